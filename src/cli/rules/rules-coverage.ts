/** `gongkai rules coverage`: which clauses of its documents a rule set covers, by which rules and checks. */
import { resolve } from 'node:path';
import type { Catalog } from '../../model/check.js';
import { CLAUSE_CLASSES, coverageOf, type Coverage, type CoveredClause } from '../../model/coverage.js';
import { loadTraced } from '../../profile/load-profile.js';
import { listRuleSets } from '../../profile/list-rule-sets.js';
import type { CliContext } from '../command.js';
import { noteWords } from './coverage-words.js';
import { EXIT } from '../errors.js';
import type { Say } from '../language.js';
import { rulesFolder } from './load-profiles.js';
import { effectiveWords } from './rule-words.js';
import { textTable } from '../text/text-table.js';

export interface CoverageOptions {
  readonly json?: boolean;
  readonly html?: string;
}

/** Ends with 1 if any clause is uncovered. Without a name: every rule set that comes along and has a table of clauses. */
export async function showCoverage(
  references: readonly string[],
  context: CliContext,
  say: Say,
  { json, html }: CoverageOptions,
): Promise<void> {
  const { catalog } = await import('../../catalog.js');
  const asked = references.length > 0 ? references : listRuleSets(rulesFolder).map(({ id }) => id);
  const all = asked
    .map((reference) => readCoverage(reference, catalog, context.cwd))
    .filter(({ clauses }) => references.length > 0 || clauses.length > 0);
  if (html !== undefined) {
    const [{ renderCoverage }, { writeAtomic }] = await Promise.all([
      import('../../report/coverage.js'),
      import('../../lib/fs/write-atomic.js'),
    ]);
    await writeAtomic(resolve(context.cwd, html), renderCoverage(all, { lang: context.lang }));
  }
  if (json) context.stdout.write(`${JSON.stringify({ ruleSets: all }, null, 2)}\n`);
  else if (html === undefined) context.stdout.write(`${all.map((one) => describeCoverage(one, say)).join('\n\n')}\n`);
  else context.stdout.write(`${all.map((one) => describeTotals(one, say)).join('\n')}\n`);
  context.finish(all.some(({ uncovered }) => uncovered.length > 0) ? EXIT.threshold : EXIT.ok);
}

function readCoverage(reference: string, catalog: Catalog, cwd: string): Coverage {
  const traced = loadTraced(reference, { rulesFolder, checks: catalog, cwd, mayBeUncovered: true });
  return coverageOf(traced.profile, (rule) => traced.homeOf(rule) === traced.profile.id, catalog);
}

function describeCoverage(coverage: Coverage, say: Say): string {
  const { clauses, uncovered, rulesWithoutClause } = coverage;
  const rows = clauses.map((clause) => [
    clause.isCovered ? ' ' : '✗',
    clause.id,
    clause.class ?? '-',
    shortened(clause.phrase ?? ''),
    clause.dueOn ?? clause.deadline ?? '',
    coveredBy(clause, say),
  ]);
  const blocks = [describeTotals(coverage, say)];
  if (rows.length > 0) blocks.push(textTable(rows));
  if (uncovered.length > 0)
    blocks.push(say(`没有对应的条款：${uncovered.join('、')}`, `uncovered clauses: ${uncovered.join(', ')}`));
  const noted = clauses.filter(({ notes }) => notes.length > 0);
  if (noted.length > 0)
    blocks.push(
      [
        say('请再看一眼', 'to look at twice'),
        ...noted.map(({ id, notes }) => `  ${id}  ${notes.map((note) => noteWords(note, say)).join(say('；', '; '))}`),
      ].join('\n'),
    );
  if (rulesWithoutClause.length > 0 && clauses.length > 0)
    blocks.push(
      [
        say('不对应任何条款的规则', 'rules that no clause names'),
        ...rulesWithoutClause.map(({ id, title }) => `  ${id}  ${title}`),
      ].join('\n'),
    );
  return blocks.join('\n\n');
}

function describeTotals({ id, version, title, clauses, counts, uncovered }: Coverage, say: Say): string {
  const classes = CLAUSE_CLASSES.map((kind) => `${kind} ${counts[kind].covered}/${counts[kind].clauses}`).join('  ');
  const left =
    clauses.length === 0
      ? say('没有条款清单', 'no table of clauses')
      : uncovered.length === 0
        ? say(`${clauses.length} 条都有对应`, `all ${clauses.length} clauses are covered`)
        : say(
            `${clauses.length} 条中 ${uncovered.length} 条没有对应`,
            `${uncovered.length} of ${clauses.length} clauses uncovered`,
          );
  return `${id} ${version}  ${title}\n${left}${clauses.length > 0 ? `  ${classes}` : ''}`;
}

/** `规则 → 检测项，自哪天起`, one a rule; else what a person brings, or why nothing can be seen. */
function coveredBy({ rules, manual, notObservable, switchedOff }: CoveredClause, say: Say): string {
  const parts = rules.map(({ id, check, effective, decidedBy }) => {
    const days = effectiveWords(effective, say);
    const who = decidedBy === 'evaluator' ? say('，人确认', ', confirmed by a person') : '';
    return `${id} → ${check}${who}${days === '' ? '' : say(`，${days}`, `, ${days}`)}`;
  });
  if (switchedOff) parts.push(say(`已关闭：${switchedOff.join('、')}`, `switched off: ${switchedOff.join(', ')}`));
  if (manual !== undefined) parts.push(say(`人工取证：${manual}`, `manual: ${manual}`));
  if (notObservable !== undefined) parts.push(say(`看不到：${notObservable}`, `not observable: ${notObservable}`));
  return parts.length > 0 ? parts.join('  ') : say('没有对应', 'uncovered');
}

const MOST_SHOWN = 22;
const shortened = (text: string): string => {
  const letters = [...text];
  return letters.length > MOST_SHOWN ? `${letters.slice(0, MOST_SHOWN - 1).join('')}…` : text;
};
