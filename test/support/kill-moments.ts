/** An audit that is killed again and again at chosen moments and gone on with until it is done; what that cost. */
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NoSnapshotError, openSnapshot } from '../../src/snapshot/open-snapshot.js';
import type { AuditBench, Ending } from './interrupted-audit.js';

/** When a process is killed; named in messages. */
export type Moment =
  /** So many requests after it began, and a little later. */
  | { readonly after: 'requests'; readonly count: number; readonly ms: number }
  /** So long after it began, whatever it does. */
  | { readonly after: 'begin'; readonly ms: number }
  /** When a file of this name appears below the output folder, or changes for the nth time. */
  | { readonly after: 'file'; readonly name: RegExp; readonly times: number };

export interface KilledAudit {
  /** Kills that met a living process. */
  readonly kills: number;
  readonly last: Ending;
  /** Requests of the last leg. */
  readonly askedLast: number;
  /** Of each leg that was killed: requests that the snapshot held no answer to. */
  readonly lost: readonly (readonly string[])[];
  /** Requests of a later leg whose answer an earlier one had kept already; without reachability probes. */
  readonly askedTwice: readonly string[];
}

/** Audits as `run`, killed at each moment in turn; the leg after the last moment runs to its end. */
export async function auditKilledAt(bench: AuditBench, run: string, moments: readonly Moment[]): Promise<KilledAudit> {
  const lost: string[][] = [];
  const askedTwice: string[] = [];
  let kills = 0;
  let hasBegun = false;
  for (let at = 0; ; at += 1) {
    const kept = answersIn(bench, run);
    const from = bench.asked.length;
    const moment = moments[at];
    // Without a snapshot's first record, or even a request.json, there is nothing to go on with yet.
    hasBegun ||= existsSync(join(bench.out, run, 'request.json'));
    const leg = bench.start(hasBegun ? 'resume' : 'audit', run);
    const isOver = await Promise.race([
      leg.ended.then(() => true),
      moment ? comes(moment, bench, run, from).then(() => false) : new Promise<never>(() => undefined),
    ]);
    if (!isOver && leg.child.kill('SIGKILL')) kills += 1;
    const last = await leg.ended;
    const asked = bench.asked.slice(from);
    askedTwice.push(...asked.filter((request) => kept.has(request)));
    if (isOver || last.signal === null) return { kills, last, askedLast: asked.length, lost, askedTwice };
    const now = answersIn(bench, run);
    lost.push(asked.filter((request) => !now.has(request) && !isHome(request)));
  }
}

/** Probes ask for the home page as often as they must; their answers are no exchanges. */
const isHome = (request: string): boolean => request.split(' ')[2] === '/';

/** Requests whose answers the snapshot of a run holds. The home page is left out. */
function answersIn(bench: AuditBench, run: string): ReadonlySet<string> {
  const path = join(bench.siteFolder(run), 'snapshot.warc.gz');
  if (!existsSync(path)) return new Set();
  try {
    const snapshot = openSnapshot(path);
    const kept = snapshot.exchanges
      .filter(({ via }) => via === 'fetch')
      .map(({ url, method, requestBody }) => {
        const { hostname, pathname, search } = new URL(url);
        return [method, hostname, pathname + search, requestBody ?? ''].join(' ').trimEnd();
      })
      .filter((request) => !isHome(request));
    snapshot.close();
    return new Set(kept);
  } catch (error) {
    if (error instanceof NoSnapshotError) return new Set();
    throw error;
  }
}

async function comes(moment: Moment, bench: AuditBench, run: string, from: number): Promise<void> {
  switch (moment.after) {
    case 'requests':
      await bench.untilAsked(from + moment.count);
      return await sleep(moment.ms);
    case 'begin':
      return await sleep(moment.ms);
    case 'file':
      return await new Promise((done) => {
        let times = 0;
        const watcher = watch(bench.out, { recursive: true }, (_, name) => {
          if (name === null || !name.startsWith(run) || !moment.name.test(name)) return;
          times += 1;
          if (times < moment.times) return;
          watcher.close();
          done();
        });
      });
  }
}
