import type { Language } from '../wording/catalogue.js';

/** What annotations say in their own voice. */
export interface AnnotationWords {
  readonly title: string;
  readonly totals: (
    sites: number,
    qualified: number,
    unqualified: number,
    undetermined: number,
    without: number,
  ) => string;
  readonly more: (count: number) => string;
  readonly places: (count: number) => string;
  readonly open: string;
  readonly waived: string;
  readonly noReport: (count: number) => string;
  readonly missing: (why: string) => string;
  readonly undetermined: (count: number) => string;
  readonly colon: string;
  readonly basis: string;
  readonly remedy: string;
}

const zh: AnnotationWords = {
  title: '政府信息公开检测',
  totals: (sites, qualified, unqualified, undetermined, without) =>
    `检测 ${sites} 个网站：合格 ${qualified} 个，不合格 ${unqualified} 个，未能判定 ${undetermined} 个${without > 0 ? `，没有报告 ${without} 个` : ''}。`,
  more: (count) => `同一级别另有 ${count} 项没有列出，见 summary.md 和 report.html。`,
  places: (count) => `共 ${count} 处`,
  open: '待核实',
  waived: '已豁免',
  noReport: (count) => `${count} 个网站没有报告`,
  missing: (why) => `没有报告：${why}`,
  undetermined: (count) => `${count} 个网站未能判定`,
  colon: '：',
  basis: '依据',
  remedy: '整改',
};

const en: AnnotationWords = {
  title: 'Disclosure audit',
  totals: (sites, qualified, unqualified, undetermined, without) =>
    `${sites} sites: ${qualified} qualified, ${unqualified} unqualified, ${undetermined} undetermined${without > 0 ? `, ${without} without a report` : ''}.`,
  more: (count) => `${count} more of this level in summary.md and report.html.`,
  places: (count) => `${count} places`,
  open: 'to be confirmed',
  waived: 'waived',
  noReport: (count) => `Without a report: ${count}`,
  missing: (why) => `no report: ${why}`,
  undetermined: (count) => `Undetermined: ${count}`,
  colon: ': ',
  basis: 'Basis',
  remedy: 'Remedy',
};

/** The words of a language. */
export const annotationWords = (lang: Language): AnnotationWords => (lang === 'en' ? en : zh);
