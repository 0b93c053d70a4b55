/** robots.txt as RFC 9309 reads it. */
import parser from 'robots-parser';
import type { UnansweredReason } from '../../model/snapshot.js';

/** What a host lets us ask. */
export interface RobotsRules {
  allows(url: string): boolean;
  readonly crawlDelayMs?: number;
  /** The file itself had no answer, for this reason: then nothing may be asked (RFC 9309 2.3.1.4). */
  readonly silence?: UnansweredReason;
}

export const ALLOW_ALL: RobotsRules = { allows: () => true };
export const DISALLOW_ALL: RobotsRules = { allows: () => false };

/** RFC 9309 2.5: at least 500 KiB must be read. */
const READ_BYTES = 1024 * 1024;

/** A longer delay would end every crawl; hosts that ask for more get this. */
const LONGEST_DELAY_MS = 30_000;

const PRODUCT = 'gongkai';

interface Parsed {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
}

/** The package's own types describe another kind of export than it has. */
const parseRobots = parser as unknown as (url: string, text: string) => Parsed;

/** Rules of the file at `url`, for our product name, else for `*`. Never throws, whatever the bytes. */
export function readRobots(url: string, bytes: Uint8Array): RobotsRules {
  const file = parseRobots(url, tidy(new TextDecoder('utf-8').decode(bytes.subarray(0, READ_BYTES))));
  const delaySeconds = file.getCrawlDelay(PRODUCT);
  return {
    allows: (address) => new URL(address).pathname === '/robots.txt' || file.isAllowed(address, PRODUCT) !== false,
    ...(delaySeconds !== undefined &&
      delaySeconds > 0 && { crawlDelayMs: Math.min(delaySeconds * 1000, LONGEST_DELAY_MS) }),
  };
}

/** RFC 9309 2.3.1: by the status of the answer that ended its redirects. */
export function robotsOfStatus(url: string, status: number, body: Uint8Array): RobotsRules {
  if (status >= 200 && status < 300) return readRobots(url, body);
  // 521 is the script challenge of a shield in front of the site, which tells nothing about its robots.txt: what the
  // shield lets through is decided page by page.
  if (status === 521) return ALLOW_ALL;
  if (status === 429 || status >= 500) return DISALLOW_ALL;
  return ALLOW_ALL;
}

const RULE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^user[- ]?agent$/i, 'user-agent'],
  [/^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)$/i, 'disallow'],
  [/^allow$/i, 'allow'],
  [/^crawl-?delay$/i, 'crawl-delay'],
];

/** Only the lines that make groups and rules: any other line must not end a group (RFC 9309 2.2.4). */
function tidy(text: string): string {
  const lines: string[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const bare = line.replace(/#.*$/, '');
    const colon = bare.indexOf(':');
    if (colon < 0) continue;
    const name = bare.slice(0, colon).trim();
    const known = RULE_NAMES.find(([pattern]) => pattern.test(name))?.[1];
    const value = bare.slice(colon + 1).trim();
    // RFC 9309 2.2.1: the product name ends where its letters end.
    if (known === 'user-agent') lines.push(`user-agent: ${/^\*|^[\w-]+/.exec(value)?.[0] ?? value}`);
    else if (known !== undefined) lines.push(`${known}: ${value}`);
  }
  return lines.join('\n');
}
