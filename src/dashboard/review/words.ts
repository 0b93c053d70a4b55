/** What the pages of review say more than once. */
export const WORDS = {
  review: { zh: '人工认定', en: 'Review' },
  appeals: { zh: '申诉', en: 'Appeals' },
  decide: { zh: '认定', en: 'Decide' },
  reason: { zh: '理由', en: 'Reason' },
  reasonHint: {
    zh: '写明看到了什么、依据是什么；会记入报告和日志。',
    en: 'What was seen and why; it stands in the report and the log.',
  },
  until: { zh: '沿用至', en: 'Holds until' },
  untilHint: {
    zh: '一般不填：以后的检查中证据相同就沿用，不同就重新认定。程序没有留下证据的，填了日期才会沿用。',
    en: 'Usually empty: it is carried over while the evidence is the same. Where the program has none, only up to this day.',
  },
  files: { zh: '佐证文件', en: 'Files' },
  filesHint: {
    zh: 'PNG、JPG、PDF、DOCX、XLSX、OFD，每个不超过 20 MB。',
    en: 'PNG, JPG, PDF, DOCX, XLSX, OFD, 20 MB each.',
  },
  earned: { zh: '得分', en: 'Points' },
  worth: { zh: '分值', en: 'Points' },
  stake: { zh: '待定分', en: 'Undecided' },
  since: { zh: '待认定自', en: 'Open since' },
  kind: { zh: '类别', en: 'Kind' },
  state: { zh: '状态', en: 'State' },
  site: { zh: '网站', en: 'Site' },
  unit: { zh: '单位', en: 'Unit' },
  rule: { zh: '指标', en: 'Rule' },
  by: { zh: '评估人', en: 'Evaluator' },
  at: { zh: '时间', en: 'When' },
} as const;

/** What a decision says. */
export const DECISIONS = {
  passed: { zh: '符合', en: 'Holds' },
  failed: { zh: '不符合', en: 'Does not hold' },
  partly: { zh: '部分符合', en: 'Partly' },
  inapplicable: { zh: '不适用', en: 'Does not apply' },
  withdrawn: { zh: '已撤回', en: 'Taken back' },
} as const;

export const KINDS = {
  candidates: { zh: '候选内容', en: 'Candidates' },
  doubt: { zh: '程序不能判定', en: 'Undecided' },
  evidence: { zh: '人工取证', en: 'Evidence' },
  decided: { zh: '对结果有异议', en: 'Objection' },
} as const;

export const ASKED = {
  open: undefined,
  lapsed: { zh: '原认定不再适用', en: 'Earlier decision lapsed' },
  raised: { zh: '评估人提出异议', en: 'Raised by an evaluator' },
  appealed: { zh: '单位申诉', en: 'Appealed' },
} as const;

export const ITEM_STATES = {
  open: { zh: '待认定', en: 'Open' },
  second: { zh: '待第二人', en: 'Waits for a second' },
  disputed: { zh: '意见不一', en: 'Disputed' },
  settled: { zh: '已认定', en: 'Settled' },
  gone: { zh: '已无需认定', en: 'Not asked any more' },
} as const;

export const VIEWS = {
  todo: { zh: '待我认定', en: 'For me' },
  mine: { zh: '我打开的', en: 'At my desk' },
  second: { zh: '待第二人', en: 'Wait for a second' },
  disputed: { zh: '意见不一', en: 'Disputed' },
  objections: { zh: '异议和申诉', en: 'Objections' },
  settled: { zh: '已认定', en: 'Settled' },
} as const;

export const APPEAL_WORDS = {
  lodged: { zh: '待答复', en: 'Waiting' },
  granted: { zh: '申诉成立', en: 'Granted' },
  rejected: { zh: '维持原结果', en: 'Rejected' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const;

/** Why the program could not tell, in a few words. */
export const REASONS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  truncated: { zh: '没有抓完', en: 'crawl cut short' },
  robots: { zh: 'robots 不许抓取', en: 'robots' },
  'needs-browser': { zh: '要用浏览器看', en: 'needs a browser' },
  unreadable: { zh: '读不出来', en: 'unreadable' },
  'calendar-not-covered': { zh: '日历未覆盖', en: 'calendar' },
  'no-date': { zh: '没有日期', en: 'no date' },
  'not-crawled': { zh: '没有抓到', en: 'not crawled' },
  candidates: { zh: '找到候选', en: 'candidates' },
  'check-crashed': { zh: '程序出错', en: 'check crashed' },
  'no-browser': { zh: '没有浏览器', en: 'no browser' },
  'no-ipv6-route': { zh: '没有 IPv6 网络', en: 'no IPv6 route' },
};
