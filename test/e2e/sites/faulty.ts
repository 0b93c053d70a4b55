/** Sites with many faults at once, each in another chapter: what the cases of one fault show apart, in three crawls. */
import { notTheFile } from '../../support/site-builder/files.js';
import { cant, either, fail, failAt, none, pass, undecided } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

export const faultySites: readonly SiteCase[] = [
  siteCase(
    '区县，年报、文件、解读、决策、预算、机构职能各有一处差错',
    {
      id: 'faulty-district',
      kind: 'district',
      style: 'trs',
      reports: {
        faults: {
          2024: { saysReceived: 99 },
          2023: { cell: { row: '（一）予以公开', applicant: '自然人', add: 1 } },
          2022: { format: 2019 },
          2021: { carriedMore: 2 },
        },
      },
      profile: { without: ['办公时间'] },
      budget: {
        titles: [
          ['临溪区2025年政府预算公开', '2025-02-21'],
          ['临溪区2023年度政府决算公开', '2024-09-10'],
        ],
      },
      grassroots: { fields: 19 },
      catalogue: { years: [2024] },
      consultations: [
        { draft: '临溪区小区充电设施建设管理办法（草案）', daysAgo: 100, days: 10 },
        { draft: '临溪区停车管理办法（草案）', daysAgo: 62, days: 33, feedback: 'linked' },
      ],
      policies: [
        {
          title: '临溪区农村公路养护管理办法',
          number: '临政发〔2025〕10号',
          issuer: 'government',
          daysAgo: 35,
          writtenOn: '2025-10-10',
          forms: ['text'],
          explainedOn: '2025-10-20',
          wording: 'copied',
          attachments: [notTheFile('fujian.docx', 'text/html; charset=utf-8')],
        },
        {
          title: '临溪区公园文明游园管理规定',
          number: '临政办发〔2025〕18号',
          issuer: 'government',
          daysAgo: 98,
          writtenOn: '2025-05-08',
          forms: ['text', 'image'],
          links: 'to-document',
        },
        {
          title: '临溪区电动车换电站管理办法',
          number: '临政发〔2022〕4号',
          issuer: 'government',
          daysAgo: 1250,
          writtenOn: '2022-06-10',
          forms: [],
          term: '本文件自2022年7月1日起施行，有效期至2024年12月31日。',
        },
      ],
    },
    {
      'annual-report-arithmetic': failAt([/2023/, /予以公开|自然人/]),
      'annual-report-carry-over': failAt([/2020/, /2021/]),
      'annual-report-tables': failAt([/2022/]),
      'annual-report-text-figures': failAt([/2024/, /99/]),
      'agency-profile': fail({ missing: ['办公时间'] }),
      'budget-current': fail({ missing: [/2024/] }),
      'grassroots-catalogue': fail(),
      'decision-catalogue': fail(),
      'decision-catalogue-links': either(pass(), none(), undecided),
      'consultation-period': failAt([/充电设施/]),
      'consultation-feedback': failAt([/充电设施/]),
      'documents-not-expired': failAt([/换电站/]),
      'publication-lag': cant('candidates'),
      'attachments-open': fail(),
      'interpretation-coverage': fail({ without: ['临溪区电动车换电站管理办法'] }),
      'interpretation-linked': failAt([/文明游园/]),
      'interpretation-timely': failAt([/农村公路/]),
      'interpretation-original': failAt([/农村公路/]),
      'interpretation-elements': pass(),
    },
    { always: true },
  ),
  siteCase(
    '区县，文件没有有效性和索引号，年报雷同且没有联系方式，表格是图片',
    {
      id: 'faulty-district-other',
      kind: 'district',
      style: 'lonsun',
      reports: {
        faults: {
          2024: { wordsOf: '临溪区人民政府2023' },
          2023: { withoutContact: ['电话'] },
          2021: { shown: 'picture' },
        },
      },
      catalogue: { withoutLinks: ['会议审议情况'] },
      policies: [
        {
          title: '临溪区村级便民服务点建设管理办法',
          number: '临政办规〔2025〕1号',
          issuer: 'government',
          daysAgo: 180,
          writtenOn: '2025-05-16',
          forms: ['text'],
          withoutFacts: ['有效性', '索引号'],
          wording: 'thin',
        },
        {
          title: '临溪区古井保护管理办法',
          number: '临政发〔2025〕11号',
          issuer: 'government',
          daysAgo: 33,
          writtenOn: '2025-10-13',
          forms: ['image'],
          withoutFacts: ['有效性', '索引号'],
        },
      ],
    },
    {
      'annual-report-original': failAt([/2024/, /2023/]),
      'annual-report-contact': failAt([/2023/, /电话/]),
      'annual-report-tables': cant('unreadable'),
      'annual-report-arithmetic': cant('unreadable'),
      'annual-report-carry-over': cant('unreadable'),
      'annual-report-text-figures': [{ value: 'passed' }, { value: 'cantTell' }],
      'decision-catalogue-links': fail(),
      'documents-metadata': fail({ missing: { 有效性: 2, 索引号: 2 } }),
      'documents-validity': fail(),
      // Only what is labelled as in force can be labelled so wrongly.
      'documents-not-expired': either(pass(), none('no-targets')),
      'index-number': fail(),
      'interpretation-elements': fail({ missing: [/背景/, /目标/] }),
    },
    { always: true },
  ),
];
