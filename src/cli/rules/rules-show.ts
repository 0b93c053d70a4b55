/** What `rules list`, `rules show` and `rules validate` do. */
import type { Profile } from '../../model/profile.js';
import type { CliContext } from '../command.js';
import { EXIT } from '../errors.js';
import type { Say } from '../language.js';
import { rulesFolder } from './load-profiles.js';

export interface JsonOption {
  readonly json?: boolean;
}

/** The rule set of an id, file or folder. Throws a `ProfileError`. */
export const load = async (reference: string, { cwd }: CliContext): Promise<Profile> => {
  const [{ loadProfile }, { catalog }] = await Promise.all([
    import('../../profile/load-profile.js'),
    import('../../catalog.js'),
  ]);
  return loadProfile(reference, { rulesFolder, checks: catalog, cwd });
};

/** Every rule set that comes along, in a line. */
export async function listAll({ stdout }: CliContext, say: Say, { json }: JsonOption): Promise<void> {
  const [{ listRuleSets }, { textTable }] = await Promise.all([
    import('../../profile/list-rule-sets.js'),
    import('../text/text-table.js'),
  ]);
  const sets = listRuleSets(rulesFolder);
  if (json) return void stdout.write(`${JSON.stringify(sets, null, 2)}\n`);
  const rows = sets.map((set) => [
    set.id,
    set.version,
    set.problems > 0
      ? say(
          `有 ${set.problems} 处问题，用 gongkai rules validate ${set.id} 看`,
          `${set.problems} problem(s): gongkai rules validate ${set.id}`,
        )
      : say(`${set.rules} 条规则`, `${set.rules} rules`),
    set.extends.length > 0 ? say(`扩展 ${set.extends.join('、')}`, `extends ${set.extends.join(', ')}`) : '',
    say(set.title, set.titleEn ?? set.title),
  ]);
  stdout.write(`${textTable(rows)}\n`);
}

/** All rules of a rule set by section, or its columns. */
export async function show(
  reference: string,
  context: CliContext,
  say: Say,
  { json, columns }: JsonOption & { columns?: boolean },
): Promise<void> {
  const { stdout } = context;
  const profile = await load(reference, context);
  if (json) {
    const { sources, vocabulary, rules: all, ...rest } = profile;
    const data = {
      ...rest,
      sources: [...sources.values()],
      columns: [...vocabulary.values()],
      rules: all.map((rule) => ({ ...rule, points: rule.points / 100 })),
    };
    return void stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  }
  const { describeColumns, describeProfile } = await import('./describe-profile.js');
  stdout.write(columns ? describeColumns(profile, say) : describeProfile(profile, say));
}

/** What is wrong with rule sets, every fault at once; ends with 2 if anything is. */
export async function validate(
  references: readonly string[],
  context: CliContext,
  say: Say,
  { json }: JsonOption,
): Promise<void> {
  const [{ listRuleSets }, { ProfileError }] = await Promise.all([
    import('../../profile/list-rule-sets.js'),
    import('../../profile/profile-error.js'),
  ]);
  const asked = references.length > 0 ? references : listRuleSets(rulesFolder).map(({ id }) => id);
  const valid: Profile[] = [];
  const problems = [];
  for (const reference of asked) {
    try {
      valid.push(await load(reference, context));
    } catch (error) {
      if (!(error instanceof ProfileError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (json) {
    const sets = valid.map(({ id, version, digest, rules: all }) => ({ id, version, digest, rules: all.length }));
    context.stdout.write(`${JSON.stringify({ valid: sets, problems }, null, 2)}\n`);
    return context.finish(problems.length > 0 ? EXIT.usage : EXIT.ok);
  }
  const [{ today }, { waiverNotesOf }] = await Promise.all([import('../text/days.js'), import('./waiver-notes.js')]);
  for (const profile of valid) {
    const { id, version, rules: all, digest } = profile;
    context.stdout.write(
      say(
        `${id} ${version} 没有问题：${all.length} 条规则，摘要 ${digest.slice(0, 12)}\n`,
        `${id} ${version} is valid: ${all.length} rules, digest ${digest.slice(0, 12)}\n`,
      ),
    );
    for (const note of waiverNotesOf(profile, today(), say))
      context.stdout.write(say(`  注意：${note}\n`, `  note: ${note}\n`));
  }
  if (problems.length > 0) throw new ProfileError(problems);
}
