import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskBlobs } from '../src/store/blobs/disk-blobs.js';
import { arrive, failed, NOT_SELECTED, PASSED, withSites } from './support/rectification-office.js';
import { openTestStore, type TestStore } from './support/store.js';

const on = (day: string): string => `${day}T02:00:00.000Z`;

describe('what an audit is told by', () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore();
    await withSites(store);
  });
  afterEach(() => store.drop());

  it('a veto once while it stands, though open rules are audited again between; again when it is back', async () => {
    const office = { store, blobs: diskBlobs(store.folder) };
    const veto = { ...failed('1'), level: 'veto' as const };
    const held = { ...PASSED, level: 'veto' as const };
    await arrive(office, 'r1', on('2025-11-01'), { home: veto, guide: failed('2') });
    await arrive(office, 'r2', on('2025-11-08'), { home: veto, guide: NOT_SELECTED }, { only: ['home'] });
    await arrive(office, 'r3', on('2025-11-15'), { home: veto, guide: PASSED });
    await arrive(office, 'r4', on('2025-11-22'), { home: held, guide: PASSED });
    await arrive(office, 'r5', on('2025-11-29'), { home: veto, guide: PASSED });
    const told = await store.db
      .selectFrom('events')
      .select('run')
      .where('kind', '=', 'site-vetoed')
      .orderBy('at')
      .execute();
    expect(told.map(({ run }) => run)).toEqual(['r1', 'r5']);
  });
});
