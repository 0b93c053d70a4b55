import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../lib/fs/make-folder.js';
import type { DestinationStream } from 'pino';
import { maskAll } from '../lib/text/mask.js';
import { systemCause } from './errors/describe-error.js';
import { UsageError } from './errors.js';
import type { Say } from './language.js';

/** One event, with figures. No secrets ever: neither headers that we send nor cookies; personal numbers masked. */
export type Log = (event: string, data?: Readonly<Record<string, unknown>>) => void;

interface OpenedLog {
  readonly log: Log;
  readonly close: () => void;
}

/** A log as pino writes it: JSON lines into `file`, readable lines onto `terminal`, either or neither. */
export const openLog = async (
  { file, terminal }: { readonly file?: string | undefined; readonly terminal?: NodeJS.WritableStream | undefined },
  say: Say,
): Promise<OpenedLog> => {
  if (file === undefined && terminal === undefined) return { log: () => undefined, close: () => undefined };
  const opened = file === undefined ? undefined : await openFile(file, say);
  const { pino } = await import('pino');
  const streams: { stream: DestinationStream }[] = [];
  if (opened !== undefined) {
    const destination = pino.destination({ dest: opened, sync: true });
    // A disk that fills up must not end the audit.
    destination.on('error', () => undefined);
    streams.push({ stream: destination });
  }
  if (terminal !== undefined) {
    const { default: pretty } = await import('pino-pretty');
    streams.push({ stream: pretty({ destination: terminal, colorize: false, singleLine: true, sync: true }) });
  }
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.multistream(streams));
  return {
    log: (event, data = {}) => logger.info(maskAll(data), event),
    close: () => {
      if (opened !== undefined) closeSync(opened);
    },
  };
};

const openFile = async (path: string, say: Say): Promise<number> => {
  try {
    await makeFolder(dirname(path));
    return openSync(path, 'a');
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`写不了日志 ${path}：${cause}`, `cannot write the log ${path}: ${cause}`));
  }
};
