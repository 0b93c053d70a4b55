import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Store } from '../../../src/store/open-store.js';
import { watchedProcess, type Watched } from '../../support/servers/watched-process.js';
import type { StubOrder } from './stub-program.js';

const PROGRAM = fileURLToPath(new URL('./stub-program.ts', import.meta.url));

/** Starts a process with stub audits; it outlives no test. */
export const startStub = (order: StubOrder): Promise<Watched> =>
  watchedProcess([process.execPath, '--import', import.meta.resolve('tsx'), PROGRAM, JSON.stringify(order)]);

/** How many audits of the store are in each state. */
export async function statesOf(store: Store): Promise<Readonly<Record<string, number>>> {
  const rows = await store.db
    .selectFrom('audits')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

/** Waits until the store is as wanted; a database that is away is asked again. */
export async function until(what: string, isSo: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    if (await isSo().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  throw new Error(`not within ${withinMs / 1000} s: ${what}`);
}

/** What was written down of an audit's steps, each with its process; none where it has not begun. */
export function stepsOf(folder: string, run: string, site: string): readonly (readonly [step: number, pid: number])[] {
  const path = join(folder, 'runs', run, site, 'steps');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => line.split(' ').map(Number) as [number, number]);
}

/** How often each audit was published. */
export async function publishedOf(store: Store): Promise<ReadonlyMap<string, number>> {
  const rows = await store.db.selectFrom('log').select('subject').where('action', '=', 'stub.published').execute();
  const counts = new Map<string, number>();
  for (const { subject } of rows) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return counts;
}
