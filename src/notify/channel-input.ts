import { Invalid } from '../model/refusal.js';
import type { Words } from '../model/words.js';
import { isMailAddress } from './channels/send-mail.js';

export const CHANNEL_KINDS = ['mail', 'wecom', 'dingtalk', 'webhook'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const CHANNEL_WORDS: Readonly<Record<ChannelKind, Words>> = {
  mail: { zh: '邮箱', en: 'Mail address' },
  wecom: { zh: '企业微信群机器人', en: 'WeCom group robot' },
  dingtalk: { zh: '钉钉群机器人', en: 'DingTalk group robot' },
  webhook: { zh: '网络回调（webhook）', en: 'Webhook' },
};

export interface ChannelInput {
  readonly kind: ChannelKind;
  readonly title: string;
  /** Mail address or URL. */
  readonly target: string;
  readonly secret?: string;
}

/** Checks what an admin typed. Throws `Invalid`, which never repeats an address or secret. */
export function checkChannel({ kind, title, target, secret }: ChannelInput): ChannelInput {
  const fields: Record<string, Words> = {};
  if (title === '') fields.title = { zh: '必须填写。', en: 'This is required.' };
  if (kind === 'mail') {
    if (!isMailAddress(target)) fields.target = { zh: '不是邮箱地址。', en: 'Not a mail address.' };
  } else {
    const fault = faultOfUrl(kind, target);
    if (fault) fields.target = fault;
  }
  if (secret !== undefined && (kind === 'mail' || kind === 'wecom'))
    fields.secret = { zh: '这种渠道不用密钥。', en: 'This kind of channel has no secret.' };
  if (secret !== undefined && secret.length < 8)
    fields.secret = { zh: '至少 8 个字符。', en: 'At least 8 characters.' };
  if (Object.keys(fields).length > 0)
    throw new Invalid({ zh: '有内容没有填对，请改正后再提交。', en: 'Something is not filled in correctly.' }, fields);
  return { kind, title, target, ...(secret !== undefined && { secret }) };
}

/** The robots' own hosts; an office that runs its own 企业微信 has another, so only the path is looked at. */
const PATHS: Readonly<Partial<Record<ChannelKind, { readonly path: RegExp; readonly key: string }>>> = {
  wecom: { path: /\/cgi-bin\/webhook\/send$/, key: 'key' },
  dingtalk: { path: /\/robot\/send$/, key: 'access_token' },
};

function faultOfUrl(kind: ChannelKind, target: string): Words | undefined {
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    return { zh: '不是网址。', en: 'Not an address.' };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { zh: '网址应以 https:// 开头。', en: 'The address must begin with https://.' };
  if (url.username !== '' || url.password !== '')
    return { zh: '网址里不能写用户名和密码。', en: 'No user name or password in the address.' };
  const wanted = PATHS[kind];
  if (wanted && (!wanted.path.test(url.pathname) || !url.searchParams.get(wanted.key)))
    return { zh: '不是这种机器人的网址，请整个复制。', en: 'Not the address of such a robot: copy all of it.' };
  return undefined;
}

/** What is shown of a channel's address: of a URL the host alone, for the rest of it is a secret. */
export function shownTarget(kind: string, target: string): string {
  if (kind === 'mail') return target;
  try {
    return `${new URL(target).host}/…`;
  } catch {
    return '…';
  }
}
