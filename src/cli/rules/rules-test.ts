/** `gongkai rules test`: every example of the rule sets that are named, and the rules that no example is of. */
import { nearest } from '../../lib/text/nearest.js';
import type { Profile } from '../../model/profile.js';
import type { Problem } from '../../profile/profile-error.js';
import type { ExampleResult } from '../../examples/run-examples.js';
import type { CliContext } from '../command.js';
import { EXIT, UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { rulesFolder } from './load-profiles.js';
import { showCountedWork } from '../progress/counted-work.js';

export interface RulesTestOptions {
  readonly only?: string;
  readonly json?: boolean;
  /** Try mutants of the rules instead. */
  readonly mutants?: boolean;
  /** Percent of the mutants that must be caught. */
  readonly least?: number;
}

/** What came of one rule set's examples. */
interface TestedRuleSet {
  readonly ruleSet: string;
  readonly results: readonly ExampleResult[];
  /** Its own rules of which no example says anything; only where all its files were read. */
  readonly withoutExample: readonly string[];
}

/** Without references all rule sets that come along are tested. Ends with 1 where an expectation was not met. */
export async function testRules(
  references: readonly string[],
  context: CliContext,
  say: Say,
  { only, json, mutants, least }: RulesTestOptions,
): Promise<void> {
  const [{ findAllExamples, findExamples }, { ProfileError, problemLine }] = await Promise.all([
    import('./find-examples.js'),
    import('../../profile/profile-error.js'),
  ]);
  const asked =
    references.length === 0
      ? findAllExamples(context.cwd)
      : references.map((reference) => findExamples(reference, context.cwd) ?? refuse(reference, say));
  const selected = only === undefined ? undefined : new Set(only.split(','));
  if (mutants) {
    const { mutateRules } = await import('./rules-mutate.js');
    return mutateRules(asked, context, say, { only: selected, json: json ?? false, least: least ?? 0 });
  }
  const tested: TestedRuleSet[] = [];
  const problems: Problem[] = [];
  const work = showCountedWork(context, say);
  const total = asked.reduce((sum, { files }) => sum + countOf(files), 0);
  let done = 0;
  const onFile = (examples: number): void => {
    done += examples;
    work.advance(say('样例', 'examples'), done, total);
  };
  try {
    for (const one of asked) {
      try {
        tested.push(await testOne(one, context, selected, onFile));
      } catch (error) {
        if (!(error instanceof ProfileError)) throw error;
        problems.push(...error.problems);
      }
    }
  } finally {
    work.end();
  }
  if (selected && problems.length === 0) refuseUnknown(selected, tested, say);
  const isMet = tested.every(({ results }) => results.every(({ mismatches }) => mismatches.length === 0));
  context.stdout.write(json ? `${JSON.stringify(tested, null, 2)}\n` : describe(tested, say));
  // What is broken is told last, where it is seen; a rule set that two others extend breaks both.
  if (problems.length > 0)
    throw new ProfileError([...new Map(problems.map((one) => [problemLine(one), one])).values()]);
  context.finish(isMet ? EXIT.ok : EXIT.threshold);
}

async function testOne(
  { reference, files, isWhole }: { reference: string; files: Parameters<typeof runAll>[0]; isWhole: boolean },
  { cwd }: CliContext,
  only: ReadonlySet<string> | undefined,
  onFile: (examples: number) => void,
): Promise<TestedRuleSet> {
  const [{ loadProfile }, { catalog }, { ownRules }, { namesIn }] = await Promise.all([
    import('../../profile/load-profile.js'),
    import('../../catalog.js'),
    import('./own-rules.js'),
    import('../../examples/expected-of.js'),
  ]);
  const profile: Profile = loadProfile(reference, { rulesFolder, checks: catalog, cwd });
  const results = await runAll(files, profile, only, onFile);
  // `sz-*: not-in-force` says nothing of what a rule judges.
  const covered = new Set(
    files.flatMap(({ content }) =>
      (content.examples ?? []).flatMap(({ expect }) => namesIn(expect).map(({ name }) => name)),
    ),
  );
  const withoutExample = isWhole && !only ? ownRules(reference, profile, cwd).filter((rule) => !covered.has(rule)) : [];
  return { ruleSet: profile.id, results, withoutExample };
}

async function runAll(
  files: readonly Parameters<typeof import('../../examples/run-examples.js').runExamples>[0][],
  profile: Profile,
  only: ReadonlySet<string> | undefined,
  onFile: (examples: number) => void,
): Promise<readonly ExampleResult[]> {
  const [{ runExamples }, { catalog }] = await Promise.all([
    import('../../examples/run-examples.js'),
    import('../../catalog.js'),
  ]);
  const question = { profile, catalog, shelf: new Map(), ...(only && { only }) };
  return files.flatMap((file) => {
    const results = runExamples(file, question);
    onFile(countOf([file]));
    return results;
  });
}

const countOf = (
  files: readonly Parameters<typeof import('../../examples/run-examples.js').runExamples>[0][],
): number => files.reduce((sum, { content }) => sum + (content.examples?.length ?? 0), 0);

function refuse(reference: string, say: Say): never {
  throw new UsageError(say(`没有规则集或样例文件 ${reference}`, `there is no rule set or examples file ${reference}`), [
    say('用 gongkai rules list 看有哪些规则集', 'see gongkai rules list'),
  ]);
}

/** `--only` with a rule of which no example says anything would look like success. */
function refuseUnknown(only: ReadonlySet<string>, tested: readonly TestedRuleSet[], say: Say): void {
  const judged = new Set(tested.flatMap(({ results }) => results.flatMap(({ rules }) => rules)));
  const idle = [...only].filter((rule) => !judged.has(rule));
  if (idle.length > 0)
    throw new UsageError(
      say(`没有样例说到 ${idle.join('、')}`, `no example says anything of ${idle.join(', ')}`),
      idle.flatMap((rule) => {
        const meant = nearest(rule, judged);
        return meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)];
      }),
    );
}

function describe(tested: readonly TestedRuleSet[], say: Say): string {
  const lines: string[] = [];
  for (const { ruleSet, results, withoutExample } of tested) {
    const broken = results.filter(({ mismatches }) => mismatches.length > 0);
    for (const { file, line, example, mismatches } of broken) {
      lines.push(`${file}:${String(line)} ${example}`);
      for (const { rule, due, found, messages } of mismatches) {
        lines.push(say(`  ${rule} 应为 ${due}，现在是 ${found}`, `  ${rule} should be ${due}, but is ${found}`));
        lines.push(...messages.slice(0, 5).map((message) => `    ${message}`));
      }
    }
    const expectations = results.reduce((count, { rules }) => count + rules.length, 0);
    const unmet = broken.reduce((count, { mismatches }) => count + mismatches.length, 0);
    lines.push(
      say(
        `${ruleSet}：${results.length} 个样例，${expectations} 项预期，${unmet} 项不符`,
        `${ruleSet}: ${results.length} example(s), ${expectations} expectation(s), ${unmet} not met`,
      ),
    );
    if (withoutExample.length > 0)
      lines.push(
        say(
          `  还没有样例的规则（${withoutExample.length}）：${withoutExample.join('、')}`,
          `  rules without any example (${withoutExample.length}): ${withoutExample.join(', ')}`,
        ),
      );
  }
  return `${lines.join('\n')}\n`;
}
