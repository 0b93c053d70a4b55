import type { Language } from '../wording/catalogue.js';

/** What a SARIF file says in its own voice. */
export interface SarifWords {
  readonly tool: string;
  readonly category: (site: string, profile: string, asOf: string) => string;
  readonly open: string;
  readonly address: string;
  readonly quote: string;
  readonly basis: string;
  readonly remedy: string;
  readonly noReport: (why: string) => string;
  readonly undetermined: (stop: string) => string;
  readonly notSeen: (count: number) => string;
}

const zh: SarifWords = {
  tool: '政府网站信息公开检测',
  category: (site, profile, asOf) => `${site}，按“${profile}”检测，检测日 ${asOf}`,
  open: '待核实',
  address: '地址',
  quote: '原文',
  basis: '依据',
  remedy: '整改',
  noReport: (why) => `网站没有报告：${why}`,
  undetermined: (stop) => `网站未能判定。${stop}`,
  notSeen: (count) => `有 ${count} 项指标没有检测，既不算通过，也不算未通过；见 report.html。`,
};

const en: SarifWords = {
  tool: 'Compliance of government websites with disclosure rules',
  category: (site, profile, asOf) => `${site}, judged by "${profile}" as of ${asOf}`,
  open: 'To be confirmed',
  address: 'Address',
  quote: 'Quote',
  basis: 'Basis',
  remedy: 'Remedy',
  noReport: (why) => `The site has no report: ${why}`,
  undetermined: (stop) => `The site has no verdict. ${stop}`,
  notSeen: (count) => `${count} rules were not tested: they neither passed nor failed; see report.html.`,
};

/** The words of a language. */
export const sarifWords = (lang: Language): SarifWords => (lang === 'en' ? en : zh);
