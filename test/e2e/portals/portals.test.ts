/** Whole sites written by hand, each in a manner of its own, against what a trained evaluator says of them. */
import PQueue from 'p-queue';
import { describe, it } from 'vitest';
import { auditPortal } from './audit-portal.js';
import { departmentFolder } from './department-folder.js';
import { gbkTownship } from './gbk-township.js';
import { megaMenu } from './mega-menu.js';
import { neglectedCounty } from './neglected-county.js';
import { scriptTree } from './script-tree.js';
import { tabPanels } from './tab-panels.js';

/** Two at once: each audit is a process of its own, and waits more than it works. */
const queue = new PQueue({ concurrency: 2 });

describe.concurrent.each([megaMenu, departmentFolder, gbkTownship, scriptTree, neglectedCounty, tabPanels])(
  '$name：$about',
  (portal) => {
    it('is judged as a trained evaluator would', { timeout: 60_000 }, async ({ expect }) => {
      const report = await queue.add(() => auditPortal(portal));
      const outcomes = new Map(report.outcomes.map((outcome) => [outcome.rule, outcome]));
      const found = Object.entries(portal.expected).map(([rule, due]) => {
        const measured = typeof due === 'string' ? {} : due[1];
        const shown = outcomes.get(rule)?.measured ?? {};
        return [
          rule,
          outcomes.get(rule)?.value,
          Object.fromEntries(Object.keys(measured).map((name) => [name, shown[name]])),
        ];
      });
      const due = Object.entries(portal.expected).map(([rule, value]) =>
        typeof value === 'string' ? [rule, value, {}] : [rule, ...value],
      );
      expect(found).toEqual(due);
    });
  },
);
