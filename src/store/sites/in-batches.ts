/** SQLite takes 32,766 values a statement; the widest row that is written in batches has less than forty. */
const BATCH = 500;

/** Calls `work` with so many at a time as one statement can hold. */
export async function inBatches<T>(items: readonly T[], work: (batch: readonly T[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) await work(items.slice(start, start + BATCH));
}
