import { basename, dirname, join, relative, resolve } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { beijingDay } from '../../lib/date/beijing-day.js';
import { writeAtomic } from '../../lib/fs/write-atomic.js';
import { subjectOf, type Decision } from '../../model/decision.js';
import type { Profile } from '../../model/profile.js';
import { chainText } from '../../proof/chain.js';
import { isSealedReport, resealReport } from '../../proof/reseal.js';
import { CHAIN_FILE, readChain } from '../../proof/seal.js';
import { REVIEWS_FILE } from '../../proof/site-things.js';
import { wasUnreachable } from '../../review/list-questions.js';
import { reviewReport } from '../../scoring/review-report.js';
import { readSigningKey } from '../verify/chain-keys.js';
import type { CliContext } from '../command.js';
import type { CommandSettings } from '../options/command-settings.js';
import { instant } from '../text/days.js';
import { UsageError } from '../errors.js';
import { findReports } from '../runs/find-reports.js';
import { holdRun } from '../runs/hold-run.js';
import type { Say } from '../language.js';
import { resultLine } from '../runs/result-line.js';
import { matchRows, type Matched } from './match-rows.js';
import { readFilled, sheetFaults } from './read-filled.js';
import { readReviewedSite, reviewsOf, type ReviewedSite } from './reviewed-site.js';
import { rewriteRun } from './rewrite-run.js';

export interface ApplyFlags {
  readonly by?: string;
  readonly check?: boolean;
  readonly data?: string;
}

/** Takes the decisions of a workbook into a run folder: all of them, or none. */
export async function applyRun(
  reference: string,
  file: string,
  flags: ApplyFlags,
  asked: CommandSettings,
  context: CliContext,
): Promise<void> {
  const { settings, say } = asked;
  const { runFolder, reports } = findReports(reference, { out: settings.out, cwd: context.cwd }, say);
  const key = readSigningKey(asked, context.cwd);
  const { rows, faults: inSheet } = await readFilled(file, context.cwd, say);
  const run = { id: basename(runFolder), path: runFolder, shown: relative(context.cwd, runFolder) || runFolder };
  const release = await holdRun(run, say);
  try {
    const profiles = new Map<string, Profile>();
    const sites = reports
      .filter((stored) => !wasUnreachable(stored.read()))
      .map((stored) => readReviewedSite(stored, profiles, say));
    const at = instant();
    const given = { by: flags.by, at, today: beijingDay(at), folder: dirname(resolve(context.cwd, file)) };
    const { matched, faults } = matchRows(rows, sites, given);
    if (inSheet.length + faults.length > 0) throw sheetFaults(file, [...inSheet, ...faults], say);
    await assertSealed(runFolder, matched, key, say);
    const count = matched.reduce((sum, { decisions }) => sum + decisions.length, 0);
    if (flags.check === true || count === 0) {
      context.stderr.write(`${say(`${count} 项认定，没有写任何文件`, `${count} decisions; nothing was written`)}\n`);
      return;
    }
    for (const one of matched) await writeReviewed(one, key);
    const rewritten = await rewriteRun(
      runFolder,
      matched.map(({ site }) => site.report.site.id),
      asked,
      context,
      key,
    );
    for (const site of rewritten.sites) context.stdout.write(resultLine(site, join(run.shown, site.report)));
    context.stderr.write(`${say(`${count} 项认定已计入`, `${count} decisions were taken in`)}\n`);
    if (rewritten.head !== undefined)
      context.stderr.write(
        `${say(`证据链末值 ${rewritten.head}`, `end of the chain of evidence: ${rewritten.head}`)}\n`,
      );
  } finally {
    await release();
  }
}

/** A new chain must not cover up what was altered, nor lack the signature of the old one. Throws `UsageError`. */
async function assertSealed(
  runFolder: string,
  matched: readonly Matched[],
  key: KeyObject | undefined,
  say: Say,
): Promise<void> {
  const altered = matched.filter(({ site }) => !isSealed(site));
  if (altered.length > 0) {
    const names = altered.map(({ site }) => site.report.site.id).join(say('、', ', '));
    throw new UsageError(
      say(
        `${names} 的 report.json 与证据链不符，没有写任何文件`,
        `report.json of ${names} is not the one that was sealed`,
      ),
      [say('用 gongkai verify 查明改动的地方', 'gongkai verify tells what was altered')],
    );
  }
  const run = await readChain(runFolder);
  const isSigned = [run, ...matched.map(({ site }) => site.chain)].some((chain) => chain?.signature !== undefined);
  if (isSigned && !key)
    throw new UsageError(say('这次检查的证据链签过名', 'the chain of this run is signed'), [
      say('用 --sign 给出私钥，认定后的证据链才能签名', 'give the private key with --sign'),
    ]);
}

/** The report is the one that was sealed, or a kill came between its chain and the report that decisions make of it. */
const isSealed = ({ chain, text, machine, profile, decisions }: ReviewedSite): boolean =>
  chain === undefined ||
  isSealedReport(chain, text) ||
  isSealedReport(chain, asFile(reviewReport(machine, profile, decisions)));

/**
 * Decisions, chain and report of a site, in this order: after a kill in between the same workbook is applied again, and nothing else
 * passes for the report.
 */
async function writeReviewed({ site, decisions, files }: Matched, key: KeyObject | undefined): Promise<void> {
  const { folder, machine, profile, chain } = site;
  const all = [
    ...new Map([...site.decisions, ...decisions].map((one): [string, Decision] => [subjectOf(one), one])).values(),
  ];
  const reviews = reviewsOf(machine, all);
  const reviewsText = asFile(reviews);
  const report = reviewReport(machine, profile, reviews.decisions);
  const text = asFile(report);
  for (const { sha256, bytes } of files) await writeAtomic(join(folder, 'reviews', sha256), bytes);
  await writeAtomic(join(folder, REVIEWS_FILE), reviewsText);
  if (chain) {
    const sealed = resealReport(chain, { report, text }, { reviews, text: reviewsText }, key);
    await writeAtomic(join(folder, CHAIN_FILE), chainText(sealed));
  }
  await writeAtomic(join(folder, 'report.json'), text);
}

const asFile = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
