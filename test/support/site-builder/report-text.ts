/** 政府信息公开工作年度报告: fictional figures that add up, in the format of the year reported on, sound unless a fault is named. */
import { proseOf } from './report-prose.js';
import { applicationsTable, ledgerOf, publishedTable, reviewTable } from './report-tables.js';
import type { Table, TableFault } from './report-tables.js';

/** What may be wrong with the headings of one report. */
export type HeadingFault = { readonly missing: number } | { readonly swapped: readonly [number, number] };

/** What may be wrong with tables and words of one report. */
export interface ReportFault extends TableFault {
  /** The overview says so many applications were received. */
  readonly saysReceived?: number;
  /** The words are those of another year's report, or of another body's. */
  readonly wordsOf?: string;
  /** The lead leaves these out. */
  readonly withoutContact?: readonly ('电子版' | '地址' | '电话')[];
}

export interface ReportTextOptions {
  readonly organ: string;
  readonly year: number;
  readonly host: string;
  readonly fault?: HeadingFault;
  readonly wrong?: ReportFault;
  /** Small variants of §3.1: 及 for the comma of the fourth heading. */
  readonly variant?: 'comma' | 'and' | 'along';
  /** How a paragraph and a table are written. */
  readonly paragraph: (text: string) => string;
  readonly table: (table: Table) => string;
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

const leadOf = ({ organ, year, host, wrong }: ReportTextOptions): string => {
  const has = (what: '电子版' | '地址' | '电话'): boolean => !wrong?.withoutContact?.includes(what);
  const ways = [has('地址') && '地址：临溪区青石路18号，邮编：354000', has('电话') && '电话：0599-6012345'].filter(
    Boolean,
  );
  return [
    `本报告依据《中华人民共和国政府信息公开条例》编制，由总体情况、主动公开政府信息情况等六个部分组成，所列数据的统计期限为${year}年1月1日至${year}年12月31日。`,
    has('电子版') ? `本报告的电子版可在${organ}门户网站（http://${host}/）“政府信息公开”专栏查阅和下载。` : '',
    ways.length > 0 ? `如对本报告有疑问，请与${organ}联系（${ways.join('，')}）。` : '',
  ].join('');
};

/** The report: lead, six headed sections (or fewer, by `fault`), tables. */
export const reportText = (options: ReportTextOptions): string => {
  const { organ, year, paragraph, table, wrong } = options;
  const headings = headingsOf(year, options.variant ?? 'comma');
  const ledger = ledgerOf(organ, year, wrong?.carriedMore);
  const format = wrong?.format ?? (year <= 2020 ? 2019 : 2021);
  const words = proseOf(wrong?.wordsOf ?? `${organ}${year}`);
  const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
  const shown = (name: NonNullable<TableFault['without']>, one: Table): string =>
    wrong?.without === name
      ? ''
      : wrong?.shown === 'picture'
        ? `<p style="text-align:center"><img src="/images/table-${year}-${name}.png" width="860" alt=""></p>`
        : table(one);
  const bodies = [
    paragraph(
      `（一）主动公开。全年通过门户网站公开信息${year - 1500}条，制发行政规范性文件${ledger.issued}件。${words.published}`,
    ) +
      paragraph(
        `（二）依申请公开。${year}年，${organ}收到政府信息公开申请${wrong?.saysReceived ?? total(ledger.received)}件，上年结转${total(ledger.carriedIn)}件，均按期办理。`,
      ) +
      paragraph(`（三）政府信息管理。${words.managed}`) +
      paragraph(`（四）监督保障。${words.trained}`),
    shown('published', publishedTable(ledger, format)),
    shown('applications', applicationsTable(ledger, format, wrong)),
    shown('review', reviewTable(wrong)),
    paragraph(`存在的问题：${words.problems}`) + paragraph(`改进情况：${words.improved}`),
    paragraph(`${year}年，${organ}未收取政府信息公开信息处理费。`),
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
  return paragraph(leadOf(options)) + order.map(({ heading, body }) => paragraph(heading) + body).join('\n');
};
