import { nearest } from '../lib/text/nearest.js';
import type { Profile } from '../model/profile.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { SiteInput } from './audit-options.js';
import { idOfAddress, whyNoId } from './site-id.js';
import { UsageError } from './usage-error.js';

/** The site that is meant, every field settled. Throws `UsageError`. */
export const settleSite = (target: string | URL | SiteInput): SiteEntry => {
  const given: SiteInput = typeof target === 'string' || target instanceof URL ? { url: String(target) } : target;
  const url = addressOf(given.url);
  const id = given.id ?? idOfAddress(url);
  if (whyNoId(id) !== undefined)
    throw new UsageError('bad-option', `“${id}”不能作网站编号`, `"${id}" is no id of a site`);
  return { ...given, id, url: url.href, name: given.name ?? url.host, kind: given.kind ?? 'district' };
};

const addressOf = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new UsageError(
      'bad-address',
      `“${text}”不是网址，要以 http:// 或 https:// 开头`,
      `"${text}" is no web address: it must start with http:// or https://`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      'bad-address',
      '网址里不能写用户名和密码，请用 auth',
      'no user name or password in an address: use auth',
    );
  }
  url.hash = '';
  return url;
};

/** Refuses what would silently judge nothing: a kind, a waived rule or a selected rule that the profile does not know. */
export const checkAgainstProfile = (site: SiteEntry, profile: Profile, only: ReadonlySet<string> | undefined): void => {
  const kinds = new Set(profile.rules.flatMap(({ appliesTo }) => appliesTo.kinds));
  if (!kinds.has(site.kind)) {
    throw new UsageError(
      'unknown-kind',
      `评测方案 ${profile.id} 没有 ${site.kind} 这种网站类型；可用的：${[...kinds].join('、')}`,
      `the profile ${profile.id} has no kind ${site.kind}; allowed: ${[...kinds].join(', ')}`,
    );
  }
  const rules = new Set(profile.rules.map(({ id }) => id));
  for (const rule of [...(only ?? []), ...(site.waivers ?? []).map((waiver) => waiver.rule)]) {
    if (!rules.has(rule)) throw unknownRule(rule, profile.id, rules);
  }
};

/** What is said of a rule that a profile has not. */
export const unknownRule = (rule: string, profile: string, known: Iterable<string>): UsageError => {
  const meant = nearest(rule, known);
  return new UsageError(
    'unknown-rule',
    `评测方案 ${profile} 没有规则 ${rule}${meant === undefined ? '' : `，是不是 ${meant}？`}`,
    `the profile ${profile} has no rule ${rule}${meant === undefined ? '' : `, did you mean ${meant}?`}`,
  );
};
