import { readFileSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import type { Examination, Patient } from './examination.js';
import { mebibytes } from './folder-room.js';

const GIBIBYTE = 1024 ** 3;
/** A browser with a heavy page, and the program beside it. */
const LEAST_MEMORY_BYTES = 1.5 * GIBIBYTE;
/** Sites at once, each with connections, logs and a snapshot, and the browser's own. */
const LEAST_FILES = 1024;

/** What of the machine is looked at; tests say it themselves. */
export interface MachineFacts {
  readonly cores: number;
  readonly memoryBytes: number;
  readonly freeBytes: number;
}

const factsOfThis = (): MachineFacts => {
  // Of a container: what it may use, not what the machine has. 0 where that cannot be told.
  const allowed = process.constrainedMemory();
  const memoryBytes = allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
  return { cores: availableParallelism(), memoryBytes, freeBytes: Math.min(freemem(), memoryBytes) };
};

/** Cores and memory: what audits and their browser share. */
export function examineMachine({ say }: Pick<Patient, 'say'>, facts: MachineFacts = factsOfThis()): Examination {
  const { cores, memoryBytes, freeBytes } = facts;
  const memory = (memoryBytes / GIBIBYTE).toFixed(1);
  const data = { cores, memoryMebibytes: mebibytes(memoryBytes), freeMebibytes: mebibytes(freeBytes) };
  if (memoryBytes < LEAST_MEMORY_BYTES) {
    return {
      id: 'machine',
      condition: 'limited',
      message: say(`${cores} 核，内存只有 ${memory} GiB`, `${cores} cores, but only ${memory} GiB of memory`),
      remedy: say(
        '一次少查几个网站：--sites-at-once 2；或不用浏览器：--render never',
        'fewer sites at once: --sites-at-once 2; or without a browser: --render never',
      ),
      data,
    };
  }
  return {
    id: 'machine',
    condition: 'ok',
    message: say(`${cores} 核，内存 ${memory} GiB`, `${cores} cores, ${memory} GiB of memory`),
    data,
  };
}

/** How many files and connections this process may have open; undefined where the system does not tell. */
export function examineFiles(
  { say }: Pick<Patient, 'say'>,
  limits: string | undefined = limitsOfThis(),
): readonly Examination[] {
  const found = /^Max open files\s+(\d+|unlimited)/m.exec(limits ?? '')?.[1];
  if (found === undefined) return [];
  const limit = found === 'unlimited' ? Infinity : Number(found);
  const data = { limit: found === 'unlimited' ? null : limit };
  if (limit >= LEAST_FILES) {
    return [
      {
        id: 'files',
        condition: 'ok',
        message: say(`最多可同时打开 ${found} 个文件和连接`, `up to ${found} files and connections`),
        data,
      },
    ];
  }
  return [
    {
      id: 'files',
      condition: 'limited',
      message: say(
        `最多只能同时打开 ${found} 个文件和连接，同时查多个网站会不够`,
        `only ${found} files and connections may be open: too few for many sites at once`,
      ),
      remedy: say(
        '先运行 ulimit -n 4096，或减小 --sites-at-once',
        'run ulimit -n 4096 first, or fewer --sites-at-once',
      ),
      data,
    },
  ];
}

function limitsOfThis(): string | undefined {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return undefined;
  }
}
