/** Runs the one job of a workflow as GitHub does, step by step; actions of others are stood in for. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { filledIn, isMet, type Contexts, type RunnerFunctions } from './expression.js';
import { runShell } from './shell-run.js';

export interface WorkflowEvent {
  readonly name: 'pull_request' | 'schedule' | 'workflow_dispatch';
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Of a pull request: the repository that it comes from. */
  readonly from?: string;
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly env: NodeJS.ProcessEnv;
  /** Whose files are checked out. */
  readonly repository: string;
  /** Caches that outlive the run. */
  readonly caches: string;
}

export interface JobRun {
  /** `skipped`: the job's own condition did not hold. */
  readonly conclusion: 'success' | 'failure' | 'skipped';
  /** Steps that ran, by name or action, and how each ended. */
  readonly steps: Readonly<Record<string, 'success' | 'failure' | 'skipped'>>;
  readonly said: string;
  readonly summary: string;
  /** Folder of the uploaded artifact. */
  readonly artifact: string;
  readonly sarif: readonly string[];
}

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly 'continue-on-error'?: boolean;
}

let runs = 0;

/** Faults that GitHub's own parser finds in workflows. */
export function faultsOf(workflows: readonly string[]): readonly string[] {
  const tsx = new URL('../../../node_modules/tsx/dist/loader.mjs', import.meta.url).href;
  const program = fileURLToPath(new URL('./find-faults.ts', import.meta.url));
  const ran = spawnSync(process.execPath, ['--import', tsx, program], {
    input: JSON.stringify(workflows),
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as readonly string[];
}

export async function runWorkflow(workflow: string, event: WorkflowEvent): Promise<JobRun> {
  const { jobs } = parse(workflow) as { jobs: Readonly<Record<string, { if?: string; steps: readonly Step[] }>> };
  const [job] = Object.values(jobs);
  if (!job) throw new Error('a workflow without a job');
  const root = mkdtempSync(join(tmpdir(), 'gongkai-workflow-'));
  const [workspace, artifact] = [join(root, 'workspace'), join(root, 'artifact')];
  mkdirSync(workspace);
  const [output, summary] = [join(root, 'output'), join(root, 'summary.md')];
  const outcomes: Record<string, { outputs: Record<string, string>; outcome: string }> = {};
  const sarif: string[] = [];
  const steps: Record<string, 'success' | 'failure' | 'skipped'> = {};
  let said = '';
  let hasFailed = false;
  runs += 1;
  const github = {
    event_name: event.name,
    repository: 'qinghe/website',
    ref: event.name === 'pull_request' ? 'refs/pull/7/merge' : 'refs/heads/main',
    run_id: runs,
    run_attempt: 1,
    event: { pull_request: { head: { repo: { full_name: event.from ?? 'qinghe/website' } } } },
  };
  const contexts = (): Contexts => ({
    github,
    vars: event.vars,
    secrets: event.secrets,
    inputs: event.inputs ?? {},
    steps: outcomes,
  });
  const functions: RunnerFunctions = {
    always: () => true,
    cancelled: () => false,
    success: () => !hasFailed,
    failure: () => hasFailed,
    hashFiles: (path = '') => (existsSync(join(workspace, path)) ? 'hash' : ''),
  };
  const whole = { steps, sarif, artifact };
  const told = (): string => (existsSync(summary) ? readFileSync(summary, 'utf8') : '');
  if (!isMet(job.if, contexts(), functions)) return { ...whole, conclusion: 'skipped', said, summary: told() };

  const act = async (step: Step): Promise<boolean> => {
    const value = (text: unknown): string => filledIn(String(text), contexts(), functions);
    const given = Object.fromEntries(Object.entries(step.with ?? {}).map(([key, text]) => [key, value(text)]));
    if (step.run !== undefined) {
      writeFileSync(output, '');
      const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) => [key, value(text)]));
      const files = { GITHUB_ACTIONS: 'true', CI: 'true', GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary };
      const ran = await runShell(value(step.run), { cwd: workspace, env: { ...event.env, ...files, ...env } });
      said += ran.said;
      const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
      const outputs = Object.fromEntries(
        lines.map((line): [string, string] => [line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)]),
      );
      if (step.id !== undefined) outcomes[step.id] = { outputs, outcome: ran.status === 0 ? 'success' : 'failure' };
      return ran.status === 0;
    }
    return use(step.uses ?? '', given);
  };

  const use = (action: string, given: Readonly<Record<string, string>>): boolean => {
    const path = join(workspace, given['path'] ?? '');
    switch (action) {
      case 'actions/checkout@v6':
        cpSync(event.repository, workspace, { recursive: true });
        return true;
      case 'actions/setup-node@v6':
        return true;
      case 'actions/cache/restore@v5': {
        const kept = existsSync(event.caches) ? readdirSync(event.caches).sort() : [];
        const found = kept.filter((key) => key.startsWith(given['restore-keys']?.trim() ?? '')).at(-1);
        if (found !== undefined) cpSync(join(event.caches, found), path, { recursive: true });
        return true;
      }
      case 'actions/cache/save@v5':
        cpSync(path, join(event.caches, given['key'] ?? ''), { recursive: true });
        return true;
      case 'actions/upload-artifact@v6':
        if (existsSync(path)) cpSync(path, artifact, { recursive: true });
        return true;
      case 'github/codeql-action/upload-sarif@v4':
        sarif.push(readFileSync(join(workspace, given['sarif_file'] ?? ''), 'utf8'));
        return true;
      default:
        throw new Error(`no such action here: ${action}`);
    }
  };

  for (const step of job.steps) {
    const name = step.name ?? step.uses ?? '';
    if (!isMet(step.if, contexts(), functions)) {
      steps[name] = 'skipped';
      if (step.id !== undefined) outcomes[step.id] = { outputs: {}, outcome: 'skipped' };
      continue;
    }
    const isDone = await act(step);
    steps[name] = isDone ? 'success' : 'failure';
    if (!isDone && step['continue-on-error'] !== true) hasFailed = true;
  }
  return { ...whole, conclusion: hasFailed ? 'failure' : 'success', said, summary: told() };
}
