/** Where a run shows a number that it must mask: its files but the snapshot, and its terminal. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditedSite } from './audit-site.js';

/** Only what was captured is kept as it came. */
const KEPT_AS_CAPTURED = /snapshot\.warc\.gz$/;

/** `PLACE: last four digits` for each number in the clear. */
export const whereShown = (numbers: readonly string[], { runFolder, transcript }: AuditedSite): string[] => {
  const files = readdirSync(runFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !KEPT_AS_CAPTURED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const places: [string, string[]][] = [
    ...files.map((file): [string, string[]] => [file.slice(runFolder.length), [readFileSync(file, 'utf8')]]),
    ['(terminal)', [transcript.stdout, transcript.stderr]],
  ];
  return places.flatMap(([place, texts]) =>
    numbers
      .filter((number) => texts.some((text) => text.includes(number)))
      .map((number) => `${place}: ${number.slice(-4)}`),
  );
};
