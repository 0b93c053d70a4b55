import { expect, it } from 'vitest';
import { bulletinValues } from '../../src/report/notice/bulletin.js';
import { draftNotices } from '../../src/rectification/draft-notices.js';
import { issueNotice } from '../../src/rectification/issue-notice.js';
import { planRetest } from '../../src/rectification/plan-retest.js';
import { saveReply } from '../../src/rectification/reply.js';
import { planRun } from '../../src/schedule/plan-run.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { countedScores, whichCounts } from '../../src/store/rectification/counted-scores.js';
import { monthFigures } from '../../src/store/rectification/month-figures.js';
import { readProgress } from '../../src/store/rectification/progress.js';
import {
  arrive,
  failed,
  findingIds,
  means,
  NOT_SELECTED,
  PASSED,
  QINGHE_OFFICE,
  SETTINGS,
  STRANGER,
  SUPERVISOR,
  withSites,
} from '../support/rectification-office.js';
import { NO_WISHES } from '../support/notice-wishes.js';
import { sampleRun } from '../support/sample-run.js';
import { eachStore, type TestStore } from '../support/store.js';

const at = (day: string): string => `${day}T02:00:00.000Z`;
const by = (day: string) => ({ actor: SUPERVISOR, at: at(day) });

/**
 * October: 青禾 is told of three places (two rules of three), answers in time, mends one rule with two places; 柳河 is told of one and
 * does not answer.
 */
async function october(store: TestStore): Promise<void> {
  const office = { store, blobs: diskBlobs(store.folder) };
  await withSites(store);
  await arrive(office, 'r1', at('2025-10-10'), { guide: failed('1', '2'), column: failed('3'), home: PASSED });
  await arrive(office, 'r1', at('2025-10-10'), { guide: failed('4'), column: PASSED, home: PASSED }, { site: 'liuhe' });
  const notices = await draftNotices(store, { choice: {}, per: 'site' }, means(office), by('2025-10-13'));
  for (const notice of notices) await issueNotice(store, { notice, dueOn: '2025-10-31' }, SETTINGS, by('2025-10-13'));
  const own = await store.db.selectFrom('notices').select('id').where('site', '=', 'qinghe').executeTakeFirstOrThrow();
  const items = Object.values(await findingIds(store)).map((finding) => ({
    ...{ finding, claim: 'mended' as const, note: '已经补齐' },
  }));
  await saveReply(store, { notice: own.id, items, isHandedIn: true }, { actor: QINGHE_OFFICE, at: at('2025-10-30') });
  const { run } = await planRetest(store, { notices: [own] }, planRun, by('2025-11-03'));
  await arrive(
    office,
    run,
    at('2025-11-03'),
    { guide: PASSED, column: failed('3'), home: NOT_SELECTED },
    { only: ['guide', 'column'] },
  );
}

eachStore('一个月的整改', (open) => {
  it('通报里的数和手算的一样：下发两份四处，一份按期反馈，一份没有反馈，销号两处', async () => {
    const store = await open();
    await october(store);
    const figures = await monthFigures(store.db, SUPERVISOR, { month: '2025-10', on: '2025-11-20' });
    expect(figures).toEqual({
      ...{ month: '2025-10', on: '2025-11-20', notices: 2, items: 4, inTime: 1, late: 0, closed: 2, open: 2 },
      unanswered: ['柳河县人民政府'],
      overdue: [
        { name: '柳河县人民政府', items: 1 },
        { name: '青禾区人民政府', items: 1 },
      ],
    });
    const values = bulletinValues({ ...sampleRun(), rectification: figures }, NO_WISHES, 'zh');
    expect(values).toMatchObject({
      ...{ hasRectification: true, rectificationMonth: '2025年10月', closedShare: '50%', unanswered: '柳河县人民政府' },
      ...{ overdue: '柳河县人民政府（1处）、青禾区人民政府（1处）', overallChapter: '二', demandsChapter: '四' },
    });
  });

  it('没有到期的不算没有反馈；别的单位看不到这些数', async () => {
    const store = await open();
    await october(store);
    const early = await monthFigures(store.db, SUPERVISOR, { month: '2025-10', on: '2025-10-31' });
    expect(early).toMatchObject({ unanswered: [], overdue: [] });
    const theirs = await monthFigures(store.db, STRANGER, { month: '2025-10', on: '2025-11-20' });
    expect(theirs).toMatchObject({ notices: 1, items: 1, unanswered: ['柳河县人民政府'] });
    expect((await readProgress(store.db, STRANGER, { today: '2025-11-20' })).map(({ site }) => site)).toEqual([
      'liuhe',
    ]);
  });

  it('复查计分：三条规则各十分，首次通过一条，复查又通过一条，没有复查的照旧', async () => {
    const store = await open();
    await october(store);
    const [liuhe, qinghe] = [...(await countedScores(store.db, SUPERVISOR, { period: '2025-10' }))].sort((a, b) =>
      a.site < b.site ? -1 : 1,
    );
    expect(liuhe).toMatchObject({ site: 'liuhe', counts: 'first', first: { value: 66.67 } });
    expect(qinghe).toMatchObject({
      site: 'qinghe',
      counts: 'second',
      first: { value: 33.33 },
      second: { value: 66.67, min: 66.67 },
    });
    expect(await countedScores(store.db, STRANGER, { period: '2025-10' })).toHaveLength(1);
  });
});

it('两次中较好的：先看有没有结论、合不合格，再看得分', () => {
  const score = (verdict: string, value: number) => ({ verdict, value });
  expect(whichCounts('better', score('unqualified', 80), score('qualified', 70))).toBe('second');
  expect(whichCounts('better', score('qualified', 70), score('qualified', 69))).toBe('first');
  expect(whichCounts('second', score('qualified', 70), score('unqualified', 10))).toBe('second');
  expect(whichCounts('first', score('unqualified', 10), score('qualified', 99))).toBe('first');
  expect(whichCounts('second', score('qualified', 70), undefined)).toBe('first');
});
