import { expect, it } from 'vitest';
import { eachStore } from '../../support/store.js';

eachStore('text', (open) => {
  it('is ordered byte by byte, whatever language the database was made for', async () => {
    const { db } = await open();
    const ids = ['b', 'A', 'a_1', 'a-1', 'a1', 'B', '区'];
    const row = { title: '', created_at: '' };
    await db
      .insertInto('lists')
      .values(ids.map((id) => ({ id, ...row })))
      .execute();
    const sorted = await db.selectFrom('lists').select('id').orderBy('id').execute();
    expect(sorted.map(({ id }) => id)).toEqual(['A', 'B', 'a-1', 'a1', 'a_1', 'b', '区']);
  });
});
