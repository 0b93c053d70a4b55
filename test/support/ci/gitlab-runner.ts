/** Runs the one job of a GitLab pipeline as its runner does: rules, variables, cache, script, artifacts. */
import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runShell } from './shell-run.js';

interface Job {
  readonly rules: readonly { readonly if: string; readonly variables?: Readonly<Record<string, string>> }[];
  readonly cache: {
    readonly key: string;
    readonly paths: readonly string[];
    readonly policy: string;
    readonly when: string;
  };
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly allow_failure: { readonly exit_codes: number };
  readonly artifacts: {
    readonly when: string;
    readonly paths: readonly string[];
    readonly reports: Readonly<Record<string, string>>;
  };
}

export interface PipelineRun {
  /** `warning`: failed as it may; `skipped`: no rule took it up. */
  readonly conclusion: 'success' | 'warning' | 'failure' | 'skipped';
  readonly said: string;
  /** Folder of the artifacts. */
  readonly artifacts: string;
  /** Paths of the reports that GitLab shows, by kind. */
  readonly reports: Readonly<Record<string, string>>;
}

export async function runPipeline(
  pipeline: string,
  given: {
    /** CI variables, those that GitLab sets among them. */
    readonly variables: Readonly<Record<string, string>>;
    readonly env: NodeJS.ProcessEnv;
    readonly repository: string;
    readonly caches: string;
  },
): Promise<PipelineRun> {
  const { variables: common, gongkai: job } = parse(pipeline) as {
    variables: Readonly<Record<string, { value: string }>>;
    gongkai: Job;
  };
  const defaults = Object.fromEntries(Object.entries(common).map(([name, { value }]) => [name, value]));
  const rule = job.rules.find(({ if: condition }) => holds(condition, given.variables));
  const root = mkdtempSync(join(tmpdir(), 'gongkai-pipeline-'));
  const [folder, artifacts] = [join(root, 'builds'), join(root, 'artifacts')];
  if (!rule) return { conclusion: 'skipped', said: '', artifacts, reports: {} };
  const variables: Readonly<Record<string, string>> = { ...defaults, ...rule.variables, ...given.variables };
  mkdirSync(folder);
  cpSync(given.repository, folder, { recursive: true });
  const policy = filled(job.cache.policy, variables);
  const cache = join(given.caches, job.cache.key);
  if (policy.startsWith('pull') && existsSync(cache)) cpSync(cache, folder, { recursive: true });

  const { status, said } = await runShell([...job.before_script, ...job.script].join('\n'), {
    cwd: folder,
    env: { ...given.env, CI: 'true', GITLAB_CI: 'true', ...variables },
    options: ['-o', 'pipefail'],
  });

  const keep = (paths: readonly string[], to: string): void => {
    for (const path of paths)
      if (existsSync(join(folder, path))) cpSync(join(folder, path), join(to, path), { recursive: true });
  };
  if (policy.endsWith('push') && (status === 0 || job.cache.when === 'always')) keep(job.cache.paths, cache);
  const reports = job.artifacts.reports;
  if (status === 0 || job.artifacts.when === 'always')
    keep([...job.artifacts.paths, ...Object.values(reports)], artifacts);
  const conclusion = status === 0 ? 'success' : status === job.allow_failure.exit_codes ? 'warning' : 'failure';
  return { conclusion, said, artifacts, reports };
}

const filled = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replace(/\$(\w+)/g, (_all, name: string) => variables[name] ?? '');

/** `$A == "b"` and `$A == $B`: a variable that is not set equals none. */
function holds(condition: string, variables: Readonly<Record<string, string>>): boolean {
  const [, left = '', right = ''] = /^(\$\w+) == (\$\w+|"[^"]*")$/.exec(condition) ?? [];
  if (left === '') throw new Error(`a condition that is not understood here: ${condition}`);
  const value = (word: string): string | undefined =>
    word.startsWith('$') ? variables[word.slice(1)] : word.slice(1, -1);
  return value(left) !== undefined && value(left) === value(right);
}
