import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCause } from './describe-error.js';
import { UsageError } from './errors.js';
import type { Say } from './language.js';

/** One event, with figures. No secrets ever: neither headers that we send nor cookies. */
export type Log = (event: string, data?: Readonly<Record<string, unknown>>) => void;

/** A log into a file as pino writes it (JSON lines), or into nothing. */
export const openLog = async (path: string | undefined, say: Say): Promise<{ log: Log; close: () => void }> => {
  if (path === undefined) return { log: () => undefined, close: () => undefined };
  let file: number;
  try {
    mkdirSync(dirname(path), { recursive: true });
    file = openSync(path, 'a');
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`写不了日志 ${path}：${cause}`, `cannot write the log ${path}: ${cause}`));
  }
  const { pino } = await import('pino');
  const destination = pino.destination({ dest: file, sync: true });
  // A full disk must not end the audit.
  destination.on('error', () => undefined);
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    log: (event, data = {}) => logger.info(data, event),
    close: () => {
      destination.flushSync();
      closeSync(file);
    },
  };
};
