/** What a caller without a compiler may get wrong is told before anything is asked of a site. */
import { isDay } from '../lib/date/day.js';
import { parseActiveHours } from '../lib/date/active-hours.js';
import { parseResolveRule } from '../lib/net/resolve-rule.js';
import { nearest } from '../lib/text/nearest.js';
import type { AuditOptions } from './audit-options.js';
import { UsageError } from './usage-error.js';

/** Throws `UsageError` for an option that there is not, with the one that was probably meant. */
export const refuseUnknown = (options: object, known: object): void => {
  for (const key of Object.keys(options)) {
    if (Object.hasOwn(known, key)) continue;
    const meant = nearest(key, Object.keys(known));
    throw new UsageError(
      'bad-option',
      `没有 ${key} 这个选项${meant === undefined ? '' : `，是不是 ${meant}？`}`,
      `there is no option ${key}${meant === undefined ? '' : `, did you mean ${meant}?`}`,
    );
  }
};

/** Throws `UsageError` for a day that the calendar has not. */
export const checkDay = (asOf: unknown): void => {
  if (asOf === undefined || (typeof asOf === 'string' && isDay(asOf))) return;
  throw badOption('asOf', asOf, '要写成 2026-03-31 这样的日期', 'wants a day such as 2026-03-31');
};

/** Throws `UsageError` for the first option whose value makes no sense. */
export const checkOptions = (options: AuditOptions): void => {
  checkDay(options.asOf);
  for (const [key, least, most] of BOUNDS) {
    const value = options[key];
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) continue;
    throw badOption(key, value, `要写 ${least} 到 ${most} 之间的整数`, `wants a whole number from ${least} to ${most}`);
  }
  for (const [key, allowed] of WORDS) {
    const value: string | undefined = options[key];
    if (value === undefined || allowed.includes(value)) continue;
    throw badOption(key, value, `可用的值：${allowed.join('、')}`, `allowed: ${allowed.join(', ')}`);
  }
  for (const rule of options.resolve ?? []) {
    if (parseResolveRule(rule) === undefined)
      throw badOption('resolve', rule, '要写成 主机:端口:IP地址', 'wants HOST:PORT:ADDRESS');
  }
  if (options.activeHours !== undefined && parseActiveHours(options.activeHours) === undefined)
    throw badOption(
      'activeHours',
      options.activeHours,
      '要写成 22:00-06:00 这样的时段',
      'wants hours such as 22:00-06:00',
    );
  checkAccess(options);
};

/** As far as a site of the size of a portal, a patient crawl and a polite one make sense. */
const BOUNDS = [
  ['maxPages', 1, 100_000],
  ['concurrency', 1, 32],
  ['delayMs', 0, 60_000],
  ['timeoutMs', 1, 86_400_000],
] as const;

const WORDS: readonly (readonly ['robots' | 'render' | 'screenshots', readonly string[]])[] = [
  ['robots', ['obey', 'ignore']],
  ['render', ['auto', 'never', 'always']],
  ['screenshots', ['auto', 'never']],
];

/** What frames a message or belongs to the connection (RFC 9110 7.6.1): with another value of these nothing comes through. */
const OF_CONNECTION = /^(?:host|connection|content-length|expect|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/** The messages never repeat a value: these are secrets. */
const checkAccess = ({ headers, cookies, auth, contact }: AuditOptions): void => {
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (OF_CONNECTION.test(name)) {
      throw new UsageError(
        'bad-option',
        `headers 不能有 ${name}：它由程序自己来写`,
        `headers cannot hold ${name}: the program writes it itself`,
      );
    }
    try {
      new Headers([[name, value]]);
    } catch {
      throw new UsageError('bad-option', `headers 里的 ${name} 写法不对`, `headers: ${name} is malformed`);
    }
  }
  for (const [name, value] of Object.entries(cookies ?? {})) {
    // RFC 6265 4.1.1: neither holds what ends a cookie or a header.
    // eslint-disable-next-line no-control-regex
    if (/^[^\s=;,\x00-\x1f\x7f]+$/.test(name) && !/[;\x00-\x1f\x7f]/.test(String(value))) continue;
    throw new UsageError('bad-option', `cookies 里的 ${name} 写法不对`, `cookies: ${name} is malformed`);
  }
  if (auth !== undefined && (typeof auth.username !== 'string' || typeof auth.password !== 'string'))
    throw new UsageError('bad-option', 'auth 要写 username 和 password', 'auth wants username and password');
  // It goes into a header, between brackets.
  if (contact !== undefined && !/^[\x21-\x7e]+$/.test(contact.replace(/[()<>"\\]/g, ' ')))
    throw badOption('contact', contact, '要写网址或电子邮箱', 'wants a web or mail address');
};

const badOption = (key: string, value: unknown, zh: string, en: string): UsageError =>
  new UsageError('bad-option', `${key} ${zh}，不能是“${String(value)}”`, `${key} ${en}, not "${String(value)}"`);
