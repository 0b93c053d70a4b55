/** Audits of one served site by the real command line, which a test may kill, interrupt or run again: how it ended, and what the site was asked. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditReport } from '../../src/model/report.js';
import { GONGKAI_PROGRAM, GONGKAI_SURROUNDINGS } from './gongkai-program.js';
import { buildSite, serveNames, serveSite } from './site-builder/index.js';
import type { Handler, SiteSpec } from './site-builder/index.js';

/** A request as the server saw it: `METHOD host path`, with the body of a POST. */
export type AskedOf = string;

export interface Ending {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Leg {
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
}

export interface AuditBench {
  /** Everything asked so far, in order. */
  readonly asked: readonly AskedOf[];
  /** `--out`: holds a folder for each run. */
  readonly out: string;
  /** Folder of the audited site within a run. */
  siteFolder(run: string): string;
  /** Begins an audit as that run, or goes on with it. */
  start(kind: 'audit' | 'resume', run: string, more?: readonly string[], env?: BenchOptions['env']): Leg;
  /** Resolves when the server has got so many requests altogether. */
  untilAsked(count: number): Promise<void>;
  report(run: string): AuditReport | undefined;
  close(): Promise<void>;
}

export interface BenchOptions {
  /** Arguments of node that run the program; the sources through tsx unless given. */
  readonly main?: readonly string[];
  /** Further arguments of `audit`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly asOf?: string;
  /** Looked at before the site's own answers. */
  readonly before?: Handler;
}

/** Serves the site on a free port of 127.0.0.1 and stands ready to audit it into a folder of its own. */
export async function benchFor(spec: SiteSpec, options: BenchOptions = {}): Promise<AuditBench> {
  const asked: AskedOf[] = [];
  const waiting: { readonly count: number; readonly done: () => void }[] = [];
  const listen: Handler = ({ method, host, path, body }) => {
    asked.push([method, host, path, body].join(' ').trimEnd());
    for (const one of waiting) if (asked.length >= one.count) one.done();
    return undefined;
  };
  const own = spec.handlers ?? [];
  const site = buildSite({ ...spec, handlers: [listen, ...(options.before ? [options.before] : []), ...own] });
  const served = await serveSite(site);
  const names = await serveNames(site);
  const out = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const running = new Set<ChildProcess>();
  const common = [
    ...['--dns', names.address, '--allow-private', '--format', 'json', '--out', out, '--no-progress'],
    ...served.resolve.flatMap((rule) => ['--resolve', rule]),
  ];
  const first = [
    ...[served.url, '--kind', spec.kind, '--name', spec.name ?? '临溪区人民政府'],
    ...['--as-of', options.asOf ?? spec.today ?? '2025-11-18', '--delay', '0'],
  ];
  const siteFolder = (run: string): string => join(out, run, `${served.host}-${served.port}`);
  return {
    asked,
    out,
    siteFolder,
    start: (kind, run, more = [], env = {}) => {
      const what = kind === 'audit' ? [...first, '--run', run, ...common, ...(options.args ?? [])] : ['--resume', run];
      const rest = kind === 'audit' ? [] : ['--out', out, '--no-progress', '--delay', '0'];
      const leg = startGongkai(['audit', ...what, ...rest, ...more], {
        ...options,
        env: { ...options.env, ...env },
        cwd: out,
      });
      running.add(leg.child);
      void leg.ended.finally(() => running.delete(leg.child)).catch(() => undefined);
      return leg;
    },
    untilAsked: (count) =>
      asked.length >= count ? Promise.resolve() : new Promise((done) => waiting.push({ count, done })),
    report: (run) => {
      const file = join(siteFolder(run), 'report.json');
      return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as AuditReport) : undefined;
    },
    close: async () => {
      for (const child of running) child.kill('SIGKILL');
      await served.close();
      await names.close();
      rmSync(out, { recursive: true, force: true });
    },
  };
}

/** `gongkai ARGS` in a process of its own. */
export function startGongkai(
  args: readonly string[],
  { main = GONGKAI_PROGRAM, env, cwd }: Pick<BenchOptions, 'main' | 'env'> & { readonly cwd: string },
): Leg {
  const child = spawn(process.execPath, [...main, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...GONGKAI_SURROUNDINGS, ...env },
  });
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (part: string) => (text[stream] += part));
  }
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve({ status, signal, ...text }));
  });
  return { child, ended };
}

/** What two runs over the same answers must say alike, as text. */
export const judged = (report: AuditReport | undefined): string =>
  JSON.stringify(report && { outcomes: report.outcomes, scorecard: report.scorecard }, (key, value: unknown) =>
    ['capturedAt', 'record', 'screenshot'].includes(key) ? undefined : value,
  );

/** Rules that came out otherwise than in the other run, e.g. `guide-present: passed → cantTell (truncated)`. */
export function flipsBetween(truth: AuditReport | undefined, found: AuditReport | undefined): readonly string[] {
  if (!truth || !found) return ['no report'];
  const say = (outcome: AuditReport['outcomes'][number] | undefined): string =>
    outcome === undefined ? 'nothing' : `${outcome.value}${outcome.reason === undefined ? '' : ` (${outcome.reason})`}`;
  return truth.outcomes.flatMap((outcome) => {
    const other = found.outcomes.find(({ rule }) => rule === outcome.rule);
    return say(other) === say(outcome) ? [] : [`${outcome.rule}: ${say(outcome)} → ${say(other)}`];
  });
}
