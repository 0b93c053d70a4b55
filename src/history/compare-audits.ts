import type { Actor } from '../model/actor.js';
import type { SiteComparison } from '../model/comparison.js';
import { NotFound } from '../model/refusal.js';
import { compareReports } from '../scoring/compare-reports.js';
import type { Blobs } from '../store/blobs/blobs.js';
import { seesWhole } from './in-sight.js';
import { readReport, unlistedRequests } from './read-report.js';

/** Two audits of a site side by side, as the program judged. Throws `NotFound` where one has no report, or the site is not seen whole. */
export async function compareAudits(
  blobs: Blobs,
  actor: Actor,
  { site, from, to }: { readonly site: string; readonly from: string; readonly to: string },
): Promise<SiteComparison> {
  const [before, after] = seesWhole(actor, site)
    ? await Promise.all([readReport(blobs, { run: from, site }), readReport(blobs, { run: to, site })])
    : [];
  if (!before || !after)
    throw new NotFound({ zh: '没有这两次检查的报告。', en: 'There are no reports of these two audits.' });
  return compareReports(before, after, {
    before: await unlistedRequests(blobs, { run: from, site, report: before }),
    after: await unlistedRequests(blobs, { run: to, site, report: after }),
  });
}
