import { remind } from '../../rectification/remind.js';
import { planRun } from '../../schedule/plan-run.js';
import { repeat } from '../../schedule/repeat.js';
import type { Blobs } from '../../store/blobs/blobs.js';
import { anchorLog } from '../../store/log/anchor-log.js';
import type { Store } from '../../store/open-store.js';

/** Reminders and the log's anchors want no more than a look now and then; both are done once however often they are asked for. */
const EVERY_MS = 10 * 60_000;

/** What an office does by itself besides auditing: reminds of what is due, plans second tests, notes the end of the log among the evidence. */
export function startDuties({
  store,
  blobs,
  now,
  onError,
  onChange,
}: {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
  /** There may be something to audit or to send. */
  readonly onChange: () => void;
}): { readonly stop: () => Promise<void> } {
  let anchoredOn = '';
  const round = async (): Promise<void> => {
    const { retested, dueSoon, dueToday, overdue } = await remind(store, now(), planRun);
    if (retested + dueSoon + dueToday + overdue > 0) onChange();
    const today = now().toISOString().slice(0, 10);
    if (today === anchoredOn) return;
    if (await anchorLog(store.db, blobs, now())) anchoredOn = today;
  };
  return repeat(round, EVERY_MS, onError);
}
