/** What the frame of every page says. */
export const WORDS = {
  product: { zh: '政务公开检查', en: 'Disclosure checks' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  mainNav: { zh: '主导航', en: 'Main navigation' },
  menu: { zh: '菜单', en: 'Menu' },
  trail: { zh: '所在位置', en: 'You are here' },
  search: { zh: '搜索', en: 'Search' },
  searchHint: { zh: '网站、规则、问题、单位（按 / 键）', en: 'Sites, rules, findings, units (press /)' },
  account: { zh: '我的账号', en: 'My account' },
  signOut: { zh: '退出', en: 'Sign out' },
  signIn: { zh: '登录', en: 'Sign in' },
  otherLanguage: { zh: 'English', en: '中文' },
  keys: { zh: '快捷键', en: 'Keys' },
  exportXlsx: { zh: '导出 XLSX', en: 'Export XLSX' },
  exportCsv: { zh: '导出 CSV', en: 'Export CSV' },
  apply: { zh: '筛选', en: 'Filter' },
  clear: { zh: '清除', en: 'Clear' },
  any: { zh: '全部', en: 'All' },
  next: { zh: '下一页', en: 'Next page' },
  first: { zh: '回到第一页', en: 'First page' },
  sortBy: { zh: '排序', en: 'sort' },
  nothing: { zh: '没有内容。', en: 'Nothing here.' },
  none: { zh: '—', en: '—' },
  interval: { zh: '区间', en: 'interval' },
  noScore: { zh: '无法得出', en: 'No score' },
  tooMany: { zh: '超过导出上限，只导出前 {n} 行', en: 'more than can be exported: the first {n} rows' },
} as const;

/** Names of words that models know by code. */
export const VERDICTS = {
  qualified: { zh: '合格', en: 'Qualified' },
  unqualified: { zh: '不合格', en: 'Unqualified' },
  undetermined: { zh: '未定', en: 'Undetermined' },
} as const;

export const FINDING_STATES = {
  new: { zh: '新出现', en: 'New' },
  persisting: { zh: '仍存在', en: 'Persisting' },
  fixed: { zh: '已改好', en: 'Fixed' },
  reopened: { zh: '反弹', en: 'Reopened' },
  waived: { zh: '已豁免', en: 'Waived' },
  expired: { zh: '豁免到期', en: 'Waiver expired' },
} as const;

export const OUTCOMES = {
  passed: { zh: '通过', en: 'Passed' },
  failed: { zh: '不符合', en: 'Failed' },
  cantTell: { zh: '待认定', en: 'Cannot tell' },
  inapplicable: { zh: '不适用', en: 'Not applicable' },
  untested: { zh: '未检测', en: 'Untested' },
} as const;

export const LEVELS = {
  veto: { zh: '单项否决', en: 'Veto' },
  deduction: { zh: '扣分', en: 'Deduction' },
  bonus: { zh: '加分', en: 'Bonus' },
  advice: { zh: '建议', en: 'Advice' },
} as const;

export const ROLE_WORDS = {
  viewer: { zh: '查看人员', en: 'Viewer' },
  evaluator: { zh: '评估人员', en: 'Evaluator' },
  office: { zh: '责任单位', en: 'Office' },
  admin: { zh: '管理员', en: 'Administrator' },
} as const;
