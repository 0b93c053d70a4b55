/** `--as-of` in the past: what came later is not there. */
import { fail, pass } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

export const pastSites: readonly SiteCase[] = [
  siteCase(
    '按 2025-03-01 查：2024 年报告还没发布也还不欠，指南更新在之后',
    {
      id: 'past-march',
      kind: 'district',
      style: 'trs',
      guide: { updated: { label: '更新日期', on: '2024-12-01', where: 'content' } },
      reports: { years: [2024, 2023, 2022, 2021, 2020, 2019] },
    },
    { 'annual-report-present': pass(), 'guide-updated-fresh': pass({ updatedOn: '2024-12-01' }) },
    {
      asOf: '2025-03-01',
      only: [
        'annual-report-present',
        'annual-report-on-time',
        'annual-report-sections',
        'guide-updated-date',
        'guide-updated-fresh',
      ],
    },
  ),
  siteCase(
    '部门按 2025-02-10 查：2024 年报告 3 月才发布，当时没有',
    {
      id: 'past-february',
      kind: 'department',
      style: 'hanweb',
      reports: { publishedOn: { 2024: '2025-03-05' } },
    },
    { 'annual-report-present': fail({ missing: [2024] }), 'annual-report-on-time': pass() },
    {
      asOf: '2025-02-10',
      only: ['annual-report-present', 'annual-report-on-time'],
      always: true,
    },
  ),
  siteCase(
    '按 2025-11-01 查：首页更新的两条不算，11-01 的一条算',
    { id: 'past-home', kind: 'department', style: 'ucap' },
    { 'home-updated': pass() },
    {
      asOf: '2025-11-01',
      only: ['home-updated'],
    },
  ),
];
