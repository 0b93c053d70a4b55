/** What each request of a crawl was for, from the snapshot alone: a replay says the same. */
import { maskAddress } from '../lib/text/mask.js';
import type { AuditReport } from './report.js';
import type { SnapshotReader, UnansweredReason } from './snapshot.js';
import type { Vocabulary } from './vocabulary.js';

type Crawl = AuditReport['crawl'];
type Snapshot = Pick<SnapshotReader, 'exchanges' | 'unanswered' | 'probes'>;

/** The list of a report stays readable; `requests.jsonl` beside the snapshot has every request. */
const MOST_ANSWERED = 400;
const MOST_UNANSWERED = 200;

/** Reasons of addresses for which no request was sent. */
const UNSENT: ReadonlySet<UnansweredReason> = new Set([
  'robots',
  'budget',
  'time',
  'interrupted',
  'private-address',
  'rate-limited',
  'blocked',
]);

/**
 * Requests by purpose. `other` are those that left neither answer nor address of their own: further tries, redirects of
 * probes, and what pages in the browser loaded.
 */
export function countRequestsFor(snapshot: Snapshot, requests: number): Record<string, number> {
  const counts = new Map<string, number>();
  const count = (purpose: string): void => {
    counts.set(purpose, (counts.get(purpose) ?? 0) + 1);
  };
  for (const { purpose } of snapshot.exchanges) count(purposeKey(purpose));
  for (const { purpose, why } of lastUnanswered(snapshot)) if (!UNSENT.has(why)) count(purposeKey(purpose));
  for (const { kind } of snapshot.probes) if (kind === 'reach') count('probe');
  const told = [...counts.values()].reduce((sum, value) => sum + value, 0);
  if (requests > told) counts.set('other', requests - told);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Addresses in the order they were asked; those without an answer after them. Bounded: `left` says how many more there are. */
export function listRequests(snapshot: Snapshot): NonNullable<Crawl['log']> {
  const silent = lastUnanswered(snapshot);
  const answered = snapshot.exchanges
    .slice(0, MOST_ANSWERED)
    .map(({ url, purpose, capturedAt, status, via, record }) => ({
      url: maskAddress(url),
      purpose,
      at: capturedAt,
      status,
      record,
      ...(via === 'render' && { rendered: true }),
    }));
  const unanswered = silent
    .slice(0, MOST_UNANSWERED)
    .map(({ url, purpose, at, why }) => ({ url: maskAddress(url), purpose, at, why }));
  return {
    entries: [...answered, ...unanswered],
    left: snapshot.exchanges.length + silent.length - answered.length - unanswered.length,
  };
}

/** Names of the columns that purposes speak of, as in `column:guide` and `item:guide`. */
export function namesOfColumns(purposes: Iterable<string>, vocabulary: Vocabulary): Record<string, string> {
  const ids = [...purposes].flatMap((purpose) => /^(?:column|item):([^:]+)/.exec(purpose)?.[1] ?? []);
  const named = [...new Set(ids)].sort().flatMap((id) => {
    const name = vocabulary.get(id)?.name;
    return name === undefined ? [] : [[id, name] as const];
  });
  return Object.fromEntries(named);
}

/** Addresses without any answer, each once, by its last reason. */
export function lastUnanswered({ exchanges, unanswered }: Omit<Snapshot, 'probes'>): Snapshot['unanswered'] {
  const answered = new Set(exchanges.map(({ url }) => url));
  const last = new Map(unanswered.filter(({ url }) => !answered.has(url)).map((entry) => [entry.url, entry]));
  return [...last.values()];
}

/** `column:guide:page` → `column:guide`, `report:2024:file` → `report`: what a reader wants to tell apart. */
function purposeKey(purpose: string): string {
  const [kind = '', id] = purpose.split(':');
  if (kind === 'column' && id !== undefined) return `column:${id}`;
  return kind === 'group' || kind === 'menu' ? 'channel' : kind;
}
