import { join } from 'node:path';
import { writeAtomic } from '../lib/fs/write-atomic.js';
import { nearest } from '../lib/text/nearest.js';
import type { AuditReport } from '../model/report.js';
import type { RunSummary } from '../model/run.js';
import { FORMATS } from '../report/formats.js';
import { UsageError } from './errors.js';
import type { Language, Say } from './language.js';

type Formats = typeof FORMATS;

/** Formats that can be written now. `report.json` and `run.json` are written in any case: the others come from them. */
export type Format = { [Id in keyof Formats]: Formats[Id] extends string ? never : Id }[keyof Formats];

const isBuilt = (id: string): id is Format => id in FORMATS && typeof FORMATS[id as keyof Formats] !== 'string';
const known = Object.keys(FORMATS);
const built: readonly Format[] = known.filter(isBuilt);
const later: readonly string[] = known.filter((id) => !isBuilt(id));

/** Reads `--format`. A format of the contract that is not built yet is named as such. */
export const readFormats = (asked: readonly string[] | undefined, say: Say): readonly Format[] => {
  const formats = asked ?? built;
  const unbuilt = formats.filter((format) => later.includes(format));
  const unknown = formats.filter((format) => !known.includes(format));
  const allowed = say(`可用的格式：${built.join('、')}`, `allowed: ${built.join(', ')}`);
  if (unknown.length > 0) {
    const meant = unknown.flatMap((format) => nearest(format, known) ?? []);
    const hints = meant.length > 0 ? [say(`是不是 ${meant.join('、')}？`, `did you mean ${meant.join(', ')}?`)] : [];
    throw new UsageError(
      say(`--format 没有 ${unknown.join('、')} 这种格式`, `--format: there is no ${unknown.join(', ')}`),
      [...hints, allowed],
    );
  }
  if (unbuilt.length > 0) {
    throw new UsageError(
      say(`--format ${unbuilt.join('、')}：这种格式尚未建成`, `--format ${unbuilt.join(', ')}: not built yet`),
      [allowed],
    );
  }
  return formats as readonly Format[];
};

/** Everything but `report.json` of one site. */
export const writeSiteFormats = async (
  folder: string,
  report: AuditReport,
  formats: readonly Format[],
  lang: Language,
): Promise<void> => {
  for (const format of formats) {
    if (format === 'json') continue;
    const { file, content } = await FORMATS[format].site(report, { lang });
    await writeAtomic(join(folder, file), content);
  }
};

/** `run.json`, and what the other formats write for a run, such as `index.html`. */
export const writeRunFormats = async (
  folder: string,
  run: RunSummary,
  formats: readonly Format[],
  lang: Language,
): Promise<void> => {
  for (const format of new Set<Format>(['json', ...formats])) {
    const { file, content } = await FORMATS[format].run(run, { lang });
    await writeAtomic(join(folder, file), content);
  }
};
