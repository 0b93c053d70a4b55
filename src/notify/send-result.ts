import type { Words } from '../model/words.js';

/**
 * How a try went. `sent`: the receiver said yes · `again`: surely not sent, worth another try · `never`: surely not sent, and no
 * try will be otherwise until somebody mends the setting · `in-doubt`: handed over, and no answer.
 */
export type SendResult =
  | { readonly how: 'sent' }
  | { readonly how: 'again'; readonly error: SendError; readonly detail?: string; readonly afterMs?: number }
  | { readonly how: 'never'; readonly error: SendError; readonly detail?: string }
  | { readonly how: 'in-doubt'; readonly error: SendError; readonly detail?: string };

export type SendError = keyof typeof SEND_ERRORS;

/** Why, for people. The receiver's own words stand beside it. */
export const SEND_ERRORS = {
  'no-mail-server': { zh: '还没有设置发信服务器', en: 'no mail server is set' },
  'no-address': { zh: '该用户没有邮箱', en: 'this user has no mail address' },
  'no-channel': { zh: '通知渠道已停用或删除', en: 'the channel is off or gone' },
  'private-address': {
    zh: '地址在内网，未经允许；在 gongkai.yaml 的 notify 里写 allowPrivate: true',
    en: 'the address is private and not allowed; set allowPrivate: true under notify in gongkai.yaml',
  },
  unreachable: { zh: '连不上', en: 'cannot be reached' },
  tls: { zh: '证书有问题', en: 'its certificate is not valid' },
  silent: { zh: '没有应答', en: 'did not answer' },
  throttled: { zh: '发得太快，被要求稍后再发', en: 'asked us to slow down' },
  refused: { zh: '对方拒绝', en: 'refused it' },
  'bad-settings': { zh: '设置有误（地址、密钥或关键词）', en: 'address, secret or keyword is wrong' },
  'bad-recipient': { zh: '收件地址被拒绝', en: 'the recipient was refused' },
  'server-error': { zh: '对方服务器出错', en: 'the server failed' },
  killed: { zh: '发送途中程序中断', en: 'the program ended while it was being sent' },
  'given-up': { zh: '24 小时内没有送达，不再重试', en: 'not delivered within 24 hours' },
} as const satisfies Readonly<Record<string, Words>>;
