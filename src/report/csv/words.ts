import type { Language } from '../wording/catalogue.js';

/** Columns of `results.csv`, in their order. The keys are the English headings and stay: scripts read them with `--lang en`. */
export const RESULT_COLUMNS = {
  site_id: '网站编号',
  site: '网站',
  kind: '类型',
  url: '网址',
  profile: '评测方案',
  as_of: '检测日',
  verdict: '网站结论',
  score: '网站得分',
  score_min: '网站最低得分',
  score_max: '网站最高得分',
  section: '部分',
  rule_id: '指标编号',
  rule: '指标',
  level: '类别',
  outcome: '结果',
  reason: '原因',
  points_due: '满分',
  points_earned: '得分',
  points_min: '最低得分',
  points_max: '最高可得',
  checked: '检测对象数',
  failed_places: '问题数',
  open_places: '待核实数',
  measured: '数据',
  basis: '依据',
  remedy: '整改',
  waived_until: '豁免至',
  reviewed: '人工认定',
  report: '报告',
} as const;

/** Columns of `problems.csv`, in their order. */
export const PROBLEM_COLUMNS = {
  problem_id: '问题编号',
  site_id: '网站编号',
  site: '网站',
  kind: '类型',
  unit: '单位',
  column: '栏目',
  url: '页面地址',
  rule_id: '指标编号',
  rule: '指标',
  level: '类别',
  outcome: '结果',
  problem: '问题描述',
  quote: '原文',
  seen_at: '取证时间（北京时间）',
  screenshot: '截图',
  basis: '依据',
  remedy: '整改',
  waived_until: '豁免至',
  found_on: '发现日期',
  due_on: '应在此日以前',
  sha256: 'SHA-256',
  record: '快照记录',
} as const;

/** Columns of `units.csv`, in their order. */
export const UNIT_COLUMNS = {
  site_id: '网站编号',
  site: '网站',
  unit: '单位',
  kind: '类型',
  url: '单位页面',
  score: '得分',
  score_min: '最低得分',
  score_max: '最高得分',
  points_due: '满分',
  passed: '通过',
  failed: '未通过',
  cantTell: '待核实',
  untested: '未检测',
  inapplicable: '不适用',
  as_of: '检测日',
} as const;

export type UnitRow = Partial<Record<keyof typeof UNIT_COLUMNS, string | number>>;
export type ResultRow = Partial<Record<keyof typeof RESULT_COLUMNS, string | number>>;
export type ProblemRow = Partial<Record<keyof typeof PROBLEM_COLUMNS, string | number>>;

/** The heading: Chinese for those who open it in Excel, else the stable names. */
export const headingOf = (columns: Readonly<Record<string, string>>, lang: Language): readonly string[] =>
  lang === 'en' ? Object.keys(columns) : Object.values(columns);
