import type { Examination, Patient } from './examination.js';

const OLDEST_MAJOR = 20;

/** Node's version, and that it was built with the Chinese character sets and time zones that judging needs. */
export function examineNode({ say }: Pick<Patient, 'say'>, version: string = process.versions.node): Examination {
  const data = { version, chineseCharsets: readsGb18030(), timeZones: knowsShanghai() };
  if (Number(version.split('.')[0]) < OLDEST_MAJOR) {
    return {
      id: 'node',
      condition: 'fault',
      message: say(`Node ${version} 太旧`, `Node ${version} is too old`),
      remedy: say(`请安装 Node ${OLDEST_MAJOR} 或更新版本`, `install Node ${OLDEST_MAJOR} or newer`),
      data,
    };
  }
  if (!data.chineseCharsets || !data.timeZones) {
    return {
      id: 'node',
      condition: 'fault',
      message: say(
        `Node ${version} 编译时未带完整的国际化数据，读不了 GBK 页面或不认北京时间`,
        `Node ${version} was built without full ICU data: it cannot read GBK pages or does not know Beijing time`,
      ),
      remedy: say('请换用官方发行的 Node', 'use an official build of Node'),
      data,
    };
  }
  return { id: 'node', condition: 'ok', message: `Node ${version}`, data };
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
