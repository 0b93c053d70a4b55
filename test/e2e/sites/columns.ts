/** Blank columns, counted: 5 are too many. */
import { either, cant, fail, pass } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

const only = { only: ['columns-blank', 'columns-blank-any', 'site-reachable', 'home-updated'] };

export const columnSites: readonly SiteCase[] = [
  siteCase(
    '4 个空白栏目',
    { id: 'columns-4-blank', kind: 'district', style: 'trs', columns: { blank: 4 } },
    { 'columns-blank': pass({ count: 4 }), 'columns-blank-any': fail({ count: 4 }) },
    only,
  ),
  siteCase(
    '5 个空白栏目',
    { id: 'columns-5-blank', kind: 'department', style: 'ucap', columns: { blank: 5 } },
    { 'columns-blank': fail({ count: 5 }), 'columns-blank-any': fail({ count: 5 }) },
    { always: true, verdict: ['unqualified'] },
  ),
  siteCase(
    '6 个空白栏目，大汉',
    { id: 'columns-6-blank', kind: 'district', style: 'hanweb', columns: { blank: 6 } },
    { 'columns-blank': fail({ count: 6 }), 'columns-blank-any': fail({ count: 6 }) },
    only,
  ),
  siteCase(
    '6 个栏目写明本单位无此项',
    { id: 'columns-stated-none', kind: 'department', style: 'lonsun', columns: { statedNone: 6 } },
    {},
    only,
  ),
  siteCase(
    '4 个空白、6 个 404',
    { id: 'columns-gone', kind: 'department', style: 'vsb', columns: { blank: 4, gone: 6 } },
    { 'columns-blank': either(pass(), cant()), 'columns-blank-any': fail() },
    only,
  ),
  siteCase(
    '4 个空白、2 个 500：可能不止 4 个',
    { id: 'columns-broken', kind: 'department', style: 'trs', columns: { blank: 4, broken: 2 } },
    { 'columns-blank': cant(), 'columns-blank-any': fail() },
    { ...only, always: true },
  ),
];
