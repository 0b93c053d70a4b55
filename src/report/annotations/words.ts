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
  readonly verdict: (site: string, verdict: string, score: string) => string;
  readonly score: (value: string, min: string, max: string) => string;
  readonly more: (count: number) => string;
  readonly places: (count: number) => string;
  readonly open: string;
  readonly noReport: (site: string, why: string) => string;
  readonly basis: string;
  readonly remedy: string;
}

const zh: AnnotationWords = {
  title: '政府信息公开检测',
  totals: (sites, qualified, unqualified, undetermined, without) =>
    `检测 ${sites} 个网站：合格 ${qualified} 个，不合格 ${unqualified} 个，未能判定 ${undetermined} 个${without > 0 ? `，没有报告 ${without} 个` : ''}。`,
  verdict: (site, verdict, score) => `${site}：${verdict}，${score}`,
  score: (value, min, max) => (min === max ? `得分 ${value}` : `得分 ${value}，可能区间 ${min} – ${max}`),
  more: (count) => `同一级别另有 ${count} 项没有列出，见 summary.md 和 report.html。`,
  places: (count) => `共 ${count} 处`,
  open: '待核实',
  noReport: (site, why) => `${site} 没有报告：${why}`,
  basis: '依据',
  remedy: '整改',
};

const en: AnnotationWords = {
  title: 'Disclosure audit',
  totals: (sites, qualified, unqualified, undetermined, without) =>
    `${sites} sites: ${qualified} qualified, ${unqualified} unqualified, ${undetermined} undetermined${without > 0 ? `, ${without} without a report` : ''}.`,
  verdict: (site, verdict, score) => `${site}: ${verdict}, ${score}`,
  score: (value, min, max) => (min === max ? `score ${value}` : `score ${value}, interval ${min} – ${max}`),
  more: (count) => `${count} more of this level in summary.md and report.html.`,
  places: (count) => `${count} places`,
  open: 'to be confirmed',
  noReport: (site, why) => `${site} has no report: ${why}`,
  basis: 'Basis',
  remedy: 'Remedy',
};

export const annotationWords = (lang: Language): AnnotationWords => (lang === 'en' ? en : zh);
