import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Profile } from '../../model/profile.js';
import type { ReviewRow } from '../../model/review-row.js';
import { DECISION_WORDS } from '../../report/review-sheet/words.js';
import { writeReviewSheet } from '../../report/review-sheet/write-review-sheet.js';
import { reviewRow } from '../../review/review-rows.js';
import { wasUnreachable } from '../../review/list-questions.js';
import type { CliContext } from '../command.js';
import type { CommandSettings } from '../options/command-settings.js';
import { systemCause } from '../errors/describe-error.js';
import { UsageError } from '../errors.js';
import { findReports } from '../runs/find-reports.js';
import { questionsOf, type SiteQuestion } from './questions-of.js';
import { readReviewedSite } from './reviewed-site.js';

export interface ExportFlags {
  readonly to: string;
  readonly all?: boolean;
  readonly data?: string;
}

/** Writes the open items of a run folder into a workbook. */
export function exportRun(
  reference: string,
  flags: ExportFlags,
  { settings, lang, say }: CommandSettings,
  context: CliContext,
): void {
  const { runFolder, reports } = findReports(reference, { out: settings.out, cwd: context.cwd }, say);
  const profiles = new Map<string, Profile>();
  const rows = reports.flatMap((stored): ReviewRow[] => {
    if (wasUnreachable(stored.read())) return [];
    const site = readReviewedSite(stored, profiles, say);
    const { open, settled } = questionsOf(site);
    const asked: readonly SiteQuestion[] = flags.all === true ? [...open, ...settled] : open;
    return asked.map(({ question, decision }) =>
      reviewRow(question, site.machine, {
        ...(decision && {
          decision,
          words: `${DECISION_WORDS[decision.value][lang]}：${decision.reason}（${decision.by}）`,
        }),
      }),
    );
  });
  writeBook(rows, basename(runFolder), flags, { settings, lang, say }, context);
}

/** Writes the workbook and says how many items it has. */
export function writeBook(
  rows: readonly ReviewRow[],
  run: string,
  { to }: Pick<ExportFlags, 'to'>,
  { lang, say }: Pick<CommandSettings, 'settings' | 'lang' | 'say'>,
  { cwd, stdout, stderr }: CliContext,
): void {
  const path = resolve(cwd, to);
  try {
    writeFileSync(path, writeReviewSheet(rows, lang, `${say('待认定事项', 'Open items')} · ${run}`));
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`写不了 ${path}：${cause}`, `cannot write ${path}: ${cause}`));
  }
  stdout.write(`${to}\n`);
  const sites = new Set(rows.map(({ site }) => site)).size;
  stderr.write(`${say(`${sites} 个网站的 ${rows.length} 个事项`, `${rows.length} items of ${sites} sites`)}\n`);
}
