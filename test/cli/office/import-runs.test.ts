import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOffice } from '../../../src/cli/office/check-office.js';
import { importRuns } from '../../../src/cli/office/import/import-runs.js';
import { SYSTEM } from '../../../src/model/actor.js';
import type { RunSummary } from '../../../src/model/run.js';
import type { Blobs } from '../../../src/store/blobs/blobs.js';
import { diskBlobs } from '../../../src/store/blobs/disk-blobs.js';
import { readSite } from '../../../src/store/sites/read-sites.js';
import { saveSites } from '../../../src/store/sites/save-sites.js';
import { openTestStore, type TestStore } from '../../support/store.js';

const SAMPLE = fileURLToPath(new URL('../../../reports/sample', import.meta.url));
const SITE = 'liuhe';

let store: TestStore;
let blobs: Blobs;
let reports: string;
beforeEach(async () => {
  store = await openTestStore();
  blobs = diskBlobs(store.folder);
  reports = mkdtempSync(join(tmpdir(), 'gongkai-past-'));
});
afterEach(async () => {
  await store.drop();
  rmSync(reports, { recursive: true, force: true });
});

/** The sample run with one of its sites, under another name and time. */
function pastRun(id: string, startedAt?: string): string {
  const folder = join(reports, id);
  cpSync(join(SAMPLE, SITE), join(folder, SITE), { recursive: true });
  const summary = JSON.parse(readFileSync(join(SAMPLE, 'run.json'), 'utf8')) as RunSummary;
  const sites = summary.sites.filter((site) => site.id === SITE);
  const failures = [{ site: 'nobody', why: 'crashed' as const }];
  writeFileSync(
    join(folder, 'run.json'),
    JSON.stringify({ ...summary, id, sites, failures, ...(startedAt !== undefined && { startedAt }) }),
  );
  return folder;
}

const take = (into: Blobs = blobs) =>
  importRuns({ store, blobs: into, now: () => new Date('2026-11-22T01:00:00.000Z'), version: '0.1.0' }, [reports]);

const why = (passedOver: readonly { readonly why: { readonly en: string } }[]) => passedOver.map((one) => one.why.en);

describe('runs of earlier', () => {
  it('come in with their evidence, oldest first, and again is nothing new', async () => {
    pastRun('a-later');
    pastRun('b-earlier', '2026-01-02T03:04:05.000Z');
    const first = await take();
    expect(first.runs.map(({ id, taken, known }) => [id, taken, known])).toEqual([
      ['b-earlier', 1, 0],
      ['a-later', 1, 0],
    ]);
    expect((await take()).runs.map(({ taken, known }) => [taken, known])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    const { entry } = await readSite(store.db, SYSTEM, SITE);
    expect(entry.name).toBe('柳河县人民政府');
    const audits = await store.db.selectFrom('audits').selectAll().execute();
    expect(audits).toHaveLength(2);
    expect(
      audits.every(({ state, report, failure }) => state === 'done' && report !== null && failure !== 'no-report'),
    ).toBe(true);
    const run = await store.db.selectFrom('runs').selectAll().where('id', '=', 'b-earlier').executeTakeFirstOrThrow();
    expect(run).toMatchObject({ origin: 'import', state: 'finished', started_at: '2026-01-02T03:04:05.000Z' });
    expect(JSON.parse(run.totals ?? '')).toMatchObject({ sites: 1, states: { done: 1 } });
    expect(await blobs.has(`profiles/${audits[0]?.profile_digest ?? ''}.json`)).toBe(true);
    expect((await checkOffice({ store, blobs }, { isDeep: true })).faults).toEqual([]);
  });

  it('that were cut short while coming in are completed the next time', async () => {
    pastRun('cut');
    const cut = new Error('cut');
    const broken: Blobs = {
      ...blobs,
      put: (key, content) => (key.endsWith('snapshot.warc.gz') ? Promise.reject(cut) : blobs.put(key, content)),
    };
    await expect(take(broken)).rejects.toBe(cut);
    const half = await store.db.selectFrom('audits').select(['state', 'report']).executeTakeFirstOrThrow();
    expect(half).toEqual({ state: 'failed', report: null });
    expect((await take()).runs[0]).toMatchObject({ taken: 1, passedOver: [] });
    expect((await checkOffice({ store, blobs }, { isDeep: true })).faults).toEqual([]);
  });

  it('that are altered, torn, or of somebody else are named and passed over', async () => {
    const altered = join(pastRun('altered'), SITE, 'report.json');
    writeFileSync(altered, readFileSync(altered, 'utf8').replace('柳河县人民政府', '五合区人民政府'));
    rmSync(join(pastRun('torn'), 'run.json'));
    writeFileSync(join(reports, 'torn', 'request.json'), '{}');
    writeFileSync(join(pastRun('foreign'), 'run.json'), '{"sites":[]}');
    const { runs, passedOver } = await take();
    expect(passedOver.map(({ path }) => path.slice(reports.length + 1)).sort()).toEqual(['foreign', 'torn']);
    expect(runs.map(({ id, taken }) => [id, taken])).toEqual([['altered', 0]]);
    expect(why(runs[0]?.passedOver ?? [])).toEqual([expect.stringContaining('alteration')]);
    expect(await store.db.selectFrom('audits').selectAll().execute()).toEqual([]);
  });

  it('are taken in from a folder in which a ranking of them lies too, which is nothing to speak of', async () => {
    pastRun('spring');
    const [site] = (JSON.parse(readFileSync(join(reports, 'spring', 'run.json'), 'utf8')) as RunSummary).sites;
    const ranking = { sites: [{ ...site, report: `../spring/${SITE}/report.json` }] };
    mkdirSync(join(reports, 'ranking'));
    writeFileSync(join(reports, 'ranking', 'run.json'), JSON.stringify(ranking));
    const { runs, passedOver } = await take();
    expect(runs.map(({ id, taken }) => [id, taken])).toEqual([['spring', 1]]);
    expect(passedOver).toEqual([]);
  });

  it('do not mix with another site that has the same id here', async () => {
    const other = { id: SITE, name: '七合镇人民政府', url: 'https://qihe.example/', kind: 'township' };
    await store.transaction((trx) => saveSites(trx, SYSTEM, [other], { at: '2026-11-22T01:00:00.000Z' }));
    pastRun('clash');
    const { runs } = await take();
    expect(why(runs[0]?.passedOver ?? [])).toEqual(['liuhe is 七合镇人民政府 (https://qihe.example/) here']);
  });

  it('leave a run of the same name alone', async () => {
    pastRun('twice');
    await take();
    rmSync(join(reports, 'twice'), { recursive: true });
    pastRun('twice', '2026-01-02T03:04:05.000Z');
    expect(why((await take()).runs[0]?.passedOver ?? [])).toEqual(['the office has another run of that name']);
  });

  it('whose files change or vanish afterwards are found out', async () => {
    pastRun('kept');
    await take();
    const report = await blobs.localFile(`runs/kept/${SITE}/report.json`);
    writeFileSync(report, readFileSync(report, 'utf8').replace('柳河县人民政府', '五合区人民政府'));
    rmSync(await blobs.localFile(`runs/kept/${SITE}/snapshot.warc.gz`));
    const { faults } = await checkOffice({ store, blobs }, { isDeep: false });
    expect(faults).toEqual([
      { what: 'missing', where: `runs/kept/${SITE}/snapshot.warc.gz` },
      { what: 'altered', where: `runs/kept/${SITE}/report.json` },
    ]);
  });
});
