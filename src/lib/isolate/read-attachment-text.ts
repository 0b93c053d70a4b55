/**
 * Text of a file from the web, read in a process of its own: what the file does to its reader it does to that process
 * only. (A thread would not do: where its heap overflows in one go, V8 ends the whole process.)
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AttachmentText, ReadingTask } from './attachment-text.js';

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

/** Reads PDF and DOCX, told by their bytes, one file at a time. Rejects only when aborted, or where a library is missing. */
export async function readAttachmentText(bytes: Uint8Array, limits: ReadingLimits = {}): Promise<AttachmentText> {
  const format = formatOf(bytes);
  if (typeof format !== 'string') return format;
  if (bytes.length > MOST_BYTES) return { failure: 'too-large' };
  const reading = last.then(() => readApart(bytes, format, limits));
  last = reading.catch(() => undefined);
  const result = await reading;
  return 'text' in result && result.text.length > MOST_CHARACTERS ? { failure: 'too-large' } : result;
}

function formatOf(bytes: Uint8Array): ReadingTask['format'] | AttachmentText {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (file.indexOf('PK\u0003\u0004', 0, 'latin1') === 0)
    return file.includes('word/document') ? 'docx' : { failure: 'unsupported' };
  // A protected DOCX is a compound file that holds the encrypted one.
  const isCompound = file.length >= 8 && file.readUInt32BE(0) === 0xd0cf11e0;
  return { failure: isCompound && file.includes('EncryptedPackage', 0, 'utf16le') ? 'encrypted' : 'unsupported' };
}

async function readApart(
  bytes: Uint8Array,
  format: ReadingTask['format'],
  { signal, timeoutMs = 20_000, heapMb = 256, memoryMb = 768 }: ReadingLimits,
): Promise<AttachmentText> {
  signal?.throwIfAborted();
  const reader = startReader(heapMb);
  let onAbort = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<AttachmentText>((resolve, reject) => {
    onAbort = () => {
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    timer = setTimeout(() => {
      resolve({ failure: 'timeout' });
    }, timeoutMs);
    let isReady = false;
    reader.on('message', (message: 'ready' | AttachmentText) => {
      if (message === 'ready') isReady = true;
      else resolve(message);
    });
    reader.once('error', reject);
    reader.once('exit', (code, by) => {
      if (OUT_OF_MEMORY.has(by ?? code)) resolve({ failure: 'too-large' });
      else if (isReady) resolve({ failure: 'damaged' });
      else reject(new Error(`the reader of attachments does not start (${by ?? code})`));
    });
  });
  try {
    reader.send({ bytes, format, timeoutMs, memoryMb } satisfies ReadingTask, () => undefined);
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
