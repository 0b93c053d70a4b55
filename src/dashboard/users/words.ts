/** What the pages about users say. */
export const WORDS = {
  users: { zh: '用户', en: 'Users' },
  create: { zh: '新建用户', en: 'Add a user' },
  login: { zh: '账号', en: 'Account' },
  loginHint: { zh: '登录时填写，建好后不能改。', en: 'Typed at sign-in; cannot be changed later.' },
  name: { zh: '姓名或单位', en: 'Name' },
  role: { zh: '角色', en: 'Role' },
  email: { zh: '邮箱', en: 'Mail' },
  emailHint: { zh: '用于通知，可以不填。', en: 'For notifications; may be left out.' },
  sites: { zh: '网站', en: 'Sites' },
  sitesHint: {
    zh: '仅责任单位：每行一个网站（编号或全称）。只负责门户中一个单位的，写作“网站 / 单位”。',
    en: 'Offices only: one site a line, by id or full name; “site / unit” for one unit of a portal.',
  },
  all: { zh: '全部', en: 'All' },
  state: { zh: '状态', en: 'State' },
  active: { zh: '启用', en: 'Active' },
  inactive: { zh: '已停用', en: 'Deactivated' },
  invited: { zh: '未设密码', en: 'No password yet' },
  seen: { zh: '最近使用', en: 'Last seen' },
  created: { zh: '建立时间', en: 'Created' },
  facts: { zh: '资料', en: 'Facts' },
  save: { zh: '保存', en: 'Save' },
  saved: {
    zh: '已保存。权限有变化时，该用户需要重新登录。',
    en: 'Saved. Where rights changed, the user signs in again.',
  },
  isActive: { zh: '允许登录', en: 'May sign in' },
  link: { zh: '生成设置密码的链接', en: 'Make a link to set the password' },
  linkHint: {
    zh: '链接 72 小时内有效，只能用一次；原有密码在用新链接设好之前仍然有效。请通过可靠的渠道交给本人。',
    en: 'Good for 72 hours, once. The old password stays until a new one is set. Hand it over safely.',
  },
  linkOnce: { zh: '请把这个链接交给本人，只显示这一次：', en: 'Hand over this link; it is shown this once:' },
  tokens: { zh: '接口令牌', en: 'API tokens' },
  roles: { zh: '角色说明', en: 'Roles' },
} as const;

/** What each role may do, for whoever gives it. */
export const ROLE_MEANING = {
  viewer: { zh: '查看全部网站的结果。', en: 'Reads everything.' },
  evaluator: { zh: '查看，并对机器无法判定的事项作出认定。', en: 'Reads, and decides what the machine could not.' },
  office: {
    zh: '被检查的单位：只看到自己的网站，答复整改通知，提出申诉。',
    en: 'An audited body: sees its own sites only, answers notices, appeals.',
  },
  admin: {
    zh: '查看、认定、下发整改通知、安排检查、管理用户和设置。',
    en: 'Everything: reviews, issues notices, plans audits, manages users and settings.',
  },
} as const;
