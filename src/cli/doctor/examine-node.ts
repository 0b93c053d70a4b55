import { getHeapStatistics } from 'node:v8';
import type { Examination, Patient } from './examination.js';
import { mebibytes } from './folder-room.js';

const OLDEST_MAJOR = 20;
/** A site of two thousand pages is judged in less. */
const LEAST_HEAP_BYTES = 1024 ** 3;

/** What of Node is looked at; tests say it themselves. */
export interface NodeFacts {
  readonly version: string;
  readonly heapBytes: number;
}

const factsOfThis = (): NodeFacts => ({
  version: process.versions.node,
  heapBytes: getHeapStatistics().heap_size_limit,
});

/** Node's version, its memory, and that it was built with the Chinese character sets and time zones that judging needs. */
export function examineNode(
  { say }: Pick<Patient, 'say'>,
  { version, heapBytes }: NodeFacts = factsOfThis(),
): Examination {
  const data = {
    version,
    heapMebibytes: mebibytes(heapBytes),
    chineseCharsets: readsGb18030(),
    timeZones: knowsShanghai(),
  };
  if (Number(version.split('.')[0]) < OLDEST_MAJOR) {
    return {
      id: 'node',
      condition: 'fault',
      message: say(`${version} 太旧`, `${version} is too old`),
      remedy: say(`请安装 Node ${OLDEST_MAJOR} 或更新版本`, `install Node ${OLDEST_MAJOR} or newer`),
      data,
    };
  }
  if (!data.chineseCharsets || !data.timeZones) {
    return {
      id: 'node',
      condition: 'fault',
      message: say(
        `${version} 编译时未带完整的国际化数据，读不了 GBK 页面或不认北京时间`,
        `${version} was built without full ICU data: it cannot read GBK pages or does not know Beijing time`,
      ),
      remedy: say('请换用官方发行的 Node', 'use an official build of Node'),
      data,
    };
  }
  const heap = (heapBytes / 1024 ** 3).toFixed(1);
  if (heapBytes < LEAST_HEAP_BYTES) {
    return {
      id: 'node',
      condition: 'limited',
      message: say(
        `${version}，内存上限只有 ${heap} GiB，大网站可能评判到一半内存不足`,
        `${version}, but only ${heap} GiB of memory are allowed: large sites may be too much`,
      ),
      remedy: say(
        '设环境变量 NODE_OPTIONS=--max-old-space-size=2048 再运行',
        'run with NODE_OPTIONS=--max-old-space-size=2048',
      ),
      data,
    };
  }
  return {
    id: 'node',
    condition: 'ok',
    message: say(
      `${version}，能读 GBK、GB18030 页面，内存上限 ${heap} GiB`,
      `${version}, reads GBK and GB18030, up to ${heap} GiB of memory`,
    ),
    data,
  };
}

function readsGb18030(): boolean {
  try {
    return new TextDecoder('gb18030').decode(Uint8Array.of(0xb9, 0xab, 0xbf, 0xaa)) === '公开';
  } catch {
    return false;
  }
}

function knowsShanghai(): boolean {
  try {
    const noon = new Date('2024-06-30T12:00:00Z');
    return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit' }).format(noon) === '20';
  } catch {
    return false;
  }
}
