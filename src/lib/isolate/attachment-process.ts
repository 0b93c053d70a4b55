/** The process in which one file is read: it says what the file is, then answers once. */
import { Worker } from 'node:worker_threads';
import type { FileFormat, ReadingMessage, ReadingTask } from './attachment-reading.js';
import { readHere } from './read-here.js';
import { readerOf } from './readers.js';

const answer = (message: ReadingMessage): Promise<void> =>
  new Promise((resolve) =>
    process.send?.(message, undefined, {}, () => {
      resolve();
    }),
  );

// An interrupt in the terminal is for the crawl to answer; it ends us when it wants to.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.once('disconnect', () => process.exit());
process.once('message', (task) => void work(task as ReadingTask));

async function work({ bytes, format, timeoutMs, memoryMb }: ReadingTask): Promise<void> {
  keepWatch(timeoutMs + 5_000, memoryMb);
  const told = (format: FileFormat): Promise<void> => answer({ told: format });
  const reader = await readerOf(format);
  // From here on what goes wrong is the file's doing.
  await told(format);
  await answer({ reading: await readHere(bytes, format, reader, told) });
  process.exit();
}

/** Buffers are outside the heap's limit, and whoever started us may be gone: a thread looks on while we are busy. */
function keepWatch(lifeMs: number, memoryMb: number): void {
  const watch = `
    const end = () => process.kill(process.pid, 'SIGKILL');
    setInterval(() => { if (process.memoryUsage.rss() > ${memoryMb * 1024 * 1024}) end(); }, 50);
    setTimeout(end, ${lifeMs});`;
  new Worker(watch, { eval: true, execArgv: [] }).unref();
}
