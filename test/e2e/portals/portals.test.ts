/** Whole sites written by hand, each in a manner of its own, against what a trained evaluator says of them. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditReport } from '../../../src/model/report.js';
import { auditPortals } from './audit-portal.js';
import { countyDepartment, countyDepartmentFaulty } from './county-department.js';
import { departmentFolder } from './department-folder.js';
import { framedHost, framedHostFaulty } from './framed-host.js';
import { gbkTownship } from './gbk-township.js';
import { includedMenu, includedMenuFaulty } from './included-menu.js';
import { jsonPlatform, jsonPlatformFaulty } from './json-platform.js';
import { megaMenu } from './mega-menu.js';
import { mislabelledTown, mislabelledTownFaulty } from './mislabelled-town.js';
import { neglectedCounty } from './neglected-county.js';
import { policyCounty, policyCountiesFaulty } from './policy-county.js';
import { policyOffice, policyOfficesFaulty } from './policy-office.js';
import { queryColumns, queryColumnsFaulty } from './query-columns.js';
import { scriptTree } from './script-tree.js';
import { systemNotice, systemNoticeFaulty } from './system-notice.js';
import { tabPanels } from './tab-panels.js';
import { tabbedFragmentFaulty, tabbedQuery, tabbedQueryFaulty } from './tabbed-query.js';

const portals = [
  ...[megaMenu, departmentFolder, gbkTownship, scriptTree, neglectedCounty, tabPanels],
  ...[queryColumns, queryColumnsFaulty, mislabelledTown, mislabelledTownFaulty, systemNotice, systemNoticeFaulty],
  ...[framedHost, framedHostFaulty, tabbedQuery, tabbedQueryFaulty, tabbedFragmentFaulty],
  ...[includedMenu, includedMenuFaulty, countyDepartment, countyDepartmentFaulty],
  ...[jsonPlatform, jsonPlatformFaulty, policyOffice, ...policyOfficesFaulty],
  ...[policyCounty, ...policyCountiesFaulty],
];

describe('portals', () => {
  let reports: readonly (AuditReport | undefined)[] = [];
  // One process for all: to start a program costs more than to audit a small site.
  beforeAll(async () => {
    reports = await auditPortals(portals);
  });

  it.each(portals.map((portal, at) => ({ ...portal, at })))(
    '$name ($about) is judged as a trained evaluator would',
    ({ expected, at }) => {
      const outcomes = new Map(reports[at]?.outcomes.map((outcome) => [outcome.rule, outcome]));
      const due = Object.entries(expected).map(([rule, value]) => {
        const [outcome, measured] = typeof value === 'string' ? [value, {}] : value;
        return { rule, allowed: outcome.split('|'), measured };
      });
      const found = due.map(({ rule, allowed, measured }) => {
        const outcome = outcomes.get(rule);
        const value = outcome?.value ?? 'none';
        return {
          rule,
          value: allowed.includes(value) ? allowed.join('|') : value,
          measured: Object.fromEntries(Object.keys(measured).map((name) => [name, outcome?.measured?.[name]])),
        };
      });
      expect(found).toEqual(due.map(({ rule, allowed, measured }) => ({ rule, value: allowed.join('|'), measured })));
    },
  );
});
