/** Names of things as IRIs. */
import { webAddress } from '../web-address.js';

const inUrn = (...parts: readonly string[]): string => `urn:gongkai:${parts.map(encodeURIComponent).join(':')}`;

/** What no IRI may hold (RFC 3987), though browsers let it stand in an address. */
const NO_IRI = /[\u0000-\u0020<>"{}|\\^`]/gu; // eslint-disable-line no-control-regex -- these are what must go

const encode = (character: string): string => encodeURIComponent(character);

/** An address as the name of a page; undefined where it is none that a reader could open. */
export const pageIri = (url: string): string | undefined => webAddress(url)?.replace(NO_IRI, encode);

/** A WARC-Record-ID. */
export const recordIri = (record: string): string | undefined => {
  const bare = record.replace(/^<|>$/g, '');
  return /^urn:uuid:[0-9a-f-]{36}$/i.test(bare) ? bare : undefined;
};

export const softwareIri = (version: string): string => inUrn('software', 'gongkai', version);
export const ruleIri = (profile: string, rule: string): string => inUrn('rule', profile, rule);
export const siteIri = (site: string): string => inUrn('site', site);
export const unitIri = (site: string, unit: string): string => inUrn('unit', site, unit);

/** Names of assertions: `parts` are made unique by a count where the same come again. */
export function assertionNames(site: string, asOf: string): (...parts: readonly string[]) => string {
  const given = new Map<string, number>();
  return (...parts) => {
    const name = inUrn('assertion', site, asOf, ...parts);
    const count = (given.get(name) ?? 0) + 1;
    given.set(name, count);
    return count === 1 ? name : `${name}:${count}`;
  };
}
