/**
 * What the snapshot of a crawl that is taken up again holds, errand by errand. The loop claims it instead of asking, in the
 * order in which it asked then, and so comes to the same choices as a crawl that nothing has cut short.
 */
import type { PageDigest } from '../model/page.js';
import type { Exchange, SnapshotReader, UnansweredReason } from '../model/snapshot.js';
import type { CrawlSession } from './crawl-session.js';
import { errandKey, isForReading, keyOfExchange } from './crawl-state.js';
import type { Errand } from './crawl-state.js';
import { readAnswer } from './read-answer.js';
import { isRefusal } from './refusal.js';

/** What an errand brought, or that it brought nothing. */
export interface KeptErrand {
  readonly answers: readonly KeptAnswer[];
  readonly why?: UnansweredReason;
  readonly url: string;
  readonly at: string;
}

export interface KeptAnswer {
  readonly exchange: Exchange;
  readonly digest: PageDigest | undefined;
  readonly changedCookies: boolean;
}

export interface KeptAnswers {
  /** What this errand brought then; undefined if it has to be asked. */
  claim(errand: Errand): Promise<KeptErrand> | undefined;
  /** True while something was not claimed. */
  readonly isLeft: boolean;
  /** All that was not claimed, in the order of the snapshot: the choices of then were others. */
  rest(): Promise<readonly KeptErrand[]>;
}

/** What a crawl that was cut short did not ask; taken up again, it asks. */
const CUT_SHORT: readonly UnansweredReason[] = ['interrupted', 'time', 'budget', 'rate-limited', 'blocked'];

/** After an end in silence every fault is asked again: the host may be back, robots.txt may have changed. */
const ALL_FAULTS: readonly UnansweredReason[] = [
  'robots',
  'dns',
  'refused',
  'reset',
  'timeout',
  'tls',
  'malformed',
  'other',
];

/** Reasons that no longer stand once the crawl goes on. */
export function asksAgain(reader: SnapshotReader): readonly UnansweredReason[] {
  const hasEndedInSilence =
    reader.crawl?.stoppedBecause === 'unreachable' || reader.crawl?.stoppedBecause === 'blocked';
  return hasEndedInSilence ? [...CUT_SHORT, ...ALL_FAULTS] : CUT_SHORT;
}

interface Group {
  readonly url: string;
  readonly at: string;
  readonly exchanges: readonly Exchange[];
  readonly why?: UnansweredReason;
}

/** Sorts what `reader` holds by errand. Bodies are read when they are claimed. */
export function openKept(session: CrawlSession, reader: SnapshotReader): KeptAnswers {
  const groups = groupsOf(reader);
  const wasBlocked = reader.crawl?.stoppedBecause === 'blocked';
  const isReadable = ({ exchanges }: Group): boolean =>
    exchanges.every((exchange) => canBeRead(session, reader, exchange, wasBlocked));
  const read = async ({ url, at, exchanges, why }: Group): Promise<KeptErrand> => {
    const answers: KeptAnswer[] = [];
    for (const exchange of exchanges) {
      const isPage = exchange.location === undefined;
      answers.push({
        exchange,
        digest: isPage ? await readKept(session, reader, exchange) : undefined,
        changedCookies: why !== 'too-many-redirects',
      });
    }
    return { answers, url, at, ...(why !== undefined && { why }) };
  };
  return {
    claim: (errand) => {
      const key = errandKey(errand);
      const [group, ...later] = groups.get(key) ?? [];
      if (!group) return undefined;
      if (later.length > 0) groups.set(key, later);
      else groups.delete(key);
      return isReadable(group) ? read(group) : undefined;
    },
    get isLeft() {
      return groups.size > 0;
    },
    rest: async () => {
      const left = [...groups.values()].flat();
      groups.clear();
      const errands: KeptErrand[] = [];
      for (const group of left.filter(isReadable)) errands.push(await read(group));
      return errands;
    },
  };
}

/** By key, in the order of the snapshot: an address that redirects to itself was asked by one errand after the other. */
function groupsOf(reader: SnapshotReader): Map<string, Group[]> {
  const groups = new Map<string, Group[]>();
  const open = new Map<string, Exchange[]>();
  for (const exchange of reader.exchanges) {
    if (!isForReading(exchange.purpose)) continue;
    const key = keyOfExchange(exchange);
    const exchanges = [...(open.get(key) ?? []), exchange];
    if (exchange.isProvisional === true) {
      open.set(key, exchanges);
      continue;
    }
    open.delete(key);
    groups.set(key, [...(groups.get(key) ?? []), { url: exchange.url, at: exchange.capturedAt, exchanges }]);
  }
  const again = asksAgain(reader);
  for (const { url, at, why, purpose, method = 'GET', requestBody: body, via } of reader.unanswered) {
    if (again.includes(why) || !isForReading(purpose)) continue;
    const key = errandKey({ url, method, ...(body !== undefined && { body }), render: via === 'render' });
    const earlier = groups.get(key) ?? [];
    const exchanges = earlier.at(-1)?.exchanges ?? open.get(key) ?? [];
    groups.set(key, [...earlier.slice(0, -1), { url, at, exchanges, why }]);
  }
  return groups;
}

/** A body that is torn is asked for again, and so is the wall of a shield that may have come down. */
function canBeRead(session: CrawlSession, reader: SnapshotReader, exchange: Exchange, wasBlocked: boolean): boolean {
  if (exchange.location !== undefined) return true;
  try {
    const body = reader.body(exchange.record);
    return !wasBlocked || !isRefusal(exchange.status, session.readDigest(body, from(exchange)));
  } catch {
    return false;
  }
}

/** A file that came before the crawl was cut short, but was not read any more, is read now. */
async function readKept(session: CrawlSession, reader: SnapshotReader, exchange: Exchange): Promise<PageDigest> {
  const body = reader.body(exchange.record);
  const attachment = reader.attachment(exchange.record);
  if (!attachment) return await readAnswer(session, exchange, body);
  return session.readDigest(body, { ...from(exchange), attachment });
}

const from = ({ url, status, contentType, requestBody }: Exchange) => ({
  url,
  status,
  ...(contentType !== undefined && { contentType }),
  ...(requestBody !== undefined && { requestBody }),
});
