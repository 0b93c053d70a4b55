/** The state of a crawl that is taken up again: everything in its snapshot is taken in as if it had just come. */
import type { SnapshotReader, UnansweredReason } from '../model/snapshot.js';
import type { ReadDigest } from './crawl-options.js';
import { isForReading, takeAnswer, takeSilence } from './crawl-state.js';
import type { CrawlState } from './crawl-state.js';
import { isRefusal } from './refusal.js';

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

export function restoreState(state: CrawlState, reader: SnapshotReader, readDigest: ReadDigest): void {
  const wasBlocked = reader.crawl?.stoppedBecause === 'blocked';
  for (const exchange of reader.exchanges) {
    const isPage = isForReading(exchange.purpose) && exchange.location === undefined;
    const digest = isPage ? readStored(reader, exchange, readDigest) : undefined;
    if (wasBlocked && isPage && isRefusal(exchange.status, digest)) continue;
    takeAnswer(state, exchange, digest, true);
  }
  const again = asksAgain(reader);
  for (const { url, why, purpose } of reader.unanswered) {
    if (!again.includes(why) && isForReading(purpose)) takeSilence(state, url, why);
  }
  const open = state.hops.filter(({ foundOn }) => foundOn === undefined || !state.unanswered.has(foundOn));
  state.hops.splice(0, state.hops.length, ...open);
  state.refusedInARow = 0;
}

function readStored(
  reader: SnapshotReader,
  exchange: SnapshotReader['exchanges'][number],
  readDigest: ReadDigest,
): ReturnType<ReadDigest> | undefined {
  try {
    return readDigest(reader.body(exchange.record), {
      url: exchange.url,
      status: exchange.status,
      ...(exchange.contentType !== undefined && { contentType: exchange.contentType }),
      ...(exchange.requestBody !== undefined && { requestBody: exchange.requestBody }),
      ...textOf(reader, exchange.record),
    });
  } catch {
    return undefined; // torn: it will be asked again
  }
}

function textOf(reader: SnapshotReader, record: string): { readonly attachmentText?: string } {
  const found = reader.attachmentText(record);
  return found && 'text' in found ? { attachmentText: found.text } : {};
}
