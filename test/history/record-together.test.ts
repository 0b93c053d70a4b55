import { expect, it } from 'vitest';
import { ruleOverRuns } from '../../src/history/rule-history.js';
import { SYSTEM } from '../../src/model/actor.js';
import { outcomeOf, reportOf } from '../cli/reports.js';
import { memoryBlobs } from '../support/memory-blobs.js';
import { recordAudit } from '../support/record-audit.js';
import { eachStore } from '../support/store.js';

eachStore('audits that end at once', (open) => {
  it('are all counted, and no site twice', async () => {
    const store = await open();
    const blobs = memoryBlobs();
    const reports = Array.from({ length: 12 }, (_, index) =>
      reportOf({
        id: `zhen-${String(index)}`,
        outcomes: ['guide-elements', 'columns-blank', 'index-number'].map((rule, at) =>
          outcomeOf({
            rule,
            value: (index + at) % 3 === 0 ? 'failed' : 'passed',
            fingerprint: `${String(index)}${rule}`,
          }),
        ),
      }),
    );
    const twice = [...reports, ...reports.slice(0, 4)];
    const lives = await Promise.all(
      twice.map(async (report) => {
        for (;;)
          try {
            return await recordAudit(store, blobs, { run: 'night', report });
          } catch (error) {
            if ((error as Error).name !== 'StaleRecord') throw error;
          }
      }),
    );
    expect(lives.filter(({ isNew }) => isNew)).toHaveLength(12);
    for (const rule of ['guide-elements', 'columns-blank', 'index-number'])
      expect(await ruleOverRuns(store.db, SYSTEM, { rule })).toMatchObject([{ passed: 8, failed: 4 }]);
  });
});
