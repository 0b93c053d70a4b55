import type { Language } from '../wording/catalogue.js';

/** What a JUnit file says in its own voice. */
export interface JunitWords {
  readonly verdictTest: string;
  readonly noReportTest: string;
  readonly waived: (by: string, until: string, why: string) => string;
  readonly places: (count: number) => string;
  readonly more: (count: number) => string;
  readonly address: string;
  readonly evidence: string;
  readonly capturedAt: string;
  readonly basis: string;
  readonly remedy: string;
  readonly dueOn: string;
  readonly unit: string;
  readonly score: (value: string, min: string, max: string) => string;
  readonly noScore: (min: string, max: string) => string;
  readonly notes: string;
}

const zh: JunitWords = {
  verdictTest: '网站结论',
  noReportTest: '网站没有报告',
  waived: (by, until, why) => `已豁免至 ${until}（${by}）：${why}`,
  places: (count) => `共 ${count} 处`,
  more: (count) => `另有 ${count} 处，见 report.html`,
  address: '地址',
  evidence: '原文',
  capturedAt: '取证时间（北京时间）',
  basis: '依据',
  remedy: '整改',
  dueOn: '应在此日以前',
  unit: '单位',
  score: (value, min, max) => `得分 ${value}，可能区间 [${min}, ${max}]`,
  noScore: (min, max) => `没有已判定的计分指标，可能区间 [${min}, ${max}]`,
  notes: '通过的指标中有数据的：',
};

const en: JunitWords = {
  verdictTest: 'Verdict',
  noReportTest: 'The site has no report',
  waived: (by, until, why) => `waived until ${until} (${by}): ${why}`,
  places: (count) => `${count} places`,
  more: (count) => `${count} more in report.html`,
  address: 'Address',
  evidence: 'Quote',
  capturedAt: 'Seen at (Beijing time)',
  basis: 'Basis',
  remedy: 'Remedy',
  dueOn: 'Due on',
  unit: 'Unit',
  score: (value, min, max) => `score ${value}, interval [${min}, ${max}]`,
  noScore: (min, max) => `no rule with points is decided, interval [${min}, ${max}]`,
  notes: 'Figures of rules that passed:',
};

/** The words of a language. */
export const junitWords = (lang: Language): JunitWords => (lang === 'en' ? en : zh);
