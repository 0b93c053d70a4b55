import type { Words } from '../../model/words.js';

/** What the log's page says. */
export const WORDS = {
  log: { zh: '操作日志', en: 'Log' },
  number: { zh: '序号', en: 'No.' },
  at: { zh: '时间', en: 'Time' },
  who: { zh: '人员', en: 'Who' },
  what: { zh: '操作', en: 'What' },
  subject: { zh: '对象', en: 'About' },
  detail: { zh: '内容', en: 'Detail' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  system: { zh: '系统', en: 'System' },
  hash: { zh: '链值', en: 'Hash' },
  verify: { zh: '核验日志', en: 'Verify the log' },
  whole: {
    zh: '日志完整：{n} 条逐条相接，与 {anchors} 个存证点一致。',
    en: 'Whole: {n} entries chained, {anchors} anchors met.',
  },
  altered: { zh: '第 {seq} 条被改动。', en: 'Entry {seq} was altered.' },
  missing: { zh: '从第 {seq} 条起有日志被删除。', en: 'Entries are missing from {seq} on.' },
  added: { zh: '第 {seq} 条是后来添加的。', en: 'Entry {seq} was added.' },
  rewritten: { zh: '到第 {seq} 条的日志被整体改写，与存证点不符。', en: 'The log up to {seq} was rewritten.' },
  unreadable: { zh: '有 {n} 个存证点读不出来。', en: '{n} anchors cannot be read.' },
  none: { zh: '没有符合条件的记录。', en: 'No entries like this.' },
} as const;

/** Actions as people read them, by their code; others are shown as they are. */
export const ACTIONS: Readonly<Record<string, Words>> = {
  'session.begun': { zh: '登录', en: 'Signed in' },
  'session.ended': { zh: '退出', en: 'Signed out' },
  'sign-in.limited': { zh: '登录尝试过多，已限制', en: 'Sign-in limited' },
  'user.created': { zh: '新建用户', en: 'User added' },
  'user.changed': { zh: '修改用户', en: 'User changed' },
  'user.invited': { zh: '生成设置密码的链接', en: 'Link made' },
  'user.password-set': { zh: '设置密码', en: 'Password set' },
  'user.password-changed': { zh: '修改密码', en: 'Password changed' },
  'token.created': { zh: '新建令牌', en: 'Token made' },
  'token.revoked': { zh: '撤销令牌', en: 'Token revoked' },
  'settings.changed': { zh: '修改设置', en: 'Settings changed' },
};
