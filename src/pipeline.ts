/** The order of everything, as the picture in architecture.md has it; nothing else. */
import { catalog } from './catalog.js';
import type { CrawlOptions } from './crawl/crawl-options.js';
import { crawlSite } from './crawl/crawl-site.js';
import { maskAddress } from './lib/text/mask.js';
import { evaluate } from './evaluate/evaluate.js';
import { tellRules } from './evaluate/tell-rules.js';
import { traceColumns } from './evaluate/trace-columns.js';
import { assembleReport } from './model/assemble-report.js';
import type { Debug } from './model/debug.js';
import type { PageDigest } from './model/page.js';
import type { CrawlPlan } from './model/plan.js';
import type { Profile } from './model/profile.js';
import type { AuditReport, RuleOutcome } from './model/report.js';
import type { Column, PageView, Sighting, SiteModel } from './model/site-model.js';
import type { SiteEntry } from './model/site-entry.js';
import type { CrawlInfo } from './model/snapshot.js';
import type { ColumnTerm } from './model/vocabulary.js';
import { describePlan } from './plan/describe-plan.js';
import { planCrawl } from './plan/plan-crawl.js';
import { reviveProfile, serializeProfile } from './profile/serialize-profile.js';
import { score } from './scoring/score.js';
import { scoreUnits } from './scoring/score-units.js';
import { whatIfPassed, type WhatIf } from './scoring/what-if.js';
import { buildSite } from './site/build-site.js';
import { describeNearMisses } from './site/describe-near-misses.js';
import { nearMisses, type NearMiss } from './site/near-misses.js';
import { openSnapshot } from './snapshot/open-snapshot.js';

/** What a site is judged by. `only`: the other rules are `untested: not-selected`. */
export interface Question {
  readonly site: SiteEntry;
  readonly profile: Profile;
  readonly asOf: string;
  readonly only?: ReadonlySet<string>;
}

/** What the caller decides of a crawl; what it is for comes with the question. */
export type CrawlWishes = Omit<CrawlOptions, 'profile' | 'tool'>;

/** Fetches what the question needs into a snapshot, or goes on with the one that an interrupted crawl left. */
export const crawlSnapshot = (question: Question, wishes: CrawlWishes, toolVersion: string): Promise<CrawlInfo> => {
  const { id, digest } = question.profile;
  const profile = { id, digest, resolved: serializeProfile(question.profile) };
  const plan = planOf(question);
  wishes.debug?.tell('plan', () => describePlan(plan));
  return crawlSite(plan, { ...wishes, profile, tool: `gongkai ${toolVersion}` });
};

/** Crawls, then judges what lies on disk: a replay of the snapshot gives the same report. What the crawl read is not read again. */
export const auditSite = async (question: Question, wishes: CrawlWishes, toolVersion: string): Promise<AuditReport> => {
  const digests = new Map<string, PageDigest>();
  await crawlSnapshot(question, { ...wishes, digests }, toolVersion);
  return judgeSnapshot(wishes.snapshot, toolVersion, question, digests, wishes.debug);
};

/** Judges a stored snapshot, no network. What the question leaves open is answered by the snapshot. */
export const replaySnapshot = (
  path: string,
  toolVersion: string,
  asked: Partial<Question> = {},
  debug?: Debug,
): AuditReport => judgeSnapshot(path, toolVersion, asked, undefined, debug);

/** The same with what the crawl read of its pages at hand, by record: the report is that of a replay, sooner. */
export const judgeSnapshot = (
  path: string,
  toolVersion: string,
  asked: Partial<Question>,
  digests?: ReadonlyMap<string, PageDigest>,
  debug?: Debug,
): AuditReport => {
  const snapshot = openSnapshot(path);
  try {
    const { head } = snapshot;
    const profile = asked.profile ?? reviveProfile(head.profile.resolved);
    const question = { site: head.site, asOf: head.asOf, ...asked, profile };
    const plan = planOf(question);
    // Who crawled was told before.
    if (!digests) debug?.tell('plan', () => describePlan(plan));
    const site = buildSite(snapshot, plan, digests, undefined, debug && ((lines) => debug.tell('locate', lines)));
    debug?.tell('locate', () => describeNearMisses(site, plan.columns.keys()));
    const raw = evaluate({ ...question, catalog, site, ...(debug && tellRules(debug, () => performance.now())) });
    const { scorecard, outcomes } = score({ ...question, outcomes: raw });
    const units = scoreUnits({ ...question, outcomes, pages: pagesOfUnits(site) });
    return assembleReport({ ...question, toolVersion, snapshot, crawl: site.crawl, scorecard, outcomes, units });
  } finally {
    snapshot.close();
  }
};

/** Where each unit's own page is, as it was located. */
const pagesOfUnits = ({ units }: SiteModel): ReadonlyMap<string, string> =>
  new Map(units.things.flatMap(({ unit, column }) => (column ? [[unit.name, maskAddress(column.url)]] : [])));

const planOf = (question: Question): CrawlPlan => planCrawl({ ...question, catalog });

/** What one rule stood on at a stored site. */
export interface Examination {
  readonly outcome: RuleOutcome;
  /** Every rule's outcome: their points add up to the score. */
  readonly outcomes: readonly RuleOutcome[];
  readonly scoring: Profile['scoring'];
  /** Columns that the rule asked for, with what was seen of them and what was nearly taken for them. */
  readonly columns: readonly {
    readonly term: ColumnTerm;
    readonly sighting: Sighting<Column>;
    readonly nearMisses: readonly NearMiss[];
  }[];
  /** Pages that the rule read or brought as evidence, each once. */
  readonly pages: readonly PageView[];
  readonly whatIf: WhatIf;
}

/** Judges a stored snapshot again and looks over one rule's shoulder. No network; undefined where the profile has no such rule. */
export const examineRule = (path: string, asked: Partial<Question>, id: string): Examination | undefined => {
  const snapshot = openSnapshot(path);
  try {
    const { head } = snapshot;
    const profile = asked.profile ?? reviveProfile(head.profile.resolved);
    const rule = profile.rules.find((one) => one.id === id);
    if (!rule) return undefined;
    const question = { site: head.site, asOf: head.asOf, ...asked, profile };
    const looked = new Set<PageView>();
    const site = buildSite(snapshot, planOf(question), undefined, (view) => looked.add(view));
    const raw = evaluate({ ...question, catalog, site });
    const scored = score({ ...question, outcomes: raw });
    const outcome = scored.outcomes.find((one) => one.rule === id);
    if (!outcome) return undefined;
    looked.clear();
    const traced = traceColumns(site);
    evaluate({ ...question, profile: { ...profile, rules: [rule] }, catalog, site: traced.site });
    const pages = [...looked];
    return {
      outcome,
      outcomes: scored.outcomes,
      scoring: profile.scoring,
      pages,
      columns: [...traced.asked].flatMap((column) => {
        const term = profile.vocabulary.get(column);
        if (!term) return [];
        const sighting = site.column(column);
        return [{ term, sighting, nearMisses: nearMisses(site, placesOf(site, sighting), term) }];
      }),
      whatIf: whatIfPassed({ ...question, outcomes: raw }, id),
    };
  } finally {
    snapshot.close();
  }
};

/** Where a column was looked for; where it was found, there is nothing that was nearly taken for it. */
const placesOf = (site: SiteModel, sighting: Sighting<Column>): readonly PageView[] =>
  sighting.state === 'found' ? [] : sighting.looked.flatMap(({ url }) => site.page(url) ?? []);
