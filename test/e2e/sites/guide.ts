/** The guide: what it must say, and where its date stands. Built for 2025-11-18. */
import type { SiteSpec } from '../../support/site-builder/index.js';
import { any } from './any.js';
import { cant, either, fail, none, pass } from '../expected.js';
import type { Truth } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

const GUIDE_RULES = [
  'platform-column-guide',
  'guide-elements',
  'guide-updated-date',
  'guide-updated-fresh',
  'guide-application-terms',
];
const only = { only: GUIDE_RULES };
const undated = { 'guide-updated-date': fail(), 'guide-updated-fresh': none() };
const dated = (updatedOn: string): Truth => ({
  'guide-updated-date': pass({ updatedOn }),
  'guide-updated-fresh': pass({ updatedOn }),
});

const dateCase = (
  id: string,
  about: string,
  updated: NonNullable<NonNullable<SiteSpec['guide']>['updated']>,
  differs: Truth,
  style: SiteSpec['style'] = 'trs',
  guide: SiteSpec['guide'] = {},
): SiteCase =>
  siteCase(about, { id: `guide-date-${id}`, kind: 'district', style, guide: { ...guide, updated } }, differs, only);

export const guideSites: readonly SiteCase[] = [
  siteCase(
    '指南缺传真和办公时间',
    { id: 'guide-without-fax-hours', kind: 'district', style: 'trs', without: ['guide:传真号码', 'guide:办公时间'] },
    {
      'guide-elements': fail({ missing: ['传真号码', '办公时间'] }),
    },
    { always: true },
  ),
  siteCase(
    '指南缺编排体系和获取方式',
    { id: 'guide-without-structure', kind: 'department', style: 'vsb', without: ['guide:编排体系', 'guide:获取方式'] },
    {
      'guide-elements': fail({ missing: ['编排体系', '获取方式'] }),
    },
    only,
  ),
  siteCase(
    '指南联系方式在表格里，缺邮箱和地址',
    {
      id: 'guide-table-without-mail',
      kind: 'district',
      style: 'hanweb',
      guide: { contactStyle: 'table' },
      without: ['guide:互联网联系方式', 'guide:办公地址'],
    },
    { 'guide-elements': fail({ missing: ['互联网联系方式', '办公地址'] }) },
    only,
  ),
  siteCase(
    '指南写明“传真：无”',
    { id: 'guide-fax-none', kind: 'district', style: 'ucap', guide: { fax: '无', contactStyle: 'sentence' } },
    {},
    only,
  ),
  siteCase(
    '指南不写答复期限',
    { id: 'guide-without-period', kind: 'district', style: 'lonsun', without: ['guide:答复期限'] },
    { 'guide-application-terms': fail() },
    only,
  ),
  siteCase(
    '指南不写申请方式',
    { id: 'guide-without-ways', kind: 'township', style: 'jinan', without: ['guide:申请方式'] },
    { 'guide-application-terms': fail() },
    only,
  ),

  dateCase(
    'label-modified',
    '“最后更新”',
    { label: '最后更新', on: '2025-03-01', where: 'content' },
    dated('2025-03-01'),
    'ucap',
  ),
  dateCase(
    'label-revised',
    '“修订日期”，日期用斜线',
    { label: '修订日期', on: '2024/05/06', where: 'content' },
    dated('2024-05-06'),
    'vsb',
  ),
  dateCase(
    'label-chinese',
    '“更新时间”，日期用年月日',
    { label: '更新时间', on: '2024年5月6日', where: 'content' },
    dated('2024-05-06'),
    'hanweb',
  ),
  dateCase(
    'info-line',
    '标题下的“更新时间”',
    { label: '更新时间', on: '2024-06-30', where: 'info-line' },
    dated('2024-06-30'),
    'lonsun',
  ),
  dateCase(
    'list',
    '指南是栏目下唯一一篇文章',
    { label: '更新日期', on: '2024-09-09', where: 'content' },
    dated('2024-09-09'),
    'hanweb',
    { form: 'list' },
  ),
  dateCase('footer', '更新日期只在页脚', { label: '更新日期', on: '2025-06-01', where: 'footer' }, undated),
  dateCase(
    'sidebar',
    '侧栏里别的文章带着“最近更新”',
    { label: '最近更新', on: '2025-06-01', where: 'sidebar' },
    undated,
    'trs',
  ),
  dateCase('comment', '更新日期在注释里', { label: '更新日期', on: '2025-06-01', where: 'comment' }, undated, 'vsb'),
  dateCase('none', '没有更新日期，只有发布时间和 PubDate', 'none', undated, 'trs', { form: 'list' }),
  dateCase('none-ucap', '没有更新日期，PubDate 是页面生成时间', 'none', undated, 'ucap', { form: 'list' }),
  dateCase('realtime', '“本《指南》实时更新”，没有日期', 'realtime', undated, 'trs', { form: 'list' }),
  dateCase(
    'future',
    '更新日期在将来',
    { label: '更新日期', on: '2026-01-01', where: 'content' },
    {
      'guide-updated-date': pass(),
      'guide-updated-fresh': fail({ updatedOn: '2026-01-01' }),
    },
    'lonsun',
  ),
  dateCase(
    'two-years',
    '更新日期正好两年前',
    { label: '更新日期', on: '2023-11-18', where: 'content' },
    dated('2023-11-18'),
    'gbk-tables',
  ),
  dateCase(
    'two-years-and-a-day',
    '更新日期两年零一天前',
    { label: '更新日期', on: '2023-11-17', where: 'content' },
    {
      'guide-updated-date': pass({ updatedOn: '2023-11-17' }),
      'guide-updated-fresh': fail({ updatedOn: '2023-11-17', ageDays: 732 }),
    },
    'gbk-tables',
  ),
  siteCase(
    '指南栏目是各单位指南的索引，本级的在首位',
    {
      id: 'guide-index',
      kind: 'district',
      style: 'trs',
      guide: { form: 'index', updated: { label: '更新日期', on: '2025-02-14', where: 'content' } },
    },
    dated('2025-02-14'),
  ),
  siteCase(
    '指南只有 Word 附件',
    { id: 'guide-word', kind: 'department', style: 'ucap', guide: { form: 'word' } },
    {
      'platform-column-guide': either(pass(), cant('unreadable')),
      'guide-elements': either(pass(), cant('unreadable')),
      'guide-updated-date': either(pass(), cant('unreadable')),
      'guide-updated-fresh': either(pass(), cant('unreadable')),
      'guide-application-terms': either(pass(), cant('unreadable')),
    },
    only,
  ),
  siteCase(
    '指南页返回 500',
    {
      id: 'guide-500',
      kind: 'district',
      style: 'hanweb',
      alter: ({ platform }) => {
        for (const column of platform.children)
          if (column.key === 'guide') column.answer = { status: 500, body: Buffer.from('error') };
      },
    },
    {
      'platform-column-guide': either(cant(), fail()),
      // Not every column was seen.
      'columns-stale': either(cant(), pass()),
      'columns-blank': either(cant(), pass()),
      'columns-blank-any': cant(),
      'guide-elements': either(cant(), none()),
      'guide-updated-date': either(cant(), none()),
      'guide-updated-fresh': either(cant(), none()),
      'guide-application-terms': either(cant(), none()),
      'platform-column-names': any,
    },
  ),
];
