import { plain } from '../neutralise.js';
import { webAddress } from '../web-address.js';

/** Longer ones Excel refuses. */
const LONGEST_ADDRESS = 2_079;
/**
 * The writer takes an address as escaped already only where one of these stands in it, and otherwise escapes each `%`
 * again, which leads elsewhere.
 */
const SEEN_AS_ESCAPED = /%(?:20|22|25|3c|3e|5b|5d|5e|60|7b|7d)/;

/**
 * What a cell may link to: http and https only, written so that it leads to this very address; undefined where that
 * cannot be had. Chinese characters stand in it as such, which says the same as their escapes.
 */
export function webLink(address: string): string | undefined {
  const href = webAddress(address);
  if (href === undefined) return undefined;
  const [front = '', ...fragment] = href.split('#');
  const escaped = SEEN_AS_ESCAPED.test(front) ? front : readable(front);
  if (!SEEN_AS_ESCAPED.test(escaped) && escaped.includes('%')) return undefined;
  const link = fragment.length === 0 ? escaped : `${escaped}#${fragment.join('#')}`;
  return href.length <= LONGEST_ADDRESS && link.length <= LONGEST_ADDRESS ? link : undefined;
}

/** Escapes of characters beyond ASCII undone; those of ASCII, of other charsets than UTF-8, and of what hides or turns text, stay. */
const readable = (address: string): string =>
  address.replace(/(?:%[89A-F][0-9A-F])+/giu, (bytes) => {
    try {
      const text = decodeURIComponent(bytes);
      return plain(text) === text && !/\s/u.test(text) ? text : bytes;
    } catch {
      return bytes;
    }
  });

/** Where the page of each site lies, from the folder of the workbook; none where it is not known or must not be linked. */
export type PageOf = (site: string) => string | undefined;

/** The page of a site beside its `report.json`; a path that could leave the folder of the run is not linked. */
export function reportPage(path: string): string | undefined {
  const isInside = /^[A-Za-z0-9][A-Za-z0-9._-]*\/report\.(?:json|html)$/.test(path);
  return isInside ? path.replace(/\.json$/, '.html') : undefined;
}

/** A file in the folder of the workbook; the writer knows relative addresses by this front and drops it. */
export const fileLink = (path: string, anchor?: string): string =>
  `file:///${path}${anchor === undefined ? '' : `#${anchor}`}`;

/** A cell of another sheet of this workbook. */
export const sheetLink = (sheet: string, cell = 'A1'): string => `internal:${quoted(sheet)}!${cell}`;

/** A sheet's name as formulas write it. */
export const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;
