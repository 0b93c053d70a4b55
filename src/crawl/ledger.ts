/**
 * `crawl.jsonl`: every address ever seen, how it was found, and the one reason why it was or was not visited. A line an
 * address; where a crawl that was taken up again knows better, a later line says so, and the last line counts.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { maskAddress, maskPersonalNumbers } from '../lib/text/mask.js';
import { withoutCredentials } from '../lib/url/normalise-url.js';
import type { UnansweredReason } from '../model/snapshot.js';
import { errandKey } from './crawl-state.js';

/**
 * `visited`, why an answer failed to come, or why nobody asked: `not-wanted` no rule needs it · `other-site` it is none of
 * this site's · `form` it takes what people fill in, which is never sent · `scheme` it is no http or https address.
 */
export type LedgerReason = 'visited' | UnansweredReason | 'not-wanted' | 'other-site' | 'form' | 'scheme';

/**
 * `start` TARGET · `guess` a usual place that nothing pointed to · `link` · `frame` · `redirect` by the server · `forward` by
 * a meta refresh or a script · `paging` a further page of a list · `list` a row, or the request of a list, that a script
 * brings · `attachment` · `form` · `script` asked by a page in the browser · `robots` the file itself.
 */
export type FoundBy =
  | 'start'
  | 'guess'
  | 'link'
  | 'frame'
  | 'redirect'
  | 'forward'
  | 'paging'
  | 'list'
  | 'attachment'
  | 'form'
  | 'script'
  | 'robots';

export interface LedgerEntry {
  readonly url: string;
  /** Of what is no GET: another address than a GET of the same URL. */
  readonly method?: 'POST' | 'HEAD';
  readonly body?: string;
  readonly at: string;
  readonly why: LedgerReason;
  readonly status?: number;
  readonly purpose?: string;
  readonly foundOn?: string;
  readonly anchor?: string;
  readonly by: FoundBy;
}

export interface Ledger {
  /** Writes the entry unless this address has one that says as much: a visit stands, anything else gives way to news. */
  note(entry: LedgerEntry): void;
  /** The same for many, in few writes; of an address that has an entry nothing is written. */
  noteNew(entries: Iterable<LedgerEntry>): void;
  close(): void;
}

/** Written at a time by `noteNew`. */
const CHUNK_CHARACTERS = 64 * 1024;

/** Opens a ledger; `isResumed` keeps what stands in it, less a torn last line. */
export function openLedger(path: string, isResumed: boolean): Ledger {
  mkdirSync(dirname(path), { recursive: true });
  const noted = isResumed ? readNoted(path) : new Map<string, LedgerReason>();
  const file = openSync(path, isResumed ? 'a' : 'w');
  const lineOf = (entry: LedgerEntry): string =>
    `${JSON.stringify({
      ...entry,
      url: maskAddress(withoutCredentials(entry.url)),
      ...(entry.foundOn !== undefined && { foundOn: maskAddress(withoutCredentials(entry.foundOn)) }),
      // Whoever wrote a link's words may have put a number into them.
      ...(entry.anchor !== undefined && { anchor: maskPersonalNumbers(entry.anchor) }),
    })}\n`;
  return {
    note: (entry) => {
      const key = keyOf(entry);
      const known = noted.get(key);
      if (known === 'visited' || known === entry.why) return;
      noted.set(key, entry.why);
      writeSync(file, lineOf(entry));
    },
    noteNew: (entries) => {
      let text = '';
      for (const entry of entries) {
        const key = keyOf(entry);
        if (noted.has(key)) continue;
        noted.set(key, entry.why);
        text += lineOf(entry);
        if (text.length < CHUNK_CHARACTERS) continue;
        writeSync(file, text);
        text = '';
      }
      writeSync(file, text);
    },
    close: () => {
      closeSync(file);
    },
  };
}

/** The errand that would ask for it; two spellings of one address are one. */
const keyOf = ({ url, method, body }: Pick<LedgerEntry, 'url' | 'method' | 'body'>): string =>
  errandKey({ url, method: method === 'POST' ? 'POST' : 'GET', ...(body !== undefined && { body }), render: false });

function readNoted(path: string): Map<string, LedgerReason> {
  const noted = new Map<string, LedgerReason>();
  if (!existsSync(path)) return noted;
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf(0x0a) + 1;
  truncateSync(path, whole);
  for (const line of bytes.toString('utf8', 0, whole).split('\n')) {
    try {
      const entry = JSON.parse(line) as LedgerEntry;
      noted.set(keyOf(entry), entry.why);
    } catch {
      // Damaged by something else than us: what it spoke of is written down again.
    }
  }
  return noted;
}
