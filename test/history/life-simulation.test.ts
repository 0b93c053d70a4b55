import { expect, it } from 'vitest';
import { randomFrom } from '../support/random.js';
import { simulateLife } from '../support/simulate-life.js';
import { eachStore } from '../support/store.js';

/** 500 sites: npm run bench, or test/bench/life.ts. */
eachStore('made-up sites over twelve runs', (open, dialect) => {
  it('every finding is in the state that the truth and what was seen of it demand', async () => {
    const store = await open();
    const sites = dialect === 'sqlite' ? 18 : 3;
    const seen = await simulateLife(store, { sites, runs: 12, random: randomFrom(20_260_110) });
    expect(seen.wrongStates).toEqual([]);
    expect(seen.illegalMoves).toEqual([]);
    expect(seen.wrongSums).toEqual([]);
    expect(seen.records).toBe(sites * 12);
    // It was no easy life.
    const least = dialect === 'sqlite' ? 5 : 1;
    for (const what of ['outage', 'partial', 'late', 'killed', 'twice'])
      expect(seen.trouble[what], what).toBeGreaterThanOrEqual(least);
  });
});
