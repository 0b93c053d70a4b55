import { WATCH } from '../../availability/norm.js';
import { parseMailUrl } from '../../notify/channels/mail-url.js';
import { isMailAddress } from '../../notify/channels/send-mail.js';
import { nearest } from '../../lib/text/nearest.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { wholeNumber } from '../options/option-values.js';

/** `notify:` of a config: what only whoever runs the machine may say. Wins over the settings page. */
export interface NotifyConfig {
  /** `smtps://user:password@host:465`; else GONGKAI_SMTP_URL. */
  readonly smtp?: string;
  /** Address that mail comes from; else GONGKAI_SMTP_FROM. */
  readonly from?: string;
  /** Channels and mail servers set on pages may lie in the house. */
  readonly allowPrivate?: boolean;
}

/** `availability:` of a config. */
export interface AvailabilityConfig {
  /** False: sites are not watched. */
  readonly watch?: boolean;
  /** Visits of a site a day. */
  readonly visitsPerDay?: number;
  /** Pages that are asked whether our own network works. */
  readonly controls?: readonly string[];
}

const NOTIFY_KEYS = ['smtp', 'from', 'allowPrivate'] as const;
const AVAILABILITY_KEYS = ['watch', 'visitsPerDay', 'controls'] as const;
/** Every quarter of an hour: more would be a burden to the site and say nothing more. */
const MOST_VISITS = 96;
/** How often a day a site may be visited. */
export const VISITS = { minimum: WATCH.visitsPerDay, maximum: MOST_VISITS } as const;
const visits = wholeNumber(VISITS.minimum, VISITS.maximum);

/** Reads the key `notify`. Throws `UsageError`, which never repeats a value: it may hold a password. */
export function readNotifyConfig(value: unknown, say: Say): NotifyConfig {
  const given = mapOf(value, 'notify', NOTIFY_KEYS, say);
  const { smtp, from, allowPrivate } = given;
  if (smtp !== undefined && (typeof smtp !== 'string' || !parseMailUrl(smtp)))
    throw new UsageError(
      say('notify.smtp 要写成 smtps://用户名:密码@主机:465', 'notify.smtp is written smtps://user:password@host:465'),
    );
  if (from !== undefined && (typeof from !== 'string' || !isMailAddress(from)))
    throw new UsageError(say('notify.from 要写一个邮箱地址', 'notify.from is a mail address'));
  return {
    ...(smtp !== undefined && { smtp }),
    ...(from !== undefined && { from }),
    ...(allowPrivate !== undefined && { allowPrivate: yesNo(allowPrivate, 'notify.allowPrivate', say) }),
  };
}

/** Reads the key `availability`. Throws `UsageError`. */
export function readAvailabilityConfig(value: unknown, say: Say): AvailabilityConfig {
  const { watch, visitsPerDay, controls } = mapOf(value, 'availability', AVAILABILITY_KEYS, say);
  const list: readonly unknown[] | undefined =
    controls === undefined ? undefined : Array.isArray(controls) ? controls : [controls];
  const isUrl = (one: unknown): one is string =>
    typeof one === 'string' && URL.canParse(one) && /^https?:$/.test(new URL(one).protocol);
  if (list !== undefined && !list.every(isUrl))
    throw new UsageError(say('availability.controls 要写网址', 'availability.controls are addresses of pages'));
  return {
    ...(watch !== undefined && { watch: yesNo(watch, 'availability.watch', say) }),
    ...(visitsPerDay !== undefined && {
      visitsPerDay: visits(
        typeof visitsPerDay === 'number' ? String(visitsPerDay) : '',
        'availability.visitsPerDay',
        say,
      ),
    }),
    ...(list !== undefined && { controls: list.filter(isUrl) }),
  };
}

const yesNo = (value: unknown, what: string, say: Say): boolean => {
  if (typeof value === 'boolean') return value;
  throw new UsageError(say(`${what} 要写 true 或 false`, `${what} wants true or false`));
};

function mapOf(value: unknown, what: string, keys: readonly string[], say: Say): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(say(`${what} 要写成 名称: 值 的形式`, `${what} wants \`key: value\` lines`));
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    const meant = nearest(unknown, keys);
    throw new UsageError(
      say(`${what} 里没有 ${unknown} 这一项`, `${what} has no key ${unknown}`),
      meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)],
    );
  }
  return value as Record<string, unknown>;
}
