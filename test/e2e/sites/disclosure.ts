/** 法定主动公开内容, documents and interpretations. */
import type { SiteSpec } from '../../support/site-builder/index.js';
import { any } from './any.js';
import { each, noDocuments, PAIR_RULES } from './chapters.js';
import { fail, none, pass } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

const withCategory =
  (
    key: string,
    change: (column: { articles: { on: string }[]; body?: string }) => void,
  ): NonNullable<SiteSpec['alter']> =>
  ({ platform }) => {
    const statutory = platform.children.find((child) => child.key === 'statutory');
    const column = statutory?.children.find((child) => child.key === key);
    if (column) change(column);
  };

const FORMS_PROFILE = `id: forms-strict
title: 解读形式从严
version: 1.0.0
extends: [national]
overrides:
  interpretation-forms: { params: { minGovernment: 3, minDepartment: 2 } }
`;

export const disclosureSites: readonly SiteCase[] = [
  siteCase(
    '缺行政事业性收费和政府采购两类',
    { id: 'statutory-missing-two', kind: 'district', style: 'trs', without: ['category:fees', 'category:procurement'] },
    {
      'statutory-categories': fail({ missing: [/收费/, /采购/] }),
    },
    { always: true },
  ),
  siteCase(
    '统计信息栏目空白',
    {
      id: 'statutory-blank',
      kind: 'district',
      style: 'lonsun',
      alter: withCategory('statistics', (column) => {
        column.articles.length = 0;
      }),
    },
    {
      'statutory-categories': fail({ missing: [/统计/] }),
      'columns-blank-any': fail(),
    },
  ),
  siteCase('收费栏目写明“本单位无此项”', {
    id: 'statutory-stated-none',
    kind: 'district',
    style: 'hanweb',
    alter: withCategory('fees', (column) => {
      column.articles.length = 0;
      column.body = '<p>本单位无此项收费。</p>';
    }),
  }),
  siteCase(
    '统计信息栏目最新一条在 400 天前',
    {
      id: 'statutory-stale',
      kind: 'district',
      style: 'jinan',
      alter: withCategory('statistics', (column) => {
        for (const article of column.articles) article.on = '2024-10-14';
      }),
    },
    { 'statutory-fresh': fail({ stale: [{ column: /统计/, newestOn: '2024-10-14', ageDays: 400 }] }) },
  ),
  siteCase(
    '没有政策文件栏目',
    { id: 'documents-none', kind: 'district', style: 'ucap', without: ['documents'] },
    {
      ...noDocuments,
      'documents-column': fail(),
      'statutory-categories': fail({ missing: [/规范性文件|政策文件|规章/] }),
      'interpretation-column': any,
      // Without documents 政策解读 stands empty.
      'columns-blank-any': fail(),
    },
  ),
  siteCase(
    '政策文件栏目空白',
    { id: 'documents-blank', kind: 'district', style: 'trs', policies: [] },
    {
      ...noDocuments,
      'documents-column': fail(),
      'statutory-categories': fail(),
      'interpretation-column': fail(),
      'columns-blank-any': fail(),
    },
  ),
  siteCase(
    '没有政策解读栏目',
    { id: 'interpretation-none', kind: 'district', style: 'hanweb', without: ['interpretations'] },
    {
      ...each(PAIR_RULES, none('no-targets')),
      'interpretation-column': fail(),
      'interpretation-coverage': fail({
        without: ['临溪区城市绿地养护管理办法', '临溪区小型水库运行管护实施细则', '临溪区农贸市场食品安全管理规定'],
      }),
    },
  ),
  siteCase(
    '最新解读在一年零一天前',
    {
      id: 'interpretation-stale',
      kind: 'district',
      style: 'lonsun',
      policies: [
        {
          title: '临溪区茶园管护办法',
          number: '临政发〔2024〕7号',
          issuer: 'government',
          daysAgo: 366,
          forms: ['text'],
        },
      ],
    },
    // The result of a clean-up below the column is newer than its documents: whether it is the column's item is open.
    { 'interpretation-column': fail(), 'statutory-fresh': any },
  ),
  siteCase(
    '最新解读正好在一年前',
    {
      id: 'interpretation-year-old',
      kind: 'district',
      style: 'trs',
      policies: [
        {
          title: '临溪区茶园管护办法',
          number: '临政发〔2024〕7号',
          issuer: 'government',
          daysAgo: 365,
          forms: ['text'],
        },
      ],
    },
    { 'interpretation-column': pass() },
  ),
  siteCase(
    '一份文件没有解读，形式按文件计',
    {
      id: 'interpretation-forms-counted',
      kind: 'district',
      style: 'trs',
      policies: [
        {
          title: '临溪区校园周边环境管理办法',
          number: '临政发〔2025〕8号',
          issuer: 'government',
          daysAgo: 40,
          forms: ['text', 'image', 'video'],
        },
        {
          title: '临溪区河道采砂管理规定',
          number: '临政办发〔2025〕12号',
          issuer: 'government',
          daysAgo: 90,
          forms: [],
        },
      ],
    },
    {
      'interpretation-coverage': fail({ without: ['临溪区河道采砂管理规定'] }),
      'interpretation-forms': pass({ forms: { 临溪区校园周边环境管理办法: ['text', 'image', 'video'] } }),
    },
    { profile: FORMS_PROFILE, always: true },
  ),
  siteCase(
    '从严方案下一份政府文件只有两种形式',
    {
      id: 'interpretation-forms-few',
      kind: 'district',
      style: 'ucap',
      policies: [
        {
          title: '临溪区古树名木保护办法',
          number: '临政发〔2025〕5号',
          issuer: 'government',
          daysAgo: 50,
          forms: ['text', 'image', 'qa'],
        },
        {
          title: '临溪区共享单车管理规定',
          number: '临政发〔2025〕4号',
          issuer: 'government',
          daysAgo: 80,
          forms: ['text', 'image'],
        },
      ],
    },
    {
      'interpretation-forms': fail({ forms: { 临溪区共享单车管理规定: ['text', 'image'] } }),
    },
    { profile: FORMS_PROFILE },
  ),
  siteCase(
    '从严方案下部门文件两种形式够了',
    {
      id: 'interpretation-forms-department',
      kind: 'department',
      style: 'vsb',
      policies: [
        {
          title: '临溪区校服采购管理办法',
          number: '溪教发〔2025〕6号',
          issuer: 'department',
          daysAgo: 60,
          forms: ['text', 'qa'],
        },
      ],
    },
    { 'interpretation-forms': pass({ forms: { 临溪区校服采购管理办法: ['text', 'qa'] } }) },
    { profile: FORMS_PROFILE },
  ),
];
