/** What the annual reports say: one broken identity each, and tables or words that nobody should take for sound ones. */
import type { SiteSpec } from '../../support/site-builder/index.js';
import { cant, either, fail, failAt, pass, undecided } from '../expected.js';
import type { Expected, Truth } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import { REPORT_RULES } from './chapters.js';

type Faults = NonNullable<NonNullable<SiteSpec['reports']>['faults']>;

const only = { only: ['annual-report-present', ...REPORT_RULES] };
const reports = (
  id: string,
  about: string,
  spec: Pick<SiteSpec, 'kind' | 'style' | 'reports'>,
  differs: Truth = {},
  options: Partial<SiteCase> = {},
): SiteCase => siteCase(about, { id: `figures-${id}`, ...spec }, differs, { ...only, ...options });
const district = (style: SiteSpec['style'], faults: Faults): Pick<SiteSpec, 'kind' | 'style' | 'reports'> => ({
  kind: 'district',
  style,
  reports: { faults },
});
/** A cell that also stands in what is carried over breaks that as well, or the text. */
const perhaps: Expected = either(pass(), fail());

export const reportFigureSites: readonly SiteCase[] = [
  reports(
    'result',
    '2023 年“予以公开”自然人多 1',
    district('trs', { 2023: { cell: { row: '（一）予以公开', applicant: '自然人', add: 1 } } }),
    { 'annual-report-arithmetic': failAt([/2023/, /予以公开|自然人/]) },
  ),
  reports(
    'word-paste',
    '2022 年“不掌握”商业企业多 3，表格从 Word 粘贴',
    district('ucap', { 2022: { cell: { row: '1.本机关不掌握', applicant: '商业企业', add: 3 } } }),
    { 'annual-report-arithmetic': failAt([/2022/, /不掌握|商业企业/]) },
  ),
  reports(
    'total-row',
    '2024 年（七）总计自然人少 2，GBK 表格零写作 /',
    district('gbk-tables', { 2024: { cell: { row: '（七）总计', applicant: '自然人', add: -2 } } }),
    { 'annual-report-arithmetic': failAt([/2024/, /自然人|总计/]) },
  ),
  reports(
    'total-column',
    '2021 年“部分公开”总计列多 1，表头用 th',
    district('lonsun', { 2021: { cell: { row: '（二）部分公开', applicant: '总计', add: 1 } } }),
    { 'annual-report-arithmetic': failAt([/2021/, /部分公开|总计/]) },
  ),
  reports(
    'old-year',
    '2020 年（旧格式）“信访举报投诉类申请”自然人多 1',
    district('jinan', { 2020: { cell: { row: '1.信访举报', applicant: '自然人', add: 1 } } }),
    { 'annual-report-arithmetic': failAt([/2020/, /信访|自然人/]) },
  ),
  reports('review', '2022 年行政复议总计不等于四项之和', district('hanweb', { 2022: { review: { at: 4, add: 1 } } }), {
    'annual-report-arithmetic': failAt([/2022/, /复议/]),
  }),
  reports('litigation', '2023 年未经复议直接起诉总计少 1', district('vsb', { 2023: { review: { at: 9, add: -1 } } }), {
    'annual-report-arithmetic': failAt([/2023/, /起诉|诉讼/]),
  }),
  reports(
    'received',
    '2023 年“本年新收”自然人多 1：表内不平，正文也对不上',
    district('trs', { 2023: { cell: { row: '一、本年新收', applicant: '自然人', add: 1 } } }),
    { 'annual-report-arithmetic': failAt([/2023/, /自然人|新收/]), 'annual-report-text-figures': perhaps },
  ),
  reports(
    'blank-totals',
    '结果各行的总计列空着：没有填写，不是算错',
    district('trs', { 2022: { shown: 'blank-totals' }, 2023: { shown: 'blank-totals' } }),
  ),
  reports(
    'carried',
    '2023 年上年结转比 2022 年结转下年多 2，表内各自平',
    district('trs', { 2023: { carriedMore: 2 } }),
    { 'annual-report-carry-over': failAt([/2022/, /2023/]) },
  ),
  reports(
    'carried-department',
    '部门 2021 年上年结转与 2020 年（旧格式）不衔接',
    { kind: 'department', style: 'jinan', reports: { faults: { 2021: { carriedMore: 1 } } } },
    { 'annual-report-carry-over': failAt([/2020/, /2021/]) },
  ),
  reports(
    'carried-gap',
    '缺 2022 年报告，2023 年的上年结转无从比较',
    {
      kind: 'district',
      style: 'trs',
      reports: { years: [2024, 2023, 2021, 2020], faults: { 2023: { carriedMore: 2 } } },
    },
    { 'annual-report-present': fail({ missing: [2022] }) },
  ),
  reports('old-format', '2022 年报告还用旧格式表格', district('trs', { 2022: { format: 2019 } }), {
    'annual-report-tables': failAt([/2022/]),
  }),
  reports(
    'without-review',
    '2023 年报告没有第四部分的表格',
    district('hanweb', { 2023: { without: 'review' } }),
    // A table that is missing breaks no sum; whether the rest may be called sound is left open.
    {
      'annual-report-tables': failAt([/2023/]),
      'annual-report-arithmetic': either(pass(), undecided),
      'annual-report-text-figures': either(pass(), undecided),
    },
  ),
  reports(
    'without-applications',
    '2021 年报告没有第三部分的表格',
    district('ucap', { 2021: { without: 'applications' } }),
    {
      'annual-report-tables': failAt([/2021/]),
      'annual-report-arithmetic': either(pass(), undecided),
      'annual-report-carry-over': either(pass(), undecided),
      'annual-report-text-figures': either(pass(), undecided),
    },
  ),
  reports('pictures', '2022 年报告文字齐全，三张表都是图片', district('trs', { 2022: { shown: 'picture' } }), {
    'annual-report-tables': cant('unreadable'),
    'annual-report-arithmetic': cant('unreadable'),
    'annual-report-carry-over': cant('unreadable'),
    'annual-report-text-figures': either(pass(), undecided),
  }),
  reports('word-file', '2023 年报告是 Word 文件，表格在里面，数据都对', {
    kind: 'district',
    style: 'trs',
    reports: { files: { 2023: 'word' } },
  }),
  reports(
    'word-file-broken',
    '2023 年报告是 Word 文件，“予以公开”自然人多 1',
    {
      kind: 'district',
      style: 'lonsun',
      reports: {
        files: { 2023: 'word' },
        faults: { 2023: { cell: { row: '（一）予以公开', applicant: '自然人', add: 1 } } },
      },
    },
    { 'annual-report-arithmetic': failAt([/2023/, /予以公开|自然人/]) },
  ),
  reports(
    'sheet',
    '2022 年第三部分的表格是 Excel 附件',
    { kind: 'district', style: 'trs', reports: { files: { 2022: 'sheet' } } },
    {
      'annual-report-tables': either(pass(), undecided),
      'annual-report-arithmetic': either(pass(), undecided),
      'annual-report-carry-over': either(pass(), undecided),
      'annual-report-text-figures': either(pass(), undecided),
    },
  ),
  reports('text', '2024 年正文说收到申请 99 件，表里不是', district('trs', { 2024: { saysReceived: 99 } }), {
    'annual-report-text-figures': failAt([/2024/, /99/]),
  }),
  reports(
    'same-as-last-year',
    '2024 年报告文字与 2023 年一样，只换了年份和数字',
    district('hanweb', { 2024: { wordsOf: '临溪区人民政府2023' } }),
    { 'annual-report-original': failAt([/2024/, /2023/]) },
  ),
  reports(
    'same-as-unit',
    '教育局 2024 年报告与区政府的文字一样，换了单位名称',
    { kind: 'district', style: 'trs', reports: { strangers: [2023, 2024], copiedBy: '教育局' } },
    // Others' reports are opened by sample: what is not opened cannot be found, but a finding must name the twin.
    { 'annual-report-original': either(failAt([/教育局/]), undecided) },
  ),
  reports(
    'without-contact',
    '2023 年报告没有写电子版在哪里',
    district('vsb', { 2023: { withoutContact: ['电子版'] } }),
    { 'annual-report-contact': failAt([/2023/, /电子版/]) },
  ),
  reports(
    'without-address-phone',
    '部门 2022 年报告没有联系地址和电话',
    {
      kind: 'department',
      style: 'trs',
      reports: { faults: { 2022: { withoutContact: ['地址', '电话'] } } },
    },
    { 'annual-report-contact': failAt([/2022/, /地址/, /电话/]) },
  ),
];
