import type { CliContext } from '../command.js';
import { EXIT } from '../errors.js';
import type { Say } from '../language.js';
import { assertStore } from './assert-store.js';
import { checkOffice, type OfficeFault } from './check-office.js';
import { readPlaces } from './office-places.js';
import { openOfficeStore } from './open-office-store.js';
import type { DataFlags } from './store-import.js';

export interface CheckFlags extends DataFlags {
  readonly deep?: boolean;
}

/** `gongkai store check`: exit status 0 whole, 1 something is wrong. */
export async function storeCheck({ data, deep, json }: CheckFlags, context: CliContext, say: Say): Promise<void> {
  const places = readPlaces(data, context, say);
  assertStore(places, say);
  const { store, blobs } = await openOfficeStore(places);
  try {
    const { faults, counts } = await checkOffice({ store, blobs }, { isDeep: deep === true });
    if (json === true) context.stdout.write(`${JSON.stringify({ faults, counts }, null, 2)}\n`);
    else {
      for (const fault of faults) context.stdout.write(`${sentence(fault, say)}\n`);
      const { audits, files, entries } = counts;
      context.stdout.write(
        say(
          `核对了 ${audits} 个站次、${files} 个文件、${entries} 条日志：${faults.length === 0 ? '完整一致' : `${faults.length} 处问题`}\n`,
          `checked ${audits} audits, ${files} files, ${entries} log entries: ${faults.length === 0 ? 'whole' : `${faults.length} fault(s)`}\n`,
        ),
      );
    }
    context.finish(faults.length === 0 ? EXIT.ok : EXIT.threshold);
  } finally {
    await store.close();
  }
}

const sentence = (fault: OfficeFault, say: Say): string => {
  const { where } = fault;
  switch (fault.what) {
    case 'database':
      return say(`数据库：${where}`, `database: ${where}`);
    case 'log':
      return say(`日志：第 ${where} 条起与写入时不符`, `log: not as it was written from entry ${where} on`);
    case 'missing':
      return say(`${where} 不在了`, `${where} is missing`);
    case 'altered':
      return say(`${where} 与当时不符`, `${where} is not what it was`);
    case 'unreadable':
      return say(`${where} 读不懂`, `${where} cannot be read`);
  }
};
