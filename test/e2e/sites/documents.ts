/** Policy documents and their attachments: metadata, validity, terms, lag, index numbers, broken files. Built for 2025-11-18. */
import type { PolicySpec, SiteSpec } from '../../support/site-builder/index.js';
import { notTheFile, wordDocument } from '../../support/site-builder/files.js';
import { cant, either, fail, failAt, none, pass, undecided } from '../expected.js';
import type { Truth } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import { DOCUMENT_RULES } from './chapters.js';

const only = { only: [...DOCUMENT_RULES, 'documents-column', 'attachments-open'] };

const BASE: readonly PolicySpec[] = [
  {
    title: '临溪区古井保护管理办法',
    number: '临政发〔2025〕11号',
    issuer: 'government',
    daysAgo: 33,
    writtenOn: '2025-10-13',
    forms: ['text'],
  },
  {
    title: '临溪区共享厨房食品安全管理规定',
    number: '临政规〔2025〕3号',
    issuer: 'government',
    daysAgo: 97,
    writtenOn: '2025-08-08',
    forms: ['text'],
  },
  {
    title: '临溪区村级便民服务点建设管理办法',
    number: '临政办规〔2025〕1号',
    issuer: 'government',
    daysAgo: 180,
    writtenOn: '2025-05-16',
    forms: ['text'],
  },
];
/** The three documents with something changed in some of them. */
const policies = (...changes: readonly Partial<PolicySpec>[]): PolicySpec[] =>
  BASE.map((policy, index) => ({ ...policy, ...changes[index] }));

const documents = (
  id: string,
  about: string,
  style: SiteSpec['style'],
  list: readonly PolicySpec[],
  differs: Truth = {},
  options: Partial<SiteCase> = {},
): SiteCase =>
  siteCase(about, { id: `document-${id}`, kind: 'district', style, policies: list }, differs, { ...only, ...options });

export const documentSites: readonly SiteCase[] = [
  documents('sound', '三份文件要素齐全', 'jinan', policies()),
  documents(
    'without-validity',
    '三份规范性文件都没有标有效性',
    'trs',
    policies({ withoutFacts: ['有效性'] }, { withoutFacts: ['有效性'] }, { withoutFacts: ['有效性'] }),
    {
      'documents-metadata': fail({ missing: { 有效性: 3 } }),
      'documents-validity': fail(),
      'documents-not-expired': either(pass(), none('no-targets')),
    },
  ),
  documents(
    'without-facts',
    '文件页没有发文机关和索引号',
    'lonsun',
    policies(
      { withoutFacts: ['索引号', '发文机关'] },
      { withoutFacts: ['索引号', '发文机关'] },
      { withoutFacts: ['索引号', '发文机关'] },
    ),
    {
      // The body's name under the text may be taken for 发文机关.
      'documents-metadata': fail({ missing: { 索引号: 3 } }),
      'index-number': fail(),
    },
  ),
  documents(
    'odd-index',
    '两份文件的索引号是“无”和半截号',
    'hanweb',
    policies({ indexNumber: '无' }, { indexNumber: '/2025-' }),
    { 'index-number': fail(), 'documents-metadata': either(pass(), fail()) },
  ),
  documents(
    'own-index',
    '全站用自己的一贯格式编索引号',
    'ucap',
    policies(
      { indexNumber: 'LX001-0203-2025-0031' },
      { indexNumber: 'LX001-0203-2025-0024' },
      { indexNumber: 'LX001-0203-2025-0009' },
    ),
    { 'index-number': either(pass()) },
  ),
  documents(
    'expired-date',
    '写明有效期至 2024 年 12 月 31 日，仍标有效',
    'trs',
    [
      ...policies(),
      {
        title: '临溪区电动车换电站管理办法',
        number: '临政发〔2022〕4号',
        issuer: 'government',
        daysAgo: 1250,
        writtenOn: '2022-06-10',
        forms: ['text'],
        term: '本文件自2022年7月1日起施行，有效期至2024年12月31日。',
      },
    ],
    { 'documents-not-expired': failAt([/换电站/]) },
  ),
  documents(
    'expired-years',
    '自印发之日起施行，有效期 2 年，印发于 2023 年 5 月，仍标有效',
    'jinan',
    [
      ...policies(),
      {
        title: '临溪区夜间集市管理暂行办法',
        number: '临政规〔2023〕1号',
        issuer: 'government',
        daysAgo: 915,
        writtenOn: '2023-05-12',
        forms: ['text'],
        term: '本办法自印发之日起施行，有效期2年。',
      },
    ],
    { 'documents-not-expired': failAt([/夜间集市/]) },
  ),
  documents('expired-labelled', '过期文件已改标失效', 'gbk-tables', [
    ...policies(),
    {
      title: '临溪区夜间集市管理暂行办法',
      number: '临政规〔2023〕1号',
      issuer: 'government',
      daysAgo: 915,
      writtenOn: '2023-05-12',
      forms: ['text'],
      validity: '失效',
      term: '本办法自印发之日起施行，有效期2年。',
    },
  ]),
  documents(
    'expires-today',
    '有效期至今天：还没有过',
    'trs',
    policies({ term: '本文件自印发之日起施行，有效期至2025年11月18日。' }),
  ),
  documents(
    'late',
    '成文 2025-05-06，7 月 30 日才发布',
    'trs',
    policies({}, { daysAgo: 111, writtenOn: '2025-05-06' }),
    { 'publication-lag': cant('candidates') },
  ),
  documents(
    'across-holidays',
    '9 月 24 日成文、10 月 28 日发布：除去国庆中秋、算上调休，正好 20 个工作日',
    'lonsun',
    policies({ daysAgo: 21, writtenOn: '2025-09-24' }),
  ),
  documents(
    'day-too-late',
    '9 月 23 日成文、10 月 28 日发布：21 个工作日',
    'lonsun',
    policies({ daysAgo: 21, writtenOn: '2025-09-23' }),
    { 'publication-lag': cant('candidates') },
  ),
  documents(
    'attachment-gone',
    '附件答 404',
    'trs',
    policies({ attachments: [{ ...notTheFile('fujian.docx', 'text/html'), status: 404 }] }),
    { 'attachments-open': fail() },
  ),
  documents(
    'attachment-page',
    '附件链接答 200，给的是一张错误网页',
    'ucap',
    policies({ attachments: [notTheFile('fujian.docx', 'text/html; charset=utf-8')] }),
    { 'attachments-open': fail() },
  ),
  documents(
    'attachment-empty',
    '附件是 0 字节的 Excel 文件',
    'hanweb',
    policies({
      attachments: [{ name: 'fujian.xlsx', type: 'application/octet-stream', bytes: new Uint8Array() }],
    }),
    { 'attachments-open': fail() },
  ),
  documents(
    'attachment-torn',
    '附件是截断的 Word 文件',
    'jinan',
    policies({
      attachments: [
        (({ name, type, bytes }) => ({ name, type, bytes: bytes.slice(0, Math.floor(bytes.length / 2)) }))(
          wordDocument('fujian.docx', ['评审表', '一、基本情况', '二、评审意见']),
        ),
      ],
    }),
    { 'attachments-open': fail() },
  ),
  documents(
    'attachment-forbidden',
    '附件答 403：不能说打不开',
    'trs',
    policies({ attachments: [{ ...notTheFile('fujian.docx', 'text/html'), status: 403 }] }),
    { 'attachments-open': undecided },
  ),
];
