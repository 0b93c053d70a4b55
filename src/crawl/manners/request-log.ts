/** `requests.jsonl`: every request that left for a site, by which its politeness can be proved. Append-only, a line each. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { maskAddress } from '../../lib/text/mask.js';

/** One request. Instants in ms are on one clock that never jumps within a process (`systemClock.now`). */
export interface RequestLine {
  readonly site: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly host: string;
  readonly port: number;
  /** Under which its machine's share was counted; absent where the name has none. */
  readonly address?: string;
  /** What was connected to; of a browser, what its proxy may connect to. */
  readonly remoteAddress?: string;
  /** `TLS`: a handshake alone. */
  readonly method: string;
  /** Without user name and password. */
  readonly url: string;
  readonly via: 'fetch' | 'browser' | 'tls';
  /** In the words of the plan; of a browser `browser:navigation`, `browser:reload` or `browser:` and the kind of resource. */
  readonly purpose: string;
  /** 1 for the first try of an address. */
  readonly attempt: number;
  readonly status?: number;
  /** Code of why there is no answer, e.g. `ECONNREFUSED`. */
  readonly fault?: string;
  /** As sent. */
  readonly retryAfter?: string;
  /** The server's own `Date`, beside a Retry-After. */
  readonly serverDate?: string;
  readonly location?: string;
  /** What a robots.txt says, its first 64 KB. */
  readonly robotsText?: string;
  /** In force for this request: of its host, and of its address. */
  readonly delayMs: number;
  readonly concurrency: number;
  readonly addressDelayMs: number;
  readonly addressConcurrency: number;
  readonly robots: RobotsDecision;
  readonly activeHours?: string;
  readonly maxRequestsPerDay?: number;
}

/**
 * `allowed` by the file · `robots-file` itself · `exempt`: a probe of the home page, or a handshake · `sub-resource`:
 * what a page in a browser needs to be shown · `ignored`: passed over by order of the site's owner.
 */
export type RobotsDecision = 'allowed' | 'robots-file' | 'exempt' | 'sub-resource' | 'ignored';

export interface RequestLog {
  write(line: RequestLine): void;
  /** What stood in it when it was opened. */
  readonly earlier: readonly RequestLine[];
  close(): void;
}

/** Opens a log; `isResumed` keeps what stands in it, less a torn last line. */
export function openRequestLog(path: string, isResumed: boolean): RequestLog {
  mkdirSync(dirname(path), { recursive: true });
  const earlier = isResumed ? readRequestLog(path) : [];
  if (isResumed && existsSync(path)) {
    const bytes = readFileSync(path);
    truncateSync(path, bytes.lastIndexOf(0x0a) + 1);
  }
  const file = openSync(path, isResumed ? 'a' : 'w');
  return {
    earlier,
    write: (line) => writeSync(file, `${JSON.stringify(shown(line))}\n`),
    close: () => {
      closeSync(file);
    },
  };
}

/** What is written in addresses (a person's number, a file's name) is hidden as in every report. */
const shown = (line: RequestLine): RequestLine => ({
  ...line,
  url: maskAddress(line.url),
  ...(line.location !== undefined && { location: maskAddress(line.location) }),
});

/** The lines of a log; none of one that is not there. A line that is torn or no JSON is passed over. */
export function readRequestLog(path: string): readonly RequestLine[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').flatMap(readLine);
}

function readLine(text: string): readonly RequestLine[] {
  if (text === '') return [];
  try {
    return [JSON.parse(text) as RequestLine];
  } catch {
    return [];
  }
}
