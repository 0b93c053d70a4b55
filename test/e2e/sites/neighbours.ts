/** Sites that share a host: a department below its portal, a portal with departments; and pages that are not what they seem. */
import type { SiteSpec } from '../../support/site-builder/index.js';
import { any } from './any.js';
import { either, IPV6_RULES, none, notPassed, pass, SITE_RULES, undecided } from '../expected.js';
import type { Truth } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

const HOST = 'www.linxi.gov.cn';
const portal: SiteSpec = { id: 'portal', kind: 'district', style: 'trs', host: HOST };
const department: SiteSpec = { id: 'jyj', kind: 'department', style: 'trs', host: HOST, prefix: '/jyj' };

const notOnOwnHost: Truth = Object.fromEntries([...SITE_RULES, ...IPV6_RULES].map((rule) => [rule, none('kind')]));

const guideBroken: Truth = {
  'platform-column-guide': notPassed,
  'guide-elements': either(none(), undecided),
  'guide-updated-date': either(none(), undecided),
  'guide-updated-fresh': either(none(), undecided),
  'guide-application-terms': either(none(), undecided),
  'platform-column-names': any,
  'columns-blank': any,
  'columns-blank-any': any,
  'columns-stale': either(pass(), undecided),
  'links-alive': any,
  'meta-column': any,
  'privacy-leak': either(pass(), undecided),
};

const guideAnswers =
  (body: string): NonNullable<SiteSpec['alter']> =>
  ({ platform }) => {
    for (const column of platform.children) {
      if (column.key === 'guide') column.answer = { status: 200, body: Buffer.from(body) };
    }
  };

export const neighbourSites: readonly SiteCase[] = [
  siteCase(
    '部门网站挂在区门户的 /jyj/ 下',
    { ...department, id: 'neighbour-department', neighbour: portal },
    notOnOwnHost,
    {
      always: true,
    },
  ),
  siteCase(
    '区门户的平台链接到部门，部门的指南过期、年报迟发',
    {
      ...portal,
      id: 'neighbour-portal',
      neighbour: {
        ...department,
        guide: { updated: { label: '更新日期', on: '2019-03-01', where: 'content' } },
        without: ['guide:传真号码', 'system'],
        reports: { publishedOn: { 2023: '2024-06-01' }, years: [2024, 2023] },
      },
      alter: ({ platform }) => {
        platform.side =
          '<div class="units"><h3>部门信息公开</h3><a href="/jyj/zfxxgk/">区教育局</a> <a href="/jyj/zfxxgk/zfxxgknb/">区教育局年报</a></div>';
      },
    },
    {},
    { verdict: ['qualified'] },
  ),
  siteCase(
    '年报栏目分区政府、部门、镇街三个子栏目',
    {
      id: 'neighbour-report-hub',
      kind: 'district',
      style: 'ucap',
      reports: { strangers: [2022, 2023] },
      alter: ({ platform }) => {
        const reports = platform.children.find((child) => child.key === 'reports');
        if (!reports) return;
        const own = reports.articles.filter((article) => article.source.startsWith('临溪区人民政府'));
        const others = reports.articles.filter((article) => !own.includes(article));
        const make = (id: number, name: string, articles: typeof own): typeof reports => ({
          ...reports,
          id,
          key: `reports-${id}`,
          name,
          folder: `nb${id}`,
          form: 'list',
          parent: reports,
          children: [],
          articles,
        });
        reports.form = 'hub';
        reports.articles = [];
        reports.children = [make(20_001, '区政府年报', own), make(20_002, '部门年报', others)];
      },
    },
    {},
    { always: true },
  ),
  siteCase(
    '指南栏目回答 200，内容却是“页面不存在”',
    {
      id: 'neighbour-soft-404',
      kind: 'district',
      style: 'trs',
      alter: guideAnswers(
        '<html><head><title>404</title></head><body><div class="error"><p>抱歉，您访问的页面不存在或已被删除！</p><a href="/">返回首页</a></div></body></html>',
      ),
    },
    guideBroken,
  ),
  siteCase(
    '指南栏目 meta refresh 回首页',
    {
      id: 'neighbour-refresh-home',
      kind: 'department',
      style: 'ucap',
      alter: guideAnswers('<html><head><meta http-equiv="refresh" content="0; url=/"></head><body></body></html>'),
    },
    guideBroken,
  ),
];
