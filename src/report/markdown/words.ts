import type { Language } from '../wording/catalogue.js';

/** What a Markdown summary says in its own voice. */
export interface MarkdownWords {
  readonly runTitle: (run: string) => string;
  readonly totals: (totals: {
    sites: number;
    qualified: number;
    unqualified: number;
    undetermined: number;
    withoutReport: number;
  }) => string;
  readonly order: string;
  readonly siteColumns: readonly string[];
  readonly noReport: string;
  readonly moreSites: (count: number) => string;
  readonly common: string;
  readonly commonColumns: readonly string[];
  readonly moreRules: (count: number) => string;
  readonly score: (value: string, min: string, max: string) => string;
  readonly exact: (value: string) => string;
  readonly noScore: (min: string, max: string) => string;
  readonly judged: (profile: string, asOf: string) => string;
  readonly sectionColumns: readonly string[];
  readonly vetoes: string;
  readonly failed: string;
  readonly review: string;
  readonly advice: string;
  readonly waived: string;
  readonly notJudged: string;
  readonly allPassed: string;
  readonly sections: string;
  readonly units: string;
  readonly unitColumns: readonly string[];
  readonly moreUnits: (count: number) => string;
  readonly lost: (points: string) => string;
  readonly places: (count: number) => string;
  readonly page: string;
  readonly waivedUntil: (day: string) => string;
  readonly files: (site: string) => readonly string[];
  readonly runFiles: readonly string[];
  readonly filesLabel: string;
  readonly leftOut: (count: number) => string;
}

const zh: MarkdownWords = {
  runTitle: (run) => `政府信息公开检测汇总 ${run}`,
  totals: ({ sites, qualified, unqualified, undetermined, withoutReport }) =>
    `检测 ${sites} 个网站：合格 ${qualified} 个，不合格 ${unqualified} 个，未能判定 ${undetermined} 个${withoutReport > 0 ? `，没有报告 ${withoutReport} 个` : ''}。`,
  order: '没有报告、不合格和未能判定的在前，其余从低分到高分。',
  siteColumns: ['网站', '结论', '得分', '可能区间', '单项否决', '未通过', '待核实', '未检测'],
  noReport: '没有报告',
  moreSites: (count) => `另有 ${count} 个网站没有列出，见 index.html。`,
  common: '未通过最多的指标',
  commonColumns: ['指标', '类别', '未通过的网站', '待核实的网站'],
  moreRules: (count) => `另有 ${count} 项，见 report.html。`,
  score: (value, min, max) => `得分 ${value}，可能区间 ${min} – ${max}`,
  exact: (value) => `得分 ${value}`,
  noScore: (min, max) => `没有已判定的计分指标，不作估分；可能区间 ${min} – ${max}`,
  judged: (profile, asOf) => `${profile}，检测日 ${asOf}`,
  sectionColumns: ['部分', '得分', '最高可得', '满分'],
  vetoes: '单项否决，没有通过',
  failed: '未通过的指标',
  review: '待人工核实',
  advice: '建议',
  waived: '已豁免，不扣分',
  notJudged: '没有检测的指标，既不算通过，也不算未通过',
  allPassed: '没有发现未通过的指标，也没有待核实的指标。',
  sections: '各部分得分',
  units: '各单位得分，从低到高',
  unitColumns: ['单位', '得分', '可能区间', '未通过', '待核实'],
  moreUnits: (count) => `另有 ${count} 个单位，见 report.html。`,
  lost: (points) => `失 ${points} 分`,
  places: (count) => `共 ${count} 处`,
  page: '页面',
  waivedUntil: (day) => `豁免至 ${day}`,
  files: (site) => [`${site}/report.html`, `${site}/report.json`],
  runFiles: ['index.html', 'run.json'],
  filesLabel: '全部问题和证据',
  leftOut: (count) => `另有 ${count} 个网站的问题没有列在这里，见各自的 report.html。`,
};

const en: MarkdownWords = {
  runTitle: (run) => `Disclosure audit ${run}`,
  totals: ({ sites, qualified, unqualified, undetermined, withoutReport }) =>
    `${sites} sites: ${qualified} qualified, ${unqualified} unqualified, ${undetermined} undetermined${withoutReport > 0 ? `, ${withoutReport} without a report` : ''}.`,
  order: 'Without a report, unqualified and undetermined first, then from low to high.',
  siteColumns: ['Site', 'Verdict', 'Score', 'Interval', 'Vetoes', 'Failed', 'Undecided', 'Untested'],
  noReport: 'no report',
  moreSites: (count) => `${count} more sites in index.html.`,
  common: 'Rules that failed most often',
  commonColumns: ['Rule', 'Level', 'Sites that failed', 'Sites undecided'],
  moreRules: (count) => `${count} more in report.html.`,
  score: (value, min, max) => `score ${value}, interval ${min} – ${max}`,
  exact: (value) => `score ${value}`,
  noScore: (min, max) => `no rule with points is decided, hence no estimate; interval ${min} – ${max}`,
  judged: (profile, asOf) => `${profile}, as of ${asOf}`,
  sectionColumns: ['Section', 'Earned', 'At most', 'Of'],
  vetoes: 'Vetoes that failed',
  failed: 'Rules that failed',
  review: 'For a person to confirm',
  advice: 'Advice',
  waived: 'Waived, nothing deducted',
  notJudged: 'Not tested: neither passed nor failed',
  allPassed: 'Nothing failed, and nothing is left to confirm.',
  sections: 'Sections',
  units: 'Units, from low to high',
  unitColumns: ['Unit', 'Score', 'Interval', 'Failed', 'Undecided'],
  moreUnits: (count) => `${count} more units in report.html.`,
  lost: (points) => `−${points}`,
  places: (count) => `${count} places`,
  page: 'page',
  waivedUntil: (day) => `waived until ${day}`,
  files: (site) => [`${site}/report.html`, `${site}/report.json`],
  runFiles: ['index.html', 'run.json'],
  filesLabel: 'All findings and evidence',
  leftOut: (count) => `Problems of ${count} more sites are not listed here; see their report.html.`,
};

/** The words of a language. */
export const markdownWords = (lang: Language): MarkdownWords => (lang === 'en' ? en : zh);
