/** The platform and its four columns: missing, blank, misnamed, moved. */
import { any } from './any.js';
import { BELOW_PLATFORM, each, noReports, noStatutory } from './chapters.js';
import { cant, either, fail, none, notPassed, pass, undecided } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

/** What lies behind a missing entrance is another question: breadcrumbs of documents may still lead there. */
const behindNoEntrance = {
  ...each(BELOW_PLATFORM, any),
  'platform-entrance': fail(),
  'platform-column-guide': any,
  'platform-column-system': any,
  'platform-column-statutory': any,
  'platform-column-annual-report': any,
  'platform-column-names': any,
  'platform-application-entry': any,
  'platform-same-host': any,
  'platform-no-news': any,
  'guide-elements': any,
  'guide-updated-date': any,
  'guide-updated-fresh': any,
  'guide-application-terms': any,
  'statutory-categories': any,
  'statutory-fresh': any,
  'annual-report-present': any,
  'annual-report-on-time': any,
  'annual-report-sections': any,
  'documents-column': any,
  'interpretation-column': pass(),
  'interpretation-forms': any,
  // Without an entrance there may be no platform page to look at.
  'accessibility-basics': either(pass(), undecided),
};

const noGuide = {
  'platform-column-guide': fail(),
  'guide-elements': none(),
  'guide-updated-date': none(),
  'guide-updated-fresh': none(),
  'guide-application-terms': none(),
};

export const platformSites: readonly SiteCase[] = [
  siteCase(
    '首页没有平台入口，站点地图也没有',
    { id: 'platform-no-entrance', kind: 'district', style: 'trs', without: ['platform-link'] },
    behindNoEntrance,
  ),
  siteCase(
    '平台入口在注释里',
    {
      id: 'platform-entrance-comment',
      kind: 'department',
      style: 'ucap',
      platformLink: 'comment',
      without: ['site-map'],
    },
    behindNoEntrance,
  ),
  siteCase(
    '平台入口 display:none',
    {
      id: 'platform-entrance-hidden',
      kind: 'department',
      style: 'trs',
      platformLink: 'display-none',
      without: ['site-map'],
    },
    behindNoEntrance,
  ),
  siteCase(
    '平台叫政务公开，四个栏目齐全',
    { id: 'platform-alias', kind: 'district', style: 'hanweb', names: { platform: '政务公开' } },
    {},
    { verdict: ['qualified'] },
  ),
  siteCase(
    '政务公开只是新闻频道，没有四个栏目',
    {
      id: 'platform-alias-empty',
      kind: 'district',
      style: 'ucap',
      names: { platform: '政务公开' },
      emptyPlatform: true,
      without: ['site-map'],
    },
    {
      ...behindNoEntrance,
      'platform-column-guide': notPassed,
      'platform-column-system': notPassed,
      'platform-column-statutory': notPassed,
      'platform-column-annual-report': notPassed,
    },
  ),
  siteCase(
    '平台在另一个域名上',
    { id: 'platform-other-domain', kind: 'district', style: 'ucap', platformHost: 'www.linxizwgk.cn' },
    {
      ...Object.fromEntries(
        [
          'platform-column-guide',
          'platform-column-system',
          'platform-column-statutory',
          'platform-column-annual-report',
          'platform-column-names',
          'platform-application-entry',
          'platform-no-news',
          'guide-elements',
          'guide-updated-date',
          'guide-updated-fresh',
          'guide-application-terms',
          'statutory-categories',
          'statutory-fresh',
          'annual-report-present',
          'annual-report-on-time',
          'annual-report-sections',
          'documents-column',
          'interpretation-forms',
          'columns-blank',
          ...BELOW_PLATFORM,
        ].map((rule) => [rule, either(pass(), undecided, none())]),
      ),
      'platform-same-host': fail(),
      // The links to the platform leave the site; scripts of the page may announce it.
      'external-links-marked': either(fail(), cant()),
      'columns-blank-any': either(pass(), cant()),
      'accessibility-basics': either(pass(), undecided),
      'date-format': either(pass(), cant()),
      'privacy-leak': either(pass(), cant()),
    },
    { always: true },
  ),
  siteCase('平台在同一主域名的另一台主机上', {
    id: 'platform-sibling-host',
    kind: 'district',
    style: 'lonsun',
    platformHost: 'zwgk.linxi.gov.cn',
  }),
  siteCase('没有指南栏目', { id: 'platform-no-guide', kind: 'district', style: 'trs', without: ['guide'] }, noGuide),
  siteCase(
    '指南栏目空白',
    { id: 'platform-blank-guide', kind: 'department', style: 'lonsun', guide: { form: 'blank' } },
    { ...noGuide, 'columns-blank-any': fail({ count: 1 }) },
  ),
  siteCase(
    '指南只从站点地图链接',
    { id: 'guide-only-site-map', kind: 'district', style: 'vsb', guide: { onlySiteMap: true } },
    {
      'platform-column-guide': fail(),
      'guide-elements': any,
      'guide-updated-date': any,
      'guide-updated-fresh': any,
      'guide-application-terms': any,
      'platform-column-names': any,
    },
    { always: true },
  ),
  ...(['comment', 'hidden', 'display-none'] as const).map((shown) =>
    siteCase(
      `指南链接不可见：${shown}`,
      {
        id: `guide-link-${shown}`,
        kind: 'district',
        style: shown === 'hidden' ? 'hanweb' : 'jinan',
        guide: { link: shown },
        without: ['site-map'],
      },
      noGuide,
      {
        only: Object.keys(noGuide),
      },
    ),
  ),
  siteCase(
    '没有制度栏目',
    { id: 'platform-no-system', kind: 'district', style: 'ucap', without: ['system'] },
    { 'platform-column-system': fail() },
  ),
  siteCase(
    '制度栏目空白',
    { id: 'platform-blank-system', kind: 'district', style: 'hanweb', without: ['system-items'] },
    { 'platform-column-system': fail(), 'columns-blank-any': fail({ count: 1 }) },
  ),
  siteCase(
    '没有法定主动公开内容栏目',
    { id: 'platform-no-statutory', kind: 'district', style: 'lonsun', without: ['statutory'] },
    {
      ...noStatutory,
      'platform-column-statutory': fail(),
      'statutory-categories': either(fail(), none()),
      'statutory-fresh': either(none(), cant()),
      'platform-no-news': none(),
      'documents-column': any,
      'interpretation-forms': any,
      'interpretation-column': pass(),
    },
  ),
  siteCase(
    '没有年报栏目',
    { id: 'platform-no-reports', kind: 'department', style: 'trs', without: ['reports'] },
    {
      'platform-column-annual-report': fail(),
      'annual-report-present': fail({ missing: [2020, 2021, 2022, 2023, 2024] }),
      ...noReports,
    },
  ),
  siteCase(
    '年报栏目空白',
    { id: 'platform-blank-reports', kind: 'township', style: 'jinan', without: ['report-items'] },
    {
      'columns-blank-any': fail({ count: 1 }),
      'platform-column-annual-report': fail(),
      'annual-report-present': fail({ missing: [2020, 2021, 2022, 2023, 2024] }),
      ...noReports,
    },
  ),
  siteCase(
    '三个栏目用了别名',
    {
      id: 'platform-aliases',
      kind: 'district',
      style: 'trs',
      names: { guide: '信息公开指南', system: '信息公开制度', statutory: '法定主动公开内容', reports: '信息公开年报' },
    },
    {
      'platform-column-names': fail({
        names: { 信息公开指南: '政府信息公开指南', 信息公开制度: '政府信息公开制度', 信息公开年报: '政府信息公开年报' },
      }),
    },
    { always: true },
  ),
  siteCase('年报栏目叫政府信息公开工作年度报告', {
    id: 'platform-report-long-name',
    kind: 'department',
    style: 'vsb',
    names: { reports: '政府信息公开工作年度报告' },
  }),
  siteCase(
    '没有依申请公开入口',
    { id: 'platform-no-application', kind: 'district', style: 'gkmlpt', without: ['application'] },
    { 'platform-application-entry': fail() },
  ),
  siteCase(
    '依申请公开入口打不开（404）',
    {
      id: 'platform-dead-application',
      kind: 'department',
      style: 'ucap',
      alter: ({ platform }) => {
        for (const column of platform.children) if (column.key === 'application') column.answer = { status: 404 };
      },
    },
    {
      'platform-application-entry': fail(),
      'links-alive': either(pass(), fail()),
      'columns-blank-any': either(pass(), cant()),
    },
  ),
  siteCase(
    '法定主动公开内容里全是动态',
    { id: 'platform-news', kind: 'district', style: 'trs', news: true },
    {
      'platform-no-news': fail(),
      'agency-profile': either(fail(), undecided),
      'budget-current': either(fail(), undecided),
      'emergency-plans': fail(),
      'index-number': any,
    },
  ),
];
