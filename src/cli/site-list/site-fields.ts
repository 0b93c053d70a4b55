/** The fields of a site in a list: how each is read from YAML's or CSV's value. */
import type { Unit, Waiver } from '../../model/site-entry.js';
import { nearest } from '../../lib/text/nearest.js';
import { UsageError } from '../errors.js';
import { idProblem } from './ids.js';
import type { Say } from '../language.js';
import {
  activeHours,
  anyText,
  day,
  hostAddress,
  siteAddress,
  wholeNumber,
  type Reader,
} from '../options/option-values.js';
import { readSecrets, secretKeys } from './site-secrets.js';

interface SiteField {
  readonly read: (value: unknown, name: string, say: Say) => unknown;
  /** Holds more than one value, so a CSV cell cannot. */
  readonly isNested: boolean;
}

const scalar =
  <T>(read: Reader<T>): SiteField['read'] =>
  (value, name, say) => {
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new UsageError(say(`${name} 要写一个值`, `${name} wants one value`));
    }
    return read(String(value), name, say);
  };

const id: Reader<string> = (text, _name, say) => {
  const problem = idProblem(text, say);
  if (problem !== undefined) throw new UsageError(problem);
  return text;
};

const list =
  <T>(read: (value: unknown, name: string, say: Say) => T): SiteField['read'] =>
  (value, name, say) => {
    if (!Array.isArray(value)) throw new UsageError(say(`${name} 要写成一串`, `${name} wants a list`));
    return value.map((part: unknown) => read(part, name, say));
  };

const year = wholeNumber(1949, 2100);

type Shape<T> = { readonly [K in keyof T]-?: SiteField['read'] };

/** A map with these keys only, the first ones required. */
const record =
  <T>(shape: Shape<T>, required: readonly (keyof T & string)[]) =>
  (value: unknown, name: string, say: Say): T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new UsageError(say(`${name} 的每一项要写成 名称: 值`, `${name}: each wants \`key: value\` lines`));
    }
    const readers = shape as Readonly<Record<string, SiteField['read'] | undefined>>;
    const missing = required.filter((key) => !(key in value));
    if (missing.length > 0) {
      throw new UsageError(say(`${name} 缺少 ${missing.join('、')}`, `${name} lacks ${missing.join(', ')}`));
    }
    return Object.fromEntries(
      Object.entries(value as Record<string, unknown>).map(([key, part]) => {
        const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
        if (read !== undefined) return [key, read(part, `${name}.${key}`, say)];
        const meant = nearest(key, Object.keys(shape));
        const hint = meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)];
        throw new UsageError(say(`${name} 没有 ${key} 这一项`, `${name} has no ${key}`), hint);
      }),
    ) as T;
  };

const address: Reader<string> = (text, name, say) => siteAddress(text, name, say).href;

/** One unit of a roster. */
export const readUnit = record<Unit>(
  {
    name: scalar(anyText),
    aliases: list(scalar(anyText)),
    kind: scalar(anyText),
    url: scalar(address),
    since: scalar(year),
  },
  ['name'],
);

const waiver = record<Waiver>(
  {
    rule: scalar(anyText),
    site: scalar(anyText),
    justification: scalar(anyText),
    approvedBy: scalar(anyText),
    expiresOn: scalar(day),
  },
  ['rule', 'justification', 'approvedBy', 'expiresOn'],
);

const plain = (read: SiteField['read']): SiteField => ({ read, isNested: false });
const nested = (read: SiteField['read']): SiteField => ({ read, isNested: true });

/** In the order in which help and hints name them. */
export const siteFields: ReadonlyMap<string, SiteField> = new Map<string, SiteField>([
  ['id', plain(scalar(id))],
  ['name', plain(scalar(anyText))],
  ['url', plain(scalar(address))],
  ['kind', plain(scalar(anyText))],
  ['region', plain(scalar(anyText))],
  ['profile', plain(scalar(anyText))],
  ['since', plain(scalar(year))],
  ['delayMs', plain(scalar(wholeNumber(0, 60_000)))],
  ['maxPages', plain(scalar(wholeNumber(1, 100_000)))],
  ['activeHours', plain(scalar(activeHours))],
  ['maxRequestsPerDay', plain(scalar(wholeNumber(1, 1_000_000)))],
  ['units', nested(list(readUnit))],
  ['resolve', nested(list(scalar(hostAddress)))],
  ['waivers', nested(list(waiver))],
  ...secretKeys.map((key) => [key, nested((value, _name, say) => readSecrets({ [key]: value }, say))] as const),
]);

/** The value of one known field. Throws `UsageError`; undefined for an empty value of a field that may be left out. */
export const readSiteField = (name: string, value: unknown, say: Say): unknown => {
  if (value === null || value === undefined) {
    if (['id', 'url', 'kind'].includes(name)) throw new UsageError(say(`${name} 是空的`, `${name} is empty`));
    return undefined;
  }
  return siteFields.get(name)?.read(value, name, say);
};
