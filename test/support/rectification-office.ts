/** An office whose site 青禾 is audited day by day, by sketches of reports, through everything that follows an audit. */
import { takeIn } from '../../src/intake.js';
import { SYSTEM, type Actor } from '../../src/model/actor.js';
import type { AuditReport } from '../../src/model/report.js';
import { DEFAULT_SETTINGS } from '../../src/model/office-settings.js';
import { serializeProfile } from '../../src/profile/serialize-profile.js';
import { letterMeans } from '../../src/dashboard/rectification/letter-means.js';
import { reportKey } from '../../src/history/read-report.js';
import { saveSites } from '../../src/store/sites/save-sites.js';
import type { Store } from '../../src/store/open-store.js';
import type { Blobs } from '../../src/store/blobs/blobs.js';
import { NO_WISHES } from './notice-wishes.js';
import { findingOf, judgedReport, QINGHE, type JudgedRule } from './judged-report.js';

export const SETTINGS = {
  ...DEFAULT_SETTINGS,
  officeName: '湖州湾市政务公开办公室',
  letters: {
    ...DEFAULT_SETTINGS.letters,
    number: '湖公开督〔{year}〕{number}号',
    contact: '王敏',
    phone: '0990-5556100',
  },
};
export const SUPERVISOR: Actor = { id: 'u-wang', name: '王敏', role: 'admin', sight: 'all' };
export const QINGHE_OFFICE: Actor = {
  id: 'u-qing',
  name: '青禾区政务公开办',
  role: 'office',
  sight: new Map([['qinghe', {}]]),
};
export const STRANGER: Actor = {
  id: 'u-liu',
  name: '柳河县政务公开办',
  role: 'office',
  sight: new Map([['liuhe', {}]]),
};
/** A rule that failed at these places; one hex digit each. */
export const failed = (...seeds: string[]): JudgedRule => ({
  value: 'failed',
  findings: seeds.map((seed) => findingOf(seed, 'failed')),
});
export const PASSED: JudgedRule = { value: 'passed' };
/** One that was not judged by order. */
export const NOT_SELECTED: JudgedRule = { value: 'untested', reason: 'not-selected' };

type Kept = { readonly store: Store; readonly blobs: Blobs };

/** Puts the sites into the store. */
export const withSites = async (store: Store, ids: readonly string[] = ['qinghe', 'liuhe']): Promise<void> => {
  const at = '2025-11-01T00:00:00.000Z';
  await store.transaction(async (trx) => {
    const sites = ids.map((id) => ({ ...QINGHE, id, name: NAMES[id] ?? id, url: `http://www.${id}.gov.cn/` }));
    await saveSites(trx, SYSTEM, sites, { at });
  });
};
const NAMES: Readonly<Record<string, string>> = {
  qinghe: '青禾区人民政府',
  liuhe: '柳河县人民政府',
  zhuxi: '竹溪县人民政府',
};

/** An audit of a site is finished and taken in. `at`: when it was crawled, ISO 8601 in UTC. */
export async function arrive(
  { store, blobs }: Kept,
  run: string,
  at: string,
  sketches: Readonly<Record<string, JudgedRule>>,
  {
    site = 'qinghe',
    only,
    stoppedBecause = 'complete',
  }: {
    readonly site?: string;
    readonly only?: readonly string[];
    readonly stoppedBecause?: AuditReport['crawl']['stoppedBecause'];
  } = {},
): Promise<void> {
  const whole = judgedReport(sketches, {
    site: { id: site, name: NAMES[site] ?? site, url: `http://www.${site}.gov.cn/` },
  });
  const crawl = { ...whole.report.crawl, stoppedBecause };
  const report = { ...whole.report, crawl, asOf: at.slice(0, 10), startedAt: at, finishedAt: at };
  await store.transaction(async (trx) => {
    await trx
      .insertInto('runs')
      .values({ id: run, origin: only ? 'rectification' : 'now', as_of: report.asOf, state: 'running', created_at: at })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await trx
      .insertInto('audits')
      .values({ run, site, state: 'running', not_before: at, only_rules: only ? JSON.stringify(only) : null })
      .onConflict((conflict) => conflict.columns(['run', 'site']).doNothing())
      .execute();
  });
  await blobs.put(reportKey(run, site), JSON.stringify(report));
  await takeIn({ store, blobs }, { run, site, report, profile: serializeProfile(whole.profile), finishedAt: at });
}

/** Letters by the templates that come along. */
export const means = ({ store, blobs }: Kept) =>
  letterMeans({ store, blobs, profile: () => Promise.resolve(undefined), templates: NO_WISHES.template });

/** Ids of the site's findings by the seed of their fingerprint. */
export async function findingIds(store: Store, site = 'qinghe'): Promise<Readonly<Record<string, string>>> {
  const rows = await store.db
    .selectFrom('findings')
    .select(['id', 'fingerprint'])
    .where('site', '=', site)
    .where('kind', '=', 'fault')
    .execute();
  return Object.fromEntries(rows.map(({ id, fingerprint }) => [fingerprint.slice(0, 1), id]));
}
