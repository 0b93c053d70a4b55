/** `crawl.jsonl`: every address ever seen, how it was found, and the one reason why it was or was not visited. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { withoutCredentials } from '../lib/url/normalise-url.js';

export interface LedgerEntry {
  readonly url: string;
  readonly at: string;
  /** `visited`, or why not: a reason of `Unanswered`, `other-site`, `not-wanted`. */
  readonly why: string;
  readonly status?: number;
  readonly purpose?: string;
  readonly foundOn?: string;
  readonly anchor?: string;
  readonly by: 'start' | 'link' | 'redirect';
}

export interface Ledger {
  /** Writes the entry unless this address has one already. */
  note(entry: LedgerEntry): void;
  has(url: string): boolean;
  close(): void;
}

/** Opens a ledger; `isResumed` keeps what stands in it, less a torn last line. */
export function openLedger(path: string, isResumed: boolean): Ledger {
  mkdirSync(dirname(path), { recursive: true });
  const noted = new Set<string>();
  if (isResumed && existsSync(path)) {
    const text = readFileSync(path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    truncateSync(path, Buffer.byteLength(whole));
    for (const line of whole.split('\n')) {
      if (line !== '') noted.add((JSON.parse(line) as LedgerEntry).url);
    }
  }
  const file = openSync(path, isResumed ? 'a' : 'w');
  return {
    has: (url) => noted.has(url),
    note: (entry) => {
      const url = withoutCredentials(entry.url);
      if (noted.has(url)) return;
      noted.add(url);
      writeSync(file, `${JSON.stringify({ ...entry, url })}\n`);
    },
    close: () => {
      closeSync(file);
    },
  };
}
