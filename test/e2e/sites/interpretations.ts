/** Documents and what explains them: missing, linked one way, late, thin, copied. Built for 2025-11-18. */
import type { PolicySpec, SiteSpec } from '../../support/site-builder/index.js';
import { either, fail, failAt, pass } from '../expected.js';
import type { Truth } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import { PAIR_RULES } from './chapters.js';

const only = { only: ['interpretation-column', ...PAIR_RULES] };

const FIRST: PolicySpec = {
  title: '临溪区农村公路养护管理办法',
  number: '临政发〔2025〕10号',
  issuer: 'government',
  daysAgo: 35,
  writtenOn: '2025-10-10',
  forms: ['text'],
};
const SECOND: PolicySpec = {
  title: '临溪区公园文明游园管理规定',
  number: '临政办发〔2025〕18号',
  issuer: 'government',
  daysAgo: 98,
  writtenOn: '2025-08-08',
  forms: ['text', 'image'],
};

const pairs = (
  id: string,
  about: string,
  style: SiteSpec['style'],
  change: Partial<PolicySpec>,
  differs: Truth = {},
  options: Partial<SiteCase> = {},
): SiteCase =>
  siteCase(about, { id: `pair-${id}`, kind: 'district', style, policies: [{ ...FIRST, ...change }, SECOND] }, differs, {
    ...only,
    ...options,
  });

export const pairSites: readonly SiteCase[] = [
  pairs('sound', '两份文件都有解读，双向关联', 'gbk-tables', {}),
  pairs(
    'without',
    '一份文件没有解读',
    'trs',
    { forms: [] },
    { 'interpretation-coverage': fail({ without: [FIRST.title] }) },
  ),
  pairs(
    'only-to-document',
    '解读链接到文件，文件没有链接到解读',
    'lonsun',
    { links: 'to-document' },
    { 'interpretation-linked': failAt([/农村公路/]) },
  ),
  pairs(
    'only-to-interpretation',
    '文件链接到解读，解读没有链接到文件',
    'ucap',
    { links: 'to-interpretation' },
    { 'interpretation-linked': failAt([/农村公路/]) },
  ),
  pairs(
    'by-title',
    '文件和解读互不链接，只有标题对得上',
    'hanweb',
    { links: 'none' },
    { 'interpretation-linked': failAt([/农村公路/]) },
  ),
  pairs(
    'dead-link',
    '解读里的文件链接打不开',
    'trs',
    { deadLink: true },
    // Not every link is followed: what was not asked may be left open, but never praised.
    { 'interpretation-linked': either(failAt([/农村公路/]), [{ value: 'cantTell' }]) },
  ),
  pairs('third-day', '文件 10 月 14 日发布，解读 10 月 17 日发布：第 3 个工作日', 'jinan', {
    explainedOn: '2025-10-17',
  }),
  pairs(
    'late',
    '文件 10 月 14 日发布，解读 10 月 20 日发布：第 4 个工作日',
    'trs',
    { explainedOn: '2025-10-20' },
    { 'interpretation-timely': failAt([/2025-10-14|10月14日/, /2025-10-20|10月20日/]) },
  ),
  pairs(
    'late-month',
    '解读晚了一个月，文件页没有发布日期以外的差错',
    'vsb',
    { explainedOn: '2025-11-14' },
    { 'interpretation-timely': fail() },
  ),
  pairs(
    'thin',
    '解读没有背景依据和目标任务',
    'trs',
    { wording: 'thin' },
    { 'interpretation-elements': fail({ missing: [/背景/, /目标/, /适用范围/] }) },
  ),
  pairs(
    'copied',
    '解读逐句照抄文件',
    'hanweb',
    { wording: 'copied' },
    { 'interpretation-original': failAt([/公路/]), 'interpretation-elements': either(pass(), fail()) },
  ),
  pairs('pictures', '一份文件只有图解和视频', 'ucap', { forms: ['image', 'video'] }),
  siteCase(
    '部门两份文件，一份没有解读',
    {
      id: 'pair-department-without',
      kind: 'department',
      style: 'vsb',
      policies: [
        { title: '临溪区校车安全管理办法', number: '溪教发〔2025〕9号', issuer: 'department', daysAgo: 45, forms: [] },
        {
          title: '临溪区课后服务收费管理规定',
          number: '溪教发〔2025〕4号',
          issuer: 'department',
          daysAgo: 120,
          forms: ['text', 'qa'],
        },
      ],
    },
    { 'interpretation-coverage': fail({ without: ['临溪区校车安全管理办法'] }) },
    only,
  ),
];
