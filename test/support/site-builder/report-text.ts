/** 政府信息公开工作年度报告: fictional figures that add up, in the format of the year reported on. */

/** What may be wrong with the headings of one report. */
export type HeadingFault = { readonly missing: number } | { readonly swapped: readonly [number, number] };

export interface ReportTextOptions {
  readonly organ: string;
  readonly year: number;
  readonly fault?: HeadingFault;
  /** Small variants of §3.1: 及 for the comma of the fourth heading. */
  readonly variant?: 'comma' | 'and' | 'along';
  readonly paragraph: (text: string) => string;
}

const FOURTH = {
  comma: '四、政府信息公开行政复议、行政诉讼情况',
  and: '四、政府信息公开行政复议及行政诉讼情况',
  along: '四、政府信息公开行政复议和行政诉讼情况',
} as const;

const headingsOf = (year: number, variant: 'comma' | 'and' | 'along'): string[] => [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  FOURTH[variant],
  year <= 2020 ? '五、政府信息公开工作存在的主要问题及改进情况' : '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
];

const row = (cells: readonly (string | number)[]): string =>
  `<tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join('')}</tr>`;

const publishedTable = (year: number): string => {
  const body =
    year <= 2020
      ? [
          row(['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量']),
          row(['规章', 0, 0, 0]),
          row(['规范性文件', 3, 3, 21]),
        ]
      : [
          row(['信息内容', '本年制发件数', '本年废止件数', '现行有效件数']),
          row(['规章', 0, 0, 0]),
          row(['行政规范性文件', 3, 1, 21]),
        ];
  return `<table border="1"><tbody><tr><td colspan="4"><p>第二十条第（一）项</p></td></tr>${body.join('')}</tbody></table>`;
};

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

/** Applications: 12 received, 10 published in full, 2 not held; nothing carried over. */
const applicationsTable = (): string => {
  const counts = (people: number): number[] => [people, 0, 0, 0, 0, 0, people];
  const head =
    '<tr><td colspan="3" rowspan="3"><p>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</p></td><td colspan="7"><p>申请人情况</p></td></tr>' +
    '<tr><td rowspan="2"><p>自然人</p></td><td colspan="5"><p>法人或其他组织</p></td><td rowspan="2"><p>总计</p></td></tr>' +
    '<tr><td><p>商业</p><p>企业</p></td><td><p>科研</p><p>机构</p></td><td><p>社会公益组织</p></td><td><p>法律服务机构</p></td><td><p>其他</p></td></tr>';
  const wide = (label: string, people: number): string =>
    `<tr><td colspan="3"><p>${label}</p></td>${counts(people)
      .map((count) => `<td><p>${count}</p></td>`)
      .join('')}</tr>`;
  const cells = (people: number): string =>
    counts(people)
      .map((count) => `<td>${count}</td>`)
      .join('');
  const rows: string[] = [];
  for (const [group, parts] of RESULTS) {
    if (parts.length === 0) {
      rows.push(`<td colspan="2">${group}</td>${cells(group.startsWith('（一）') ? 10 : 0)}`);
    } else {
      parts.forEach((part, index) => {
        const label = index === 0 ? `<td rowspan="${parts.length}">${group}</td>` : '';
        rows.push(`${label}<td>${part}</td>${cells(part.includes('不掌握') ? 2 : 0)}`);
      });
    }
  }
  rows.push(`<td colspan="2">（七）总计</td>${cells(12)}`);
  const results = rows
    .map((cellsOfRow, index) =>
      index === 0
        ? `<tr><td rowspan="${rows.length}"><p>三、本</p><p>年度办</p><p>理结果</p></td>${cellsOfRow}</tr>`
        : `<tr>${cellsOfRow}</tr>`,
    )
    .join('');
  return `<table border="1"><tbody>${head}${wide('一、本年新收政府信息公开申请数量', 12)}${wide('二、上年结转政府信息公开申请数量', 0)}${results}${wide('四、结转下年度继续办理', 0)}</tbody></table>`;
};

const reviewTable = (): string => {
  const five = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  return `<table border="1"><tbody><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr><tr>${'<td></td>'.repeat(15)}</tr>${row(
    [...five, ...five, ...five],
  )}${row([1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])}</tbody></table>`;
};

/** The report as HTML: lead, six headed sections (or fewer, by `fault`), tables. */
export const reportText = (options: ReportTextOptions): string => {
  const { organ, year, paragraph } = options;
  const headings = headingsOf(year, options.variant ?? 'comma');
  const bodies = [
    paragraph(
      `${year}年，${organ}围绕中心工作推进政务公开，全年主动公开信息${year - 1500}条，收到申请12件，均按期答复。`,
    ) +
      paragraph('（一）主动公开。全年制发行政规范性文件3件，全部公开。') +
      paragraph('（二）监督保障。对各科室开展培训2次。'),
    publishedTable(year),
    applicationsTable(),
    reviewTable(),
    paragraph('存在的问题：部分栏目更新不够及时。改进情况：建立台账，逐项落实到人。'),
    paragraph('本年度未收取政府信息公开信息处理费。'),
  ];
  let order = headings.map((heading, index) => ({ heading, body: bodies[index] ?? '' }));
  if (options.fault && 'missing' in options.fault) {
    const { missing } = options.fault;
    order = order.filter((_, index) => index !== missing - 1);
  } else if (options.fault) {
    const [first, second] = options.fault.swapped.map((number) => number - 1) as [number, number];
    const moved = order[first];
    const other = order[second];
    if (moved && other) {
      order[first] = other;
      order[second] = moved;
    }
  }
  const lead = paragraph(
    `本报告依据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为${year}年1月1日至${year}年12月31日。电子版可在本网站下载。联系地址：青石路18号，电话：0599-6012345。`,
  );
  return lead + order.map(({ heading, body }) => paragraph(`<strong>${heading}</strong>`) + body).join('\n');
};
