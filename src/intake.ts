/** What follows a finished audit, in one transaction: history, earlier decisions, notices, events. As pipeline.ts, nothing else. */
import { instantOf } from './history/role-of.js';
import { prepareRecord } from './history/prepare-record.js';
import { readReport } from './history/read-report.js';
import { recordReport, StaleRecord } from './history/record-report.js';
import type { AuditedSite, Intake } from './model/audited-site.js';
import type { RecordedLife } from './model/life.js';
import type { AuditReport } from './model/report.js';
import { reviveProfile } from './profile/serialize-profile.js';
import { policyOf } from './rectification/policy.js';
import { prepareSecondTest, recordSecondTest } from './rectification/second-test.js';
import { settleRectifications } from './rectification/settle.js';
import { carryDecisions } from './review/carry-decisions.js';
import { decisionsOfAudit } from './review/decision-rows.js';
import { reviewReport } from './scoring/review-report.js';
import { withSecondTests } from './scoring/second-test.js';
import { endAudit } from './schedule/work/end-audit.js';
import type { Blobs } from './store/blobs/blobs.js';
import { recordEvent } from './store/events/record-event.js';
import type { Store } from './store/open-store.js';
import { readSettings } from './store/settings/read-settings.js';
import type { Trx } from './store/tables.js';

export interface IntakeOffice {
  readonly store: Store;
  readonly blobs: Blobs;
}

/** How often it is prepared anew because another audit of the same site was recorded meanwhile. */
const MOST_TRIES = 20;

/**
 * Takes a finished audit into the office; its rows of site, run and audit are there. Once however often it is called: what was
 * taken in before is `known`, what its worker no longer holds is `superseded`, and neither changes anything.
 */
export async function takeIn({ store, blobs }: IntakeOffice, audited: AuditedSite): Promise<Intake> {
  const policy = policyOf(await readSettings(store.db));
  const profile = reviveProfile(audited.profile);
  for (let attempt = 1; ; attempt += 1) {
    const prepared = await prepareRecord(store.db, blobs, audited);
    const tested = await prepareSecondTest(store.db, audited, async (run, site) => {
      const report = await readReport(blobs, { run, site });
      return report && reviewReport(report, profile, await decisionsOfAudit(store.db, run, site));
    });
    try {
      return await store.transaction(async (trx): Promise<Intake> => {
        const { run, site, held, report, finishedAt: at } = audited;
        if (held && !(await endAudit(trx, { run, site, ...held }, at))) return 'superseded';
        const life = await recordReport(trx, prepared);
        if (!life.isNew) return 'known';
        const final = await carryDecisions(trx, { run, site, report, profile, at });
        const crawledAt = instantOf(report.startedAt);
        await settleRectifications(trx, { run, site, life, crawledAt, at, policy });
        const merged = tested && withSecondTests(tested.first, [...tested.earlier, final.report], profile);
        if (tested && merged && merged.rules.length > 0)
          await recordSecondTest(trx, { run, site, at }, tested.firstRun, merged, policy.counts);
        await tell(trx, audited, life, final.report);
        return 'taken';
      });
    } catch (error) {
      if (!(error instanceof StaleRecord) || attempt === MOST_TRIES) throw error;
    }
  }
}

/** Crawls in which the site could not be read at all. */
const UNREAD: ReadonlySet<AuditReport['crawl']['stoppedBecause']> = new Set(['unreachable', 'blocked', 'robots']);

/** Events of one site; those of the whole run follow when it is finished. What is taken in late, or of a day to come, tells nobody anything. */
async function tell(trx: Trx, audited: AuditedSite, { role }: RecordedLife, final: AuditReport): Promise<void> {
  const { run, site, finishedAt: at } = audited;
  if (role !== 'present') return;
  const { stoppedBecause } = final.crawl;
  if (UNREAD.has(stoppedBecause)) {
    await recordEvent(trx, {
      key: `site-untested:${run}:${site}`,
      kind: 'site-untested',
      ...{ at, site, run },
      data: { why: stoppedBecause },
    });
  }
  const before = await vetoesBefore(trx, run, site, instantOf(final.startedAt));
  const rules = final.scorecard.vetoes.filter((rule) => !before.has(rule));
  if (rules.length === 0) return;
  const titles = rules.map((rule) => final.outcomes.find((outcome) => outcome.rule === rule)?.title ?? rule);
  await recordEvent(trx, {
    key: `site-vetoed:${run}:${site}`,
    kind: 'site-vetoed',
    ...{ at, site, run },
    data: { titles },
  });
}

/** Vetoes of the last full audit before this one that read the site: one that stands is told once, by whatever audit it is seen again. */
async function vetoesBefore(trx: Trx, run: string, site: string, crawledAt: string): Promise<ReadonlySet<string>> {
  const before = await trx
    .selectFrom('audit_history as h')
    .innerJoin('audits as a', (join) => join.onRef('a.run', '=', 'h.run').onRef('a.site', '=', 'h.site'))
    .select('a.vetoes')
    .where('h.site', '=', site)
    .where('h.run', '!=', run)
    .where('h.crawled_at', '<=', crawledAt)
    .where('h.is_full', '=', 1)
    .where('h.is_judged', '=', 1)
    .where('h.role', '!=', 'supposed')
    .orderBy('h.crawled_at', 'desc')
    .executeTakeFirst();
  return new Set(JSON.parse(before?.vetoes ?? '[]') as string[]);
}
