/** `gongkai rules test --mutants`: whether the examples would notice a rule that is written a little wrong. */
import type { MutationRun, WrittenRule } from '../../examples/mutate/run-mutants.js';
import type { Profile } from '../../model/profile.js';
import type { ExamplesOfRuleSet } from './find-examples.js';
import type { CliContext } from '../command.js';
import { EXIT } from '../errors.js';
import type { Say } from '../language.js';
import { rulesFolder } from './load-profiles.js';

/** What came of one rule set. */
interface MutatedRuleSet extends MutationRun {
  readonly ruleSet: string;
}

/** Says of each rule set how many mutants were caught, and where the others stand. Ends with 1 below `--least`. */
export async function mutateRules(
  asked: readonly ExamplesOfRuleSet[],
  context: CliContext,
  say: Say,
  { only, json, least }: { only: ReadonlySet<string> | undefined; json: boolean; least: number },
): Promise<void> {
  const done: MutatedRuleSet[] = [];
  for (const one of asked.filter(({ files }) => files.length > 0)) done.push(await mutateOne(one, context, only));
  context.stdout.write(json ? `${JSON.stringify(done, null, 2)}\n` : done.map((run) => describe(run, say)).join(''));
  context.finish(done.every((run) => shareOf(run) >= least) ? EXIT.ok : EXIT.threshold);
}

async function mutateOne(
  { reference, files }: ExamplesOfRuleSet,
  { cwd, stderr }: CliContext,
  only: ReadonlySet<string> | undefined,
): Promise<MutatedRuleSet> {
  const [{ loadProfile }, { catalog }, { prepareExamples }, { runMutants }] = await Promise.all([
    import('../../profile/load-profile.js'),
    import('../../catalog.js'),
    import('../../examples/run-examples.js'),
    import('../../examples/mutate/run-mutants.js'),
  ]);
  const profile: Profile = loadProfile(reference, { rulesFolder, checks: catalog, cwd });
  const question = { profile, catalog, shelf: new Map() };
  const run = runMutants({
    profile,
    catalog,
    written: (await writtenRules(reference, cwd)).filter(({ id }) => only?.has(id) !== false),
    examples: files.flatMap((file) => prepareExamples(file, question)),
    equivalent: files.flatMap(({ content }) => content.equivalent ?? []),
    onRule: ({ rule, caught, survivors }) =>
      stderr.write(`${rule}\t${String(caught)}/${String(caught + survivors.length)}\n`),
  });
  return { ruleSet: profile.id, ...run };
}

/** The rules and overrides that a rule set's own files hold. */
async function writtenRules(reference: string, cwd: string): Promise<readonly WrittenRule[]> {
  const [{ findRuleSet }, { readRuleSet }] = await Promise.all([
    import('../../profile/find-rule-set.js'),
    import('../../profile/read-rule-set.js'),
  ]);
  const place = findRuleSet(reference, rulesFolder, cwd);
  if (!place) return [];
  return readRuleSet(place).files.flatMap(({ parsed, content }) =>
    (['rules', 'overrides'] as const).flatMap((kind) =>
      Object.entries<Readonly<Record<string, unknown>>>(content[kind] ?? {}).map(([id, written]) => ({
        id,
        parsed,
        path: [kind, id],
        written,
      })),
    ),
  );
}

/** Mutants that say something else than the rule, and how many of them some example catches. */
const countsOf = ({ rules }: MutationRun): { readonly caught: number; readonly all: number } => {
  const caught = rules.reduce((sum, rule) => sum + rule.caught, 0);
  return { caught, all: caught + rules.reduce((sum, rule) => sum + rule.survivors.length, 0) };
};

const shareOf = (run: MutationRun): number => {
  const { caught, all } = countsOf(run);
  return all === 0 ? 100 : (caught / all) * 100;
};

function describe(run: MutatedRuleSet, say: Say): string {
  const { caught, all } = countsOf(run);
  const equivalent = run.rules.reduce((sum, rule) => sum + rule.equivalent, 0);
  const survivors = run.rules.flatMap((rule) => rule.survivors);
  const lines = [
    ...survivors.map(({ file, line, rule, mutant }) => `${file}:${String(line)} ${rule} ${mutant}`),
    ...run.stale.map(({ rule, mutant }) =>
      say(
        `equivalent 里的“${rule} ${mutant}”已经没有这个改动，或已有样例发现它`,
        `equivalent: ${rule} ${mutant} is no longer a mutant, or an example catches it`,
      ),
    ),
    say(
      `${run.ruleSet}：${all} 处改动，样例发现 ${caught} 处（${shareOf(run).toFixed(1)}%），等价 ${equivalent} 处；没有试的规则（要看网络探测）${run.leftOut.length} 条`,
      `${run.ruleSet}: ${all} mutant(s), ${caught} caught (${shareOf(run).toFixed(1)}%), ${equivalent} equivalent; left out for want of a network: ${run.leftOut.length} rule(s)`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
