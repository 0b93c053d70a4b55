/**
 * The tables of an annual report as cells with spans, from a ledger of invented figures that add up within a year and
 * from one year to the next. Long because the labels of both national formats stand here.
 */

/** A cell of a table; the cells that it covers are left out, as in HTML. */
export interface Cell {
  readonly text: string;
  readonly rows?: number;
  readonly columns?: number;
  readonly isLabel?: boolean;
}
export type Table = readonly (readonly Cell[])[];

/** 自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他. */
export const APPLICANTS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'] as const;

/** What is wrong with the figures or the tables of one report. */
export interface TableFault {
  /** Adds to one cell of the third table, after the sums were made; `row` is the start of its label. */
  readonly cell?: { readonly row: string; readonly applicant: (typeof APPLICANTS)[number]; readonly add: number };
  /** Adds to one of the fifteen cells of the fourth table. */
  readonly review?: { readonly at: number; readonly add: number };
  /** 上年结转 says so many more than last year's report carried over; the year itself adds up. */
  readonly carriedMore?: number;
  /** Written in this format, whatever the year. */
  readonly format?: 2019 | 2021;
  readonly without?: 'published' | 'applications' | 'review';
  /** `picture`: one image in place of each table · `blank-totals`: the total column of the result rows is empty. */
  readonly shown?: 'picture' | 'blank-totals';
}

const RESULTS: readonly (readonly [string, readonly string[]])[] = [
  ['（一）予以公开', []],
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', []],
  [
    '（三）不予公开',
    [
      '1.属于国家秘密',
      '2.其他法律行政法规禁止公开',
      '3.危及“三安全一稳定”',
      '4.保护第三方合法权益',
      '5.属于三类内部事务信息',
      '6.属于四类过程性信息',
      '7.属于行政执法案卷',
      '8.属于行政查询事项',
    ],
  ],
  ['（四）无法提供', ['1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确']],
  [
    '（五）不予处理',
    [
      '1.信访举报投诉类申请',
      '2.重复申请',
      '3.要求提供公开出版物',
      '4.无正当理由大量反复申请',
      '5.要求行政机关确认或重新出具已获取信息',
    ],
  ],
  [
    '（六）其他处理',
    [
      '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '3.其他',
    ],
  ],
];

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const plus = (one: readonly number[], other: readonly number[], sign = 1): number[] =>
  one.map((count, index) => count + sign * (other[index] ?? 0));

/** Figures of one year by applicant, without the total column. */
export interface Ledger {
  readonly received: readonly number[];
  readonly carriedIn: readonly number[];
  readonly carriedOut: readonly number[];
  /** By start of the label. */
  readonly results: Readonly<Record<string, readonly number[]>>;
  readonly issued: number;
  readonly repealed: number;
  readonly inForce: number;
}

const seedOf = (organ: string): number => [...organ].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
const carriedOutOf = (organ: string, year: number): number[] => {
  const seed = seedOf(organ);
  return [(seed + year) % 3, (seed + year * 2) % 2, 0, 0, 0, 0];
};

/** What the body handled in the year; what one year carries over, the next one takes over. */
export const ledgerOf = (organ: string, year: number, carriedMore = 0): Ledger => {
  const seed = seedOf(organ) + year;
  const received = [11 + (seed % 7), 3 + (seed % 2), 0, seed % 2, 1, 0];
  const carriedIn = plus(carriedOutOf(organ, year - 1), [carriedMore, 0, 0, 0, 0, 0]);
  const carriedOut = carriedOutOf(organ, year);
  const handled = plus(plus(received, carriedIn), carriedOut, -1);
  const results: Record<string, readonly number[]> = {
    '（二）部分公开': [1, 0, 0, 0, 0, 0],
    '4.保护第三方合法权益': [1, 0, 0, 0, 0, 0],
    '1.本机关不掌握相关政府信息': [2, 1, 0, 0, 0, 0],
    '1.信访举报投诉类申请': [1, 0, 0, 0, 0, 0],
  };
  const others = Object.values(results).reduce((sum, counts) => plus(sum, counts), [0, 0, 0, 0, 0, 0]);
  results['（一）予以公开'] = plus(handled, others, -1);
  results['（七）总计'] = handled;
  return { received, carriedIn, carriedOut, results, issued: 3, repealed: 1, inForce: 12 + 2 * (year - 2015) };
};

const label = (text: string, span: { rows?: number; columns?: number } = {}): Cell => ({
  text,
  isLabel: true,
  ...span,
});
const figure = (count: number | string, columns?: number): Cell => ({
  text: String(count),
  ...(columns ? { columns } : {}),
});

/** 表二, in the format of 2019 or of 2021. */
export const publishedTable = (ledger: Ledger, format: 2019 | 2021): Table => {
  const block = (item: string): Cell[] => [label(`第二十条第（${item}）项`, { columns: 4 })];
  const wide = (name: string, count: number | string): Cell[] => [label(name), figure(count, 3)];
  const four = (name: string, ...counts: number[]): Cell[] => [label(name), ...counts.map((count) => figure(count))];
  const heads = (...names: string[]): Cell[] => names.map((name) => label(name));
  if (format === 2021) {
    return [
      block('一'),
      heads('信息内容', '本年制发件数', '本年废止件数', '现行有效件数'),
      four('规章', 0, 0, 0),
      four('行政规范性文件', ledger.issued, ledger.repealed, ledger.inForce),
      block('五'),
      [label('信息内容'), label('本年处理决定数量', { columns: 3 })],
      wide('行政许可', 268),
      block('六'),
      [label('信息内容'), label('本年处理决定数量', { columns: 3 })],
      wide('行政处罚', 41),
      wide('行政强制', 0),
      block('八'),
      [label('信息内容'), label('本年收费金额（单位：万元）', { columns: 3 })],
      wide('行政事业性收费', '126.5'),
    ];
  }
  return [
    block('一'),
    heads('信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'),
    four('规章', 0, 0, 0),
    four('规范性文件', ledger.issued, ledger.issued, ledger.inForce),
    block('五'),
    heads('信息内容', '上一年项目数量', '本年增/减', '处理决定数量'),
    four('行政许可', 52, 2, 268),
    four('其他对外管理服务事项', 18, 0, 77),
    block('六'),
    heads('信息内容', '上一年项目数量', '本年增/减', '处理决定数量'),
    four('行政处罚', 96, -1, 41),
    four('行政强制', 7, 0, 0),
    block('八'),
    [label('信息内容'), label('上一年项目数量'), label('本年增/减', { columns: 2 })],
    [label('行政事业性收费'), figure(4), figure(0, 2)],
    block('九'),
    [label('信息内容'), label('采购项目数量'), label('采购总金额', { columns: 2 })],
    [label('政府集中采购'), figure(12), figure('386.4', 2)],
  ];
};

/** 表三: 25 rows of figures in the format of 2021, 23 in that of 2019. */
export const applicationsTable = (ledger: Ledger, format: 2019 | 2021, fault: TableFault = {}): Table => {
  const counted = (name: string, six: readonly number[], isResult: boolean): Cell[] => {
    const counts = [...six, sumOf(six)].map((count, index) => {
      const isHit = fault.cell && name.startsWith(fault.cell.row) && APPLICANTS[index] === fault.cell.applicant;
      return count + (isHit ? fault.cell.add : 0);
    });
    return counts.map((count, index) => figure(isResult && fault.shown === 'blank-totals' && index === 6 ? '' : count));
  };
  const resultOf = (name: string): readonly number[] =>
    Object.entries(ledger.results).find(([start]) => name.startsWith(start))?.[1] ?? [0, 0, 0, 0, 0, 0];
  const results: Cell[][] = [];
  for (const [group, parts] of RESULTS) {
    const isOne = parts.length === 0 || (format === 2019 && group === '（六）其他处理');
    if (isOne) results.push([label(group, { columns: 2 }), ...counted(group, resultOf(group), true)]);
    else
      parts.forEach((part, index) => {
        const head = index === 0 ? [label(group, { rows: parts.length })] : [];
        // The last part is called 3.其他, which no other label begins with.
        results.push([...head, label(part), ...counted(part, resultOf(part), true)]);
      });
  }
  results.push([label('（七）总计', { columns: 2 }), ...counted('（七）总计', resultOf('（七）总计'), false)]);
  const first = results[0] ?? [];
  results[0] = [label('三、本年度办理结果', { rows: results.length }), ...first];
  const wide = (name: string, six: readonly number[]): Cell[] => [
    label(name, { columns: 3 }),
    ...counted(name, six, false),
  ];
  return [
    [
      label('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', { rows: 3, columns: 3 }),
      label('申请人情况', { columns: 7 }),
    ],
    [label('自然人', { rows: 2 }), label('法人或其他组织', { columns: 5 }), label('总计', { rows: 2 })],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((name) => label(name)),
    wide('一、本年新收政府信息公开申请数量', ledger.received),
    wide('二、上年结转政府信息公开申请数量', ledger.carriedIn),
    ...results,
    wide('四、结转下年度继续办理', ledger.carriedOut),
  ];
};

/** 表四: three groups of five. */
export const reviewTable = (fault: TableFault = {}): Table => {
  const counts = [1, 0, 1, 0, 2, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0].map((count, at) =>
    fault.review?.at === at ? count + fault.review.add : count,
  );
  const five = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  return [
    [label('行政复议', { rows: 2, columns: 5 }), label('行政诉讼', { columns: 10 })],
    [label('未经复议直接起诉', { columns: 5 }), label('复议后起诉', { columns: 5 })],
    [...five, ...five, ...five].map((name) => label(name)),
    counts.map((count) => figure(count)),
  ];
};
