/** Whole sites with known truth, audited as a user would. The full bed runs with `npx tsx test/e2e/score.ts`. */
import PQueue from 'p-queue';
import { describe, it } from 'vitest';
import { auditSite } from './audit-site.js';
import { compareSite } from './compare.js';
import { withoutBrowser } from './site-case.js';
import { siteCases } from './sites/index.js';

/** Two at once: each is a process of its own. */
const queue = new PQueue({ concurrency: 2 });

describe.concurrent('audit of synthetic sites', () => {
  for (const whole of siteCases.filter((one) => one.always)) {
    const site = whole.inBrowser ? whole : withoutBrowser(whole);
    it(`${site.id}: ${site.about}`, async ({ expect }) => {
      const audited = await queue.add(() => auditSite(site));
      const wrong = compareSite(site, audited)
        .filter((one) => one.mark !== 'right')
        .map((one) => `${one.rule}: ${one.mark}\n  expected ${one.expected}\n  found    ${one.found}`);
      audited.dispose();
      expect(wrong.join('\n')).toBe('');
    });
  }
});
