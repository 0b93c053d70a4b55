/**
 * What a file from the web says, read in a process of its own: what the file does to its reader it does to that process
 * only. (A thread would not do: where its heap overflows in one go, V8 ends the whole process. A process for each file
 * costs 0.2 s of CPU, less than the pause between two requests; none outlives a file that may have harmed it.)
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AttachmentReading, FileFormat, ReadingMessage, ReadingTask } from './attachment-reading.js';
import { isReadable, tellFormat } from './tell-format.js';

export interface ReadingLimits {
  /** Ends the reading; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** For one file; default 20 s. */
  readonly timeoutMs?: number;
  /** Heap of the process; default 256 MB. */
  readonly heapMb?: number;
  /** All memory of the process; default 768 MB. */
  readonly memoryMb?: number;
}

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_CHARACTERS = 2_000_000;

let last: Promise<unknown> = Promise.resolve();

/** Tells files by their bytes and reads them, one at a time. Rejects only when aborted, or where a library is missing. */
export async function readAttachment(bytes: Uint8Array, limits: ReadingLimits = {}): Promise<AttachmentReading> {
  const format = tellFormat(bytes);
  if (bytes.length === 0) return { format, failure: 'empty' };
  if (!isReadable(format)) return { format, failure: PICTURES.has(format) ? 'no-text' : 'unsupported' };
  if (bytes.length > MOST_BYTES) return { format, failure: 'too-large' };
  const reading = last.then(() => readApart(bytes, format, limits));
  last = reading.catch(() => undefined);
  const result = await reading;
  return 'text' in result && result.text.length > MOST_CHARACTERS
    ? { format: result.format, failure: 'too-large' }
    : result;
}

const PICTURES: ReadonlySet<FileFormat> = new Set(['jpg', 'png', 'gif', 'bmp', 'tiff', 'webp']);

async function readApart(
  bytes: Uint8Array,
  guess: FileFormat,
  { signal, timeoutMs = 20_000, heapMb = 256, memoryMb = 768 }: ReadingLimits,
): Promise<AttachmentReading> {
  signal?.throwIfAborted();
  const reader = startReader(heapMb);
  let onAbort = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<AttachmentReading>((resolve, reject) => {
    let format = guess;
    let isReady = false;
    onAbort = () => {
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    timer = setTimeout(() => {
      resolve({ format, failure: 'timeout' });
    }, timeoutMs);
    reader.on('message', (message: ReadingMessage) => {
      if ('reading' in message) {
        resolve(message.reading);
        return;
      }
      isReady = true;
      format = message.told;
    });
    reader.once('error', reject);
    reader.once('exit', (code, by) => {
      if (OUT_OF_MEMORY.has(by ?? code)) resolve({ format, failure: 'too-large' });
      else if (isReady) resolve({ format, failure: 'reader-failed' });
      else reject(new Error(`the reader of attachments does not start (${by ?? code})`));
    });
  });
  try {
    reader.send({ bytes, format: guess, timeoutMs, memoryMb } satisfies ReadingTask, () => undefined);
    return await ended;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    reader.kill('SIGKILL');
  }
}

/** How the process ends when its heap is full, or when it was stopped for all it took. */
const OUT_OF_MEMORY: ReadonlySet<string | number | null> = new Set(['SIGABRT', 'SIGKILL', 134]);

/** The sources run under a loader (tests, development), the compiled program without one; the reader does as we do. */
function startReader(heapMb: number): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(`./attachment-process.${isSource ? 'ts' : 'js'}`, import.meta.url));
  return fork(file, {
    execArgv: [`--max-old-space-size=${heapMb}`, ...(isSource ? ['--import', import.meta.resolve('tsx')] : [])],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  });
}
