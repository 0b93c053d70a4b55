import { readAnchors } from '../../store/log/anchor-log.js';
import { verifyLog, type LogFault } from '../../store/log/verify-log.js';
import type { CliContext } from '../command.js';
import { EXIT } from '../errors.js';
import type { Say } from '../language.js';
import { assertStore } from './assert-store.js';
import { readPlaces } from './office-places.js';
import { openOfficeStore } from './open-office-store.js';
import type { DataFlags } from './store-import.js';

/** Exit status as of `verify`: 0 unaltered, 1 altered, 2 no such office, 3 an anchor cannot be read. */
export async function verifyLogOf({ data, json }: DataFlags, context: CliContext, say: Say): Promise<void> {
  const places = readPlaces(data, context, say);
  assertStore(places, say);
  const { store, blobs } = await openOfficeStore(places);
  try {
    const { anchors, unreadable } = await readAnchors(blobs);
    const proof = await verifyLog(store.db, anchors);
    const status = proof.fault ? EXIT.threshold : unreadable.length > 0 ? EXIT.undetermined : EXIT.ok;
    const { entries, head, fault } = proof;
    if (json === true) context.stdout.write(`${JSON.stringify({ status, ...proof, unreadable }, null, 2)}\n`);
    else
      context.stdout.write(
        [
          fault ? sentence(fault, say) : say(`日志完好：${entries} 条`, `the log is unaltered: ${entries} entries`),
          say(
            `  核对了 ${proof.anchors} 处另存的末值（共 ${anchors.length} 处）`,
            `  ${proof.anchors} of ${anchors.length} noted ends agree`,
          ),
          ...unreadable.map((key) => say(`  ${key} 读不懂`, `  ${key} cannot be read`)),
          say(`  末值 ${head}`, `  end ${head}`),
          '',
        ].join('\n'),
      );
    context.finish(status);
  } finally {
    await store.close();
  }
}

const sentence = ({ seq, what }: LogFault, say: Say): string => {
  switch (what) {
    case 'altered':
      return say(
        `日志有改动：第 ${seq} 条不是写入时的内容`,
        `the log was altered: entry ${seq} is not as it was written`,
      );
    case 'missing':
      return say(`日志有缺失：从第 ${seq} 条起有条目被删去`, `entries of the log are missing from ${seq} on`);
    case 'added':
      return say(
        `日志被添加：第 ${seq} 条不是由程序写入的`,
        `the log was added to: entry ${seq} was not written by the program`,
      );
    case 'rewritten':
      return say(
        `日志被重写：到第 ${seq} 条与当时另存的末值不符`,
        `the log was rewritten: up to entry ${seq} it is not what was noted then`,
      );
  }
};
