import * as cheerio from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rankSites } from '../../../src/scoring/rank-sites.js';
import { chooseCounting } from '../../../src/rectification/choose-counting.js';
import { draftNotices } from '../../../src/rectification/draft-notices.js';
import { issueNotice } from '../../../src/rectification/issue-notice.js';
import { planRetest } from '../../../src/rectification/plan-retest.js';
import { planRun } from '../../../src/schedule/plan-run.js';
import { saveList } from '../../../src/store/lists/lists.js';
import { openTestOffice, signedIn, type TestOffice, type Visitor } from '../../support/office.js';
import { judgedReport } from '../../support/judged-report.js';
import {
  arrive,
  failed,
  means,
  NOT_SELECTED,
  PASSED,
  SETTINGS,
  SUPERVISOR,
  withSites,
} from '../../support/rectification-office.js';

const by = (day: string) => ({ actor: SUPERVISOR, at: `${day}T02:00:00.000Z` });

/*
 * Three rules of ten points each. First tests: 青禾 passes one (33.33), 柳河 two (66.67), 竹溪 none (0).
 * 青禾 mends both (its second test: three of three, 100); 竹溪 mends one and was spoilt nowhere (33.33); 柳河 is not tested again.
 * By first tests: 柳河 1, 青禾 2, 竹溪 3. By the better: 青禾 1, 柳河 2, 竹溪 3 with 33.33.
 */
let test: TestOffice;
let admin: Visitor;

beforeAll(async () => {
  const { profile } = judgedReport({ guide: PASSED, column: PASSED, home: PASSED });
  test = await openTestOffice({
    profile: () => Promise.resolve(profile),
    rank: (rows) => Promise.resolve(rankSites(rows)),
  });
  const { store, office } = test;
  const kept = { store, blobs: office.blobs };
  await withSites(store, ['qinghe', 'liuhe', 'zhuxi']);
  const { at } = by('2026-10-10');
  await arrive(kept, 'r1', at, { guide: failed('1'), column: failed('2'), home: PASSED });
  await arrive(kept, 'r1', at, { guide: failed('3'), column: PASSED, home: PASSED }, { site: 'liuhe' });
  await arrive(kept, 'r1', at, { guide: failed('4'), column: failed('5'), home: failed('6') }, { site: 'zhuxi' });
  const notices = await draftNotices(store, { choice: {}, per: 'site' }, means(kept), by('2026-10-13'));
  for (const id of notices) await issueNotice(store, { notice: id, dueOn: '2026-10-31' }, SETTINGS, by('2026-10-13'));
  const retest = async (site: string, sketches: Parameters<typeof arrive>[3], only: readonly string[]) => {
    const own = await store.db.selectFrom('notices').select('id').where('site', '=', site).executeTakeFirstOrThrow();
    const { run } = await planRetest(store, { notices: [own] }, planRun, by('2026-11-03'));
    await arrive(kept, run, by('2026-11-03').at, sketches, { site, only });
  };
  await retest('qinghe', { guide: PASSED, column: PASSED, home: NOT_SELECTED }, ['guide', 'column']);
  await retest('zhuxi', { guide: PASSED, column: failed('5'), home: NOT_SELECTED }, ['guide', 'column']);
  await store.transaction(async (trx) => {
    const sites = ['qinghe', 'liuhe', 'zhuxi'];
    for (const [id, title] of [
      ['first', '按首测的名单'],
      ['better', '按较好的名单'],
    ] as const)
      await saveList(trx, SUPERVISOR, { id, title, sites }, by('2026-11-04'));
  });
  await chooseCounting(store, { list: 'first', counts: 'first' }, by('2026-11-04'));
  await chooseCounting(store, { list: 'better', counts: 'better' }, by('2026-11-04'));
  admin = await signedIn(test, 'admin');
});
afterAll(async () => {
  expect(test.faults).toEqual([]);
  await test.drop();
});

const table = async (who: Visitor, query = '') => {
  const $ = cheerio.load(await (await who.get(`/ranking${query}`)).text());
  return $('tbody tr')
    .map((_, row) => $(row).text().replace(/\s+/g, ' '))
    .get();
};
const csv = async (who: Visitor, query: string) => (await (await who.get(`/ranking?format=csv${query}`)).text()).trim();

it('首测 33.33、复测 100：名单计较好的，青禾第一；计首测，青禾还是第二；两次得分都写着', async () => {
  const better = await table(admin, '?list=better');
  expect(better.map((row) => /青禾|柳河|竹溪/.exec(row)?.[0])).toEqual(['青禾', '柳河', '竹溪']);
  expect(better[0]).toContain('首测 33.33 · 复测 100 · 计分：复测');
  expect(better[1]).not.toContain('复测');
  expect(better[2]).toContain('首测 0 · 复测 33.33 · 计分：复测');
  const first = await table(admin, '?list=first');
  expect(first.map((row) => /青禾|柳河|竹溪/.exec(row)?.[0])).toEqual(['柳河', '青禾', '竹溪']);
  expect(first[1]).toContain('首测 33.33 · 复测 100 · 计分：首测');
});

it('导出里两次得分和计分都在；单位只看到自己的，名次还是全组里的', async () => {
  const rows = (await csv(admin, '&list=better')).split('\n');
  expect(rows.find((row) => row.includes('青禾'))).toContain('33.33,100,"复测"');
  expect(rows.find((row) => row.includes('柳河'))).toContain('66.67,"","首测"');
  const unit = await signedIn(test, 'office', ['qinghe']);
  const own = await table(unit, '?list=better');
  expect(own).toHaveLength(1);
  expect(own[0]).toMatch(/^\s*1\s*青禾/);
  const site = cheerio.load(await (await unit.get('/sites/qinghe')).text());
  expect(site('.notice-line').text()).toContain('首测 33.33 · 复测 100');
  expect(site('.notice-line').text()).toContain('名单“按首测的名单”计分：首测');
});
