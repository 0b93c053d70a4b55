import { join } from 'node:path';
import { writeAtomic } from '../lib/fs/write-atomic.js';
import { nearest } from '../lib/text/nearest.js';
import type { AuditReport } from '../model/report.js';
import type { RunSummary } from '../model/run.js';
import { UsageError } from './errors.js';
import type { Language, Say } from './language.js';

/** Formats that can be written now. `report.json` and `run.json` are written in any case: the others come from them. */
export type Format = 'json' | 'html';

const built: readonly Format[] = ['json', 'html'];
const later = ['xlsx', 'csv', 'md', 'junit', 'sarif', 'docx', 'pdf', 'earl', 'wacz'];

/** Reads `--format`. A format of the contract that is not built yet is named as such. */
export const readFormats = (asked: readonly string[] | undefined, say: Say): readonly Format[] => {
  const formats = asked ?? built;
  const unbuilt = formats.filter((format) => later.includes(format));
  const unknown = formats.filter((format) => !later.includes(format) && !built.includes(format as Format));
  const allowed = say(`可用的格式：${built.join('、')}`, `allowed: ${built.join(', ')}`);
  if (unknown.length > 0) {
    const meant = unknown.flatMap((format) => nearest(format, [...built, ...later]) ?? []);
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
  if (!formats.includes('html')) return;
  const { renderHtml } = await import('../report/html.js');
  await writeAtomic(join(folder, 'report.html'), renderHtml(report, { lang }));
};

/** `run.json`, and `index.html` where asked. */
export const writeRunFormats = async (
  folder: string,
  run: RunSummary,
  formats: readonly Format[],
  lang: Language,
): Promise<void> => {
  await writeAtomic(join(folder, 'run.json'), `${JSON.stringify(run, null, 2)}\n`);
  if (!formats.includes('html')) return;
  const { renderRunIndex } = await import('../report/run-index.js');
  await writeAtomic(join(folder, 'index.html'), renderRunIndex(run, { lang }));
};
