import type { Say } from '../language.js';
import { messageOf } from '../errors/message-of.js';
import { printable } from '../text/printable.js';
import type { Examination, ExaminationId } from './examination.js';

/** One that hangs or breaks must not keep the others from being told. */
const LIMIT_MS = 8_000;

/** What an examination found, or that it found nothing in time, or broke: never rejects. */
export async function examineWithin(
  id: ExaminationId,
  say: Say,
  examine: () => Examination | readonly Examination[] | Promise<Examination | readonly Examination[]>,
  limitMs = LIMIT_MS,
): Promise<readonly Examination[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Examination>((resolve) => {
    timer = setTimeout(() => {
      const seconds = Math.round(limitMs / 1000);
      resolve({
        id,
        condition: 'limited',
        message: say(`${seconds} 秒内没有结果`, `no result within ${seconds} seconds`),
        remedy: say('机器可能太忙，请再试一次', 'the machine may be busy: try again'),
      });
    }, limitMs);
  });
  try {
    const found = await Promise.race([(async () => examine())(), late]);
    return Array.isArray(found) ? (found as readonly Examination[]) : [found as Examination];
  } catch (error) {
    const why = printable(messageOf(error));
    return [{ id, condition: 'limited', message: say(`查不出来：${why}`, `cannot be told: ${why}`) }];
  } finally {
    clearTimeout(timer);
  }
}
