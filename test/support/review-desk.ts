/** An office with a store, reports that have come in, and people, for what evaluators decide. */
import type { Actor } from '../../src/model/actor.js';
import { DEFAULT_SETTINGS, type OfficeSettings } from '../../src/model/office-settings.js';
import type { Profile } from '../../src/model/profile.js';
import type { AuditReport } from '../../src/model/report.js';
import { carryDecisions } from '../../src/review/carry-decisions.js';
import type { ReviewDesk } from '../../src/review/review-desk.js';
import type { Store } from '../../src/store/open-store.js';
import { QINGHE } from './judged-report.js';

export const LIN: Actor = { id: 'lin', name: '林评估', role: 'evaluator', sight: 'all' };
export const ZHOU: Actor = { id: 'zhou', name: '周评估', role: 'evaluator', sight: 'all' };
export const WANG: Actor = { id: 'wang', name: '王评估', role: 'evaluator', sight: 'all' };
export const CHIEF: Actor = { id: 'chief', name: '管理员', role: 'admin', sight: 'all' };
export const officeOf = (id: string, site: string, unit?: string): Actor => ({
  id,
  name: `${site}经办人`,
  role: 'office',
  sight: new Map([[site, unit === undefined ? {} : { unit }]]),
});

export interface TestDesk extends ReviewDesk {
  readonly at: (instant: string) => void;
  readonly set: (settings: Partial<OfficeSettings>) => void;
  readonly upload: (sha256: string) => void;
  /** Takes a report in as a finished audit of a run of its own. */
  readonly arrive: (run: string, given: { report: AuditReport; profile: Profile }) => Promise<AuditReport>;
  readonly audit: (run: string, site?: string) => Promise<Record<string, unknown>>;
  readonly items: () => Promise<readonly { readonly id: string; readonly subject: string; readonly state: string }[]>;
  readonly item: (subject: string) => Promise<string>;
}

export function deskOn(store: Store): TestDesk {
  const files = new Map<string, Uint8Array>();
  const profiles = new Map<string, Profile>();
  let now = new Date('2025-11-21T02:00:00.000Z');
  let settings = DEFAULT_SETTINGS;
  let hour = 0;
  const { db } = store;
  return {
    store,
    blobs: {
      read: (key) => {
        const found = files.get(key);
        return found ? Promise.resolve(found) : Promise.reject(Object.assign(new Error(key), { name: 'NoSuchBlob' }));
      },
      has: (key) => Promise.resolve(files.has(key)),
    },
    now: () => now,
    settings: () => Promise.resolve(settings),
    profile: (digest) => Promise.resolve(profiles.get(digest)),
    at: (instant) => {
      now = new Date(instant);
    },
    set: (some) => {
      settings = { ...settings, ...some };
    },
    upload: (sha256) => {
      files.set(`uploads/${sha256}`, new Uint8Array());
    },
    arrive: async (run, { report: given, profile }) => {
      hour += 1;
      const startedAt = new Date(Date.parse('2025-11-20T01:00:00.000Z') + hour * 86_400_000).toISOString();
      const digest = profile.digest;
      const report = { ...given, startedAt, finishedAt: startedAt };
      const site = report.site.id;
      profiles.set(digest, profile);
      files.set(`runs/${run}/${site}/report.json`, Buffer.from(JSON.stringify(report)));
      const at = startedAt;
      const seen = { created_at: at, changed_at: at };
      await db
        .insertInto('sites')
        .values({
          ...{ id: site, name: QINGHE.name, url: QINGHE.url, kind: 'district', region: null, profile: null },
          ...{ entry: '{}', active: 1, ...seen },
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      await db
        .insertInto('runs')
        .values({ id: run, origin: 'now', as_of: report.asOf, state: 'finished', created_at: at })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      const { value, min, max } = report.scorecard.points;
      await db
        .insertInto('audits')
        .values({
          ...{ run, site, state: 'done', not_before: at, finished_at: at, as_of: report.asOf },
          ...{ profile: profile.id, profile_digest: digest, report: `runs/${run}/${site}/report.json` },
          ...{ points_value: value, points_min: min, points_max: max, verdict: report.scorecard.verdict },
          ...{ final_value: value, final_min: min, final_max: max, final_verdict: report.scorecard.verdict },
        })
        .execute();
      const carried = await store.transaction((trx) => carryDecisions(trx, { run, site, report, profile, at }));
      return carried.report;
    },
    audit: (run, site = QINGHE.id) =>
      db.selectFrom('audits').selectAll().where('run', '=', run).where('site', '=', site).executeTakeFirstOrThrow(),
    items: () => db.selectFrom('review_items').selectAll().orderBy('subject').execute(),
    item: async (subject) =>
      (await db.selectFrom('review_items').select('id').where('subject', '=', subject).executeTakeFirstOrThrow()).id,
  };
}
