import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { describe, expect, it } from 'vitest';
import { exitStatus } from '../../../src/cli/exit-status.js';
import { openFormatMeans } from '../../../src/cli/options/format-means.js';
import { speaker } from '../../../src/cli/language.js';
import { createProgress } from '../../../src/cli/progress.js';
import type { SiteTask } from '../../../src/cli/runs/run-plan.js';
import type { RunContext } from '../../../src/cli/runs/run-context.js';
import { runSites, type RunResult } from '../../../src/cli/runs/run-sites.js';
import { isTaken } from '../../../src/cli/errors/stray-errors.js';
import type { Profile } from '../../../src/model/profile.js';
import type { AuditReport } from '../../../src/model/report.js';
import { RunSummarySchema } from '../../../src/model/run.js';
import type { FormatId } from '../../../src/report/formats.js';
import { reportOf } from '../reports.js';
import { NO_WISHES } from '../../support/notice-wishes.js';

const profile = { id: 'national', title: '国家规则', version: '1.0.0', digest: 'd'.repeat(64) } as Profile;
const task = (id: string, judge: SiteTask['judge']): SiteTask => ({
  site: { id, name: id, url: `http://${id}.example/`, kind: 'district' },
  profile,
  snapshot: `${id}/snapshot.warc.gz`,
  judge,
});

const runTasks = async (
  tasks: readonly SiteTask[],
  extra: Partial<RunContext> = {},
  formats: readonly FormatId[] = ['json'],
): Promise<RunResult & { readonly notes: string; readonly announced: readonly string[] }> => {
  const announced: string[] = [];
  let notes = '';
  const stream = { write: (text: string) => (notes += text) } as unknown as NodeJS.WritableStream;
  const say = speaker('zh');
  const result = await runSites(
    {
      id: 'spring',
      folder: join(mkdtempSync(join(tmpdir(), 'gongkai-run-')), 'spring'),
      asOf: '2026-03-31',
      startedAt: '2026-03-31T09:00:00+08:00',
      tasks,
      formats,
      sitesAtOnce: 3,
    },
    {
      version: '0.0.0-test',
      means: openFormatMeans({}, 'zh', NO_WISHES),
      say,
      log: () => undefined,
      progress: createProgress({ stream, sites: tasks.length, mode: 'notes', say }),
      now: () => '2026-03-31T09:10:00+08:00',
      onSite: (site) => announced.push(site.id),
      ...extra,
    },
  );
  return { ...result, notes, announced };
};

const fine = (id: string) => task(id, () => Promise.resolve(reportOf({ id })));
const later = (id: string) =>
  task(id, () => new Promise((resolve) => setImmediate(() => setImmediate(() => resolve(reportOf({ id }))))));

describe('a run of many sites', () => {
  it('goes on when one of them meets a bug, and says so', async () => {
    const broken = task('baisha', () => Promise.reject(new TypeError('列不见了')));
    const { run, folder, notes } = await runTasks([fine('lingxi'), broken, fine('yunling')]);
    expect(run.sites.map(({ id }) => id)).toEqual(['lingxi', 'yunling']);
    expect(run.failures).toEqual([{ site: 'baisha', why: 'crashed', message: 'TypeError: 列不见了' }]);
    expect(notes).toContain('baisha 没有完成，程序出错：TypeError: 列不见了');
    expect(existsSync(join(folder, 'baisha'))).toBe(false);
    expect(existsSync(join(folder, 'yunling', 'report.json'))).toBe(true);
  });

  it('keeps the reports of its sites where the disk is full for the files of the whole run', async () => {
    const means = openFormatMeans({}, 'zh', NO_WISHES);
    const options = {
      ...means.options,
      get severities(): never {
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
    };
    const { run, chain, notes } = await runTasks([fine('baisha')], { means: { ...means, options } }, ['json', 'md']);
    expect(run.sites).toHaveLength(1);
    expect(chain).toBeUndefined();
    expect(notes).toContain('整次检查的文件没有写全，写不了磁盘：磁盘已满');
    expect(exitStatus({ standings: [], failures: [], strays: 0, wasInterrupted: false, isUnsealed: true })).toBe(3);
  });

  it('knows a full disk from a bug', async () => {
    const full = task('baisha', () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' })));
    const { run } = await runTasks([full]);
    expect(run.failures).toEqual([{ site: 'baisha', why: 'disk', message: '磁盘已满' }]);
  });

  it('announces sites in the order of the list, whichever is done first', async () => {
    const { announced, notes } = await runTasks([later('lingxi'), fine('baisha'), fine('yunling')]);
    expect(notes).toBe('');
    expect(announced).toEqual(['lingxi', 'baisha', 'yunling']);
  });

  it('lists a site without a verdict among the failures, with why and what to do', async () => {
    const silent = task('baisha', () =>
      Promise.resolve(
        reportOf({ id: 'baisha', verdict: 'undetermined', stoppedBecause: 'unreachable', unanswered: { refused: 9 } }),
      ),
    );
    const { run, notes } = await runTasks([silent]);
    expect(run.failures).toEqual([
      { site: 'baisha', why: 'unreachable', message: expect.stringContaining('拒绝连接') as string },
    ]);
    expect(notes).toContain('baisha 未能判定：网站打不开：对方拒绝连接');
  });

  it('begins no site after an interruption', async () => {
    const controller = new AbortController();
    const stopping = task('lingxi', () => {
      controller.abort();
      return Promise.resolve(reportOf({ id: 'lingxi', verdict: 'undetermined', stoppedBecause: 'interrupted' }));
    });
    const rest = ['a', 'b', 'c'].map((id) => later(id));
    const { run, wasInterrupted } = await runTasks([stopping, ...rest], { signal: controller.signal });
    expect(wasInterrupted).toBe(true);
    expect(run.failures).toContainEqual({ site: 'c', why: 'not-begun' });
    expect(run.failures).toContainEqual({
      site: 'lingxi',
      why: 'interrupted',
      message: '检查被中断，可用 --resume 接着做',
    });
  });

  it('goes on with all the others while one hangs', async () => {
    let endOf = (_report: AuditReport): void => undefined;
    const hanging = task('lingxi', () => new Promise((resolve) => (endOf = resolve)));
    const ids = Array.from({ length: 40 }, (_, index) => `s${index}`);
    const done: string[] = [];
    const others = ids.map((id) =>
      task(id, () => {
        done.push(id);
        // The last of them finds the first still at work.
        if (done.length === ids.length) endOf(reportOf({ id: 'lingxi' }));
        return Promise.resolve(reportOf({ id }));
      }),
    );
    const { run, announced } = await runTasks([hanging, ...others]);
    expect(done).toEqual(ids);
    expect(announced).toEqual(['lingxi', ...ids]);
    expect(run.totals.qualified).toBe(41);
  });

  it('gives up a site that never ends, tells it so, and goes on', async () => {
    let told: AbortSignal | undefined;
    const endless: SiteTask = {
      ...task('baisha', (signal) => {
        told = signal;
        return new Promise(() => undefined);
      }),
      limitMs: 20,
    };
    const { run } = await runTasks([endless, fine('yunling')]);
    expect(run.failures).toEqual([
      { site: 'baisha', why: 'crashed', message: expect.stringContaining('LostSiteError') as string },
    ]);
    expect(told?.aborted).toBe(true);
    expect(run.sites.map(({ id }) => id)).toEqual(['yunling']);
  });

  it('lays an error that nobody awaits to the site in whose work it arose', async () => {
    // What the process does with an uncaught exception or rejection.
    const socketFails = (): void => void setImmediate(() => isTaken(new Error('套接字断了')));
    const broken = task('baisha', () => {
      socketFails();
      return new Promise(() => undefined);
    });
    const { run, notes, strays } = await runTasks([later('lingxi'), broken, later('yunling')]);
    expect(run.failures).toEqual([{ site: 'baisha', why: 'crashed', message: 'Error: 套接字断了' }]);
    expect(run.sites.map(({ id }) => id)).toEqual(['lingxi', 'yunling']);
    expect(notes).toContain('baisha 没有完成，程序出错：Error: 套接字断了');
    expect(strays).toBe(0);
    expect(isTaken(new Error('after the run'))).toBe(false);
  });

  it('goes on after an error of no site, and says that there was one', async () => {
    setImmediate(() => isTaken(new Error('监视器停了')));
    const { run, notes, strays } = await runTasks([later('lingxi')]);
    expect(run.totals.qualified).toBe(1);
    expect(strays).toBe(1);
    expect(notes).toContain('程序出错，检查继续：Error: 监视器停了');
  });

  it('writes a run.json that is what its schema says', async () => {
    const { run, folder } = await runTasks([fine('lingxi'), fine('yunling')]);
    const stored: unknown = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
    expect(stored).toEqual(run);
    expect([...Value.Errors(RunSummarySchema, stored)]).toEqual([]);
    expect(run).toMatchObject({
      id: 'spring',
      profiles: [{ id: 'national' }],
      totals: { sites: 2, qualified: 2, withoutReport: 0, pages: 200 },
      sites: [{ id: 'lingxi', report: 'lingxi/report.json', snapshot: 'lingxi/snapshot.warc.gz' }, { id: 'yunling' }],
    });
  });
});
