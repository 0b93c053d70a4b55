/** Whole sites with known truth, audited as a user would. The full bed runs with `npx tsx test/e2e/score.ts`. */
import { describe, expect, it } from 'vitest';
import { auditSite } from './audit-site.js';
import { compareSite } from './compare.js';
import { siteCases } from './sites/index.js';

describe('audit of synthetic sites', () => {
  for (const site of siteCases.filter((one) => one.always)) {
    it(`${site.id}: ${site.about}`, { timeout: 120_000 }, async () => {
      const audited = await auditSite(site, 100_000);
      const wrong = compareSite(site, audited)
        .filter((one) => one.mark !== 'right')
        .map((one) => `${one.rule}: ${one.mark}\n  expected ${one.expected}\n  found    ${one.found}`);
      expect(wrong.join('\n')).toBe('');
    });
  }
});
