/**
 * Annual reports with invented figures that add up, in both national formats, in the many dresses that websites put tables into.
 * Long because the labels of the tables stand here, written out as the formats print them.
 */
import { randomFrom } from './random.js';

export type Format = 2019 | 2021;

/** Every figure of the tables of sections three and four. */
export interface ReportFigures {
  readonly format: Format;
  /** 23 or 25 lines of seven figures, in printed order. */
  readonly applications: readonly (readonly number[])[];
  /** Three groups of five. */
  readonly disputes: readonly (readonly number[])[];
  /** 行政规范性文件: 制发, 废止, 现行有效. */
  readonly normative: readonly [number, number, number];
}

export interface Cell {
  readonly text: string;
  readonly rows?: number;
  readonly columns?: number;
  readonly isHead?: boolean;
  readonly isFigure?: boolean;
}
export type Table = readonly (readonly Cell[])[];

const REFUSED = [
  '1.属于国家秘密',
  '2.其他法律行政法规禁止公开',
  '3.危及“三安全一稳定”',
  '4.保护第三方合法权益',
  '5.属于三类内部事务信息',
  '6.属于四类过程性信息',
  '7.属于行政执法案卷',
  '8.属于行政查询事项',
];
const UNABLE = ['1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确'];
const DECLINED = [
  '1.信访举报投诉类申请',
  '2.重复申请',
  '3.要求提供公开出版物',
  '4.无正当理由大量反复申请',
  '5.要求行政机关确认或重新出具已获取信息',
];
const OTHERS = [
  '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  '3.其他',
];
const GROUPS: Readonly<Record<Format, readonly (readonly [string, readonly string[]])[]>> = {
  2019: [
    ['（三）不予公开', REFUSED],
    ['（四）无法提供', UNABLE],
    ['（五）不予处理', DECLINED],
    ['（六）其他处理', []],
  ],
  2021: [
    ['（三）不予公开', REFUSED],
    ['（四）无法提供', UNABLE],
    ['（五）不予处理', DECLINED],
    ['（六）其他处理', OTHERS],
  ],
};

/** Number of result lines, without their total. */
const RESULT_LINES: Readonly<Record<Format, number>> = { 2019: 19, 2021: 21 };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const withTotal = (numbers: readonly number[]): number[] => [...numbers, sum(numbers)];

/** Sound figures, the same for the same seed. `most`: no result is larger. */
export function soundFigures(seed: number, format: Format, most = 40, carriedIn?: readonly number[]): ReportFigures {
  const next = randomFrom(seed);
  const upTo = (limit: number): number => Math.floor(next() * (limit + 1));
  const results = Array.from({ length: RESULT_LINES[format] }, () =>
    [most, most / 4, 2, 3, 2, 5].map((limit) => (next() < 0.4 ? 0 : upTo(limit))),
  );
  const handled = results[0]?.map((_, column) => sum(results.map((line) => line[column] ?? 0))) ?? [];
  const taken = carriedIn ?? handled.map((count) => Math.min(count, upTo(3)));
  const left = handled.map((count, column) => Math.max(upTo(2), (taken[column] ?? 0) - count));
  const received = handled.map((count, column) => count + (left[column] ?? 0) - (taken[column] ?? 0));
  return {
    format,
    applications: [received, taken, ...results, handled, left].map(withTotal),
    disputes: [0, 1, 2].map(() => withTotal([upTo(4), upTo(2), upTo(1), upTo(3)])),
    normative: [upTo(9), upTo(3), 20 + upTo(60)],
  };
}

const head = (text: string, spans: Partial<Cell> = {}): Cell => ({ text, isHead: true, ...spans });
const figure = (value: number | string, columns?: number): Cell => ({
  text: String(value),
  isFigure: true,
  ...(columns === undefined ? {} : { columns }),
});

/** 收到和处理政府信息公开申请情况. */
export function applicationsTable({ format, applications }: ReportFigures): Table {
  const lines = applications.map((line) => line.map((value) => figure(value)));
  const rows: Cell[][] = [
    [
      head('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', { rows: 3, columns: 3 }),
      head('申请人情况', { columns: 7 }),
    ],
    [head('自然人', { rows: 2 }), head('法人或其他组织', { columns: 5 }), head('总计', { rows: 2 })],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((name) => head(name)),
    [head('一、本年新收政府信息公开申请数量', { columns: 3 })],
    [head('二、上年结转政府信息公开申请数量', { columns: 3 })],
    [head('三、本年度办理结果', { rows: RESULT_LINES[format] + 1 }), head('（一）予以公开', { columns: 2 })],
    [head('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', { columns: 2 })],
  ];
  for (const [group, parts] of GROUPS[format]) {
    if (parts.length === 0) rows.push([head(group, { columns: 2 })]);
    parts.forEach((part, at) => rows.push([...(at === 0 ? [head(group, { rows: parts.length })] : []), head(part)]));
  }
  rows.push([head('（七）总计', { columns: 2 })], [head('四、结转下年度继续办理', { columns: 3 })]);
  return rows.map((cells, at) => [...cells, ...(lines[at - 3] ?? [])]);
}

/** 政府信息公开行政复议、行政诉讼情况. */
export function disputesTable({ disputes }: ReportFigures): Table {
  const kinds = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((name) => head(name));
  return [
    [head('行政复议', { columns: 5, rows: 2 }), head('行政诉讼', { columns: 10 })],
    [head('未经复议直接起诉', { columns: 5 }), head('复议后起诉', { columns: 5 })],
    [...kinds, ...kinds, ...kinds],
    disputes.flat().map((value) => figure(value)),
  ];
}

/** 主动公开政府信息情况. */
export function publishedTable({ format, normative: [made, repealed, inForce] }: ReportFigures): Table {
  const block = (number: string): Cell[] => [head(`第二十条第（${number}）项`, { columns: 4 })];
  const names = (...texts: string[]): Cell[] => texts.map((text) => head(text));
  const row = (name: string, ...values: (number | string)[]): Cell[] => [
    head(name),
    ...values.map((value) => figure(value, values.length === 1 ? 3 : undefined)),
  ];
  if (format === 2021)
    return [
      block('一'),
      names('信息内容', '本年制发件数', '本年废止件数', '现行有效件数'),
      row('规章', 0, 0, 0),
      row('行政规范性文件', made, repealed, inForce),
      block('五'),
      [head('信息内容'), head('本年处理决定数量', { columns: 3 })],
      row('行政许可', 4521),
      block('六'),
      [head('信息内容'), head('本年处理决定数量', { columns: 3 })],
      row('行政处罚', 187),
      row('行政强制', 12),
      block('八'),
      [head('信息内容'), head('本年收费金额（单位：万元）', { columns: 3 })],
      row('行政事业性收费', '1865.06'),
    ];
  return [
    block('一'),
    names('信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'),
    row('规章', 0, 0, 0),
    row('规范性文件', made, made, inForce),
    block('五'),
    names('信息内容', '上一年项目数量', '本年增/减', '处理决定数量'),
    row('行政许可', 258, '+6', 4521),
    row('其他对外管理服务事项', 801, '-12', 9042),
    block('六'),
    names('信息内容', '上一年项目数量', '本年增/减', '处理决定数量'),
    row('行政处罚', 1922, '+31', 187),
    row('行政强制', 117, 0, 12),
    block('八'),
    [head('信息内容'), head('上一年项目数量'), head('本年增/减', { columns: 2 })],
    [head('行政事业性收费'), figure(17), figure('-1', 2)],
    block('九'),
    [head('信息内容'), head('采购项目数量'), head('采购总金额', { columns: 2 })],
    [head('政府集中采购'), figure(96), figure('14820.5万元', 2)],
  ];
}

type CellWriter = (cell: Cell) => string;
const spansOf = ({ rows, columns }: Cell): string =>
  `${rows === undefined ? '' : ` rowspan="${String(rows)}"`}${columns === undefined ? '' : ` colspan="${String(columns)}"`}`;
const td =
  (write: (cell: Cell) => string): CellWriter =>
  (cell) =>
    `<td${spansOf(cell)}>${write(cell)}</td>`;
const plain = td(({ text }) => text);
const tableOf = (rows: readonly string[]): string =>
  `<table border="1" cellspacing="0"><tbody>\n${rows.join('\n')}\n</tbody></table>\n`;
const rowsWith =
  (write: CellWriter) =>
  (table: Table): string[] =>
    table.map((cells) => `<tr>${cells.map(write).join('')}</tr>`);

/** Every cell that a span covers, as a place of its own; the covered ones are undefined. */
function places(table: Table): (Cell | undefined)[][] {
  const grid: (Cell | undefined)[][] = table.map(() => []);
  const taken = table.map(() => new Set<number>());
  table.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (taken[row]?.has(column)) column++;
      for (let down = 0; down < (cell.rows ?? 1); down++)
        for (let right = 0; right < (cell.columns ?? 1); right++) {
          taken[row + down]?.add(column + right);
          const line = grid[row + down];
          if (line) line[column + right] = down === 0 && right === 0 ? cell : undefined;
        }
    }
  });
  return grid.map((line) => Array.from(line, (cell) => cell));
}

const broken = (text: string): string =>
  text.length < 5
    ? `<p>${text}</p>`
    : `<p>&nbsp;${text.slice(0, 3)}</p>\n<p><span>${text.slice(3, 5)}</span>&nbsp; &nbsp;${text.slice(5)}\n &nbsp; </p>`;
const inFigures = (change: (text: string) => string): CellWriter =>
  td(({ text, isFigure }) => (isFigure ? change(text) : text));
const fullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** Ways to write the three tables of a report as HTML. Each keeps every figure where a reader sees it. */
export const DRESSES: Readonly<Record<string, (tables: readonly Table[]) => string>> = {
  朴素表格: (tables) => tables.map((table) => tableOf(rowsWith(plain)(table))).join('<p>以上为本部分数据。</p>'),
  表头用th: (tables) =>
    tables
      .map((table) =>
        tableOf(rowsWith((cell) => (cell.isHead ? `<th${spansOf(cell)}>${cell.text}</th>` : plain(cell)))(table)),
      )
      .join(''),
  从Word粘贴一字一个span: (tables) =>
    tables
      .map((table) =>
        tableOf(
          rowsWith(
            td(
              ({ text }) =>
                `<p class="MsoNormal" style="text-align:center">${[...text].map((letter) => `<span lang="EN-US" style="font-family:仿宋">${letter}</span>`).join('')}<o:p></o:p></p>`,
            ),
          )(table),
        ),
      )
      .join(''),
  标签断成几段: (tables) =>
    tables
      .map((table) => tableOf(rowsWith(td(({ text, isHead }) => (isHead ? broken(text) : `<p>${text}</p>`)))(table)))
      .join(''),
  零写作空格: (tables) =>
    tables
      .map((table) => tableOf(rowsWith(inFigures((text) => (text === '0' ? '<o:p>&nbsp;</o:p>' : text)))(table)))
      .join(''),
  零写作斜线: (tables) =>
    tables.map((table) => tableOf(rowsWith(inFigures((text) => (text === '0' ? '/' : text)))(table))).join(''),
  零写作破折号: (tables) =>
    tables.map((table) => tableOf(rowsWith(inFigures((text) => (text === '0' ? '——' : text)))(table))).join(''),
  全角数字: (tables) => tables.map((table) => tableOf(rowsWith(inFigures(fullWidth))(table))).join(''),
  带单位: (tables) =>
    tables
      .map((table) => tableOf(rowsWith(inFigures((text) => (/^\d+$/.test(text) ? `${text}件` : text)))(table)))
      .join(''),
  千分位: (tables) =>
    tables
      .map((table) =>
        tableOf(
          rowsWith(inFigures((text) => (/^\d+$/.test(text) ? Number(text).toLocaleString('en-US') : text)))(table),
        ),
      )
      .join(''),
  跨行跨列漏写: (tables) =>
    tables
      .map((table) => tableOf(table.map((cells) => `<tr>${cells.map(({ text }) => `<td>${text}</td>`).join('')}</tr>`)))
      .join(''),
  只漏写跨行: (tables) =>
    tables
      .map((table) =>
        tableOf(
          rowsWith((cell) => plain({ text: cell.text, ...(cell.columns ? { columns: cell.columns } : {}) }))(table),
        ),
      )
      .join(''),
  合并格写成空格子: (tables) =>
    tables
      .map((table) =>
        tableOf(places(table).map((line) => `<tr>${line.map((cell) => `<td>${cell?.text ?? ''}</td>`).join('')}</tr>`)),
      )
      .join(''),
  整篇套在布局表格里: (tables) =>
    `<table width="900"><tr><td><p>版头</p></td></tr><tr><td>${tables.map((table) => tableOf(rowsWith(plain)(table))).join('<p>说明。</p>')}</td></tr></table>`,
  单元格里又套表格: (tables) =>
    tables
      .map((table) =>
        tableOf(
          rowsWith(td(({ text, isFigure }) => (isFigure ? `<table><tr><td>${text}</td></tr></table>` : text)))(table),
        ),
      )
      .join(''),
  三张表连成一张: (tables) => tableOf(tables.flatMap((table) => rowsWith(plain)(table))),
  中间断成两张: (tables) =>
    tables
      .map((table) => {
        const rows = places(table).map((line, at) =>
          line.map((cell, column) => {
            const shown = cell ?? (column < 2 ? above(table, at, column) : undefined);
            return shown?.text ?? '';
          }),
        );
        const half = table.length > 20 ? 14 : table.length;
        return [rows.slice(0, half), rows.slice(half)]
          .filter((part) => part.length > 0)
          .map((part) => tableOf(part.map((line) => `<tr>${line.map((text) => `<td>${text}</td>`).join('')}</tr>`)))
          .join('<p>（续表）</p>');
      })
      .join(''),
  行间有空行: (tables) =>
    tables
      .map((table) =>
        tableOf(
          places(table).flatMap((line, at) => [
            `<tr>${line.map((cell, column) => `<td>${(cell ?? (column < 2 ? above(table, at, column) : undefined))?.text ?? ''}</td>`).join('')}</tr>`,
            ...(at % 5 === 4 ? [`<tr>${line.map(() => '<td>&nbsp;</td>').join('')}</tr>`] : []),
          ]),
        ),
      )
      .join(''),
  标签编号用阿拉伯数字顿号: (tables) =>
    tables
      .map((table) =>
        tableOf(
          rowsWith(
            td(({ text, isFigure }) =>
              isFigure ? text : text.replace(/^（([一二三四五六七])）/, '$1、').replace(/^(\d)\./, '（$1）'),
            ),
          )(table),
        ),
      )
      .join(''),
  几列数字挤在一格: (tables) =>
    tables
      .map((table) =>
        tableOf(
          rowsWith(td(({ text }) => text))(
            table.map((cells) => {
              const figures = cells.filter(({ isFigure }) => isFigure).map(({ text }) => text);
              if (figures.length !== 7) return cells;
              const glued = (from: number, to: number): Cell =>
                ({ text: figures.slice(from, to).join('<br>&nbsp;'), columns: to - from, isFigure: true }) as const;
              return [...cells.filter(({ isFigure }) => !isFigure), glued(0, 1), glued(1, 6), glued(6, 7)];
            }),
          ),
        ),
      )
      .join(''),
  每列占两个格子: (tables) =>
    tables
      .map((table) =>
        tableOf(
          rowsWith(plain)(table.map((cells) => cells.map((cell) => ({ ...cell, columns: (cell.columns ?? 1) * 2 })))),
        ),
      )
      .join(''),
  数字之间有空格: (tables) =>
    tables.map((table) => tableOf(rowsWith(inFigures((text) => [...text].join('<span> </span>')))(table))).join(''),
  多一列小计: (tables) =>
    tables
      .map((table) =>
        tableOf(
          rowsWith(plain)(
            table.map((cells) => {
              const figures = cells.filter(({ isFigure }) => isFigure);
              if (figures.length === 7) {
                const subtotal = sum(figures.slice(1, 6).map(({ text }) => Number(text)));
                return [...cells.slice(0, -1), figure(subtotal), ...cells.slice(-1)];
              }
              if (cells.length === 5 && cells[0]?.text === '商业企业') return [...cells, head('小计')];
              return cells.map((cell) => {
                if (cell.text === '法人或其他组织') return { ...cell, columns: 6 };
                return cell.text === '申请人情况' ? { ...cell, columns: 8 } : cell;
              });
            }),
          ),
        ),
      )
      .join(''),
};

const above = (table: Table, row: number, column: number): Cell | undefined => {
  const grid = places(table);
  for (let at = row; at >= 0; at--) {
    const cell = grid[at]?.[column];
    if (cell) return (cell.rows ?? 1) > row - at ? cell : undefined;
  }
  return undefined;
};

/** The body of a report: six headings, prose, the three tables in a dress. */
export const reportHtml = (figures: ReportFigures, dress: (tables: readonly Table[]) => string): string =>
  [
    '<p>一、总体情况</p><p>本机关按照要求推进政府信息公开工作，持续完善目录，及时回应关切，全年工作平稳有序。</p>',
    '<p>二、主动公开政府信息情况，三、收到和处理政府信息公开申请情况，四、政府信息公开行政复议、行政诉讼情况</p>',
    dress([publishedTable(figures), applicationsTable(figures), disputesTable(figures)]),
    '<p>五、存在的主要问题及改进情况</p><p>个别栏目更新不够及时，已逐项整改到位，并建立按月巡查的制度。</p>',
    '<p>六、其他需要报告的事项</p><p>未收取信息处理费。</p>',
  ].join('\n');
