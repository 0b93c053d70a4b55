import type { Actor } from '../model/actor.js';
import type { OutcomeValue } from '../model/outcome.js';
import type { Db, Trx } from '../store/tables.js';
import { asCursor, PAGE, partOf, readCursor, type Part } from './cursor.js';
import { wholeSites } from './in-sight.js';
import { countedAs, valueOf } from './value-letters.js';

/** Sites by how a rule came out. */
export interface ValueCounts {
  readonly passed: number;
  readonly failed: number;
  readonly cant_tell: number;
  readonly inapplicable: number;
  readonly untested: number;
}

const none = () => ({ passed: 0, failed: 0, cant_tell: 0, inapplicable: 0, untested: 0 });

/** A rule, and the sites in sight by how it stands now. */
export interface RuleNow extends ValueCounts {
  readonly rule: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly section: string;
  readonly level: string;
}

/** All rules that ever were judged, by how they stand now: in the latest audit of each site that was to judge them. */
export async function rulesNow(
  db: Db | Trx,
  actor: Actor,
  { rule }: { readonly rule?: string } = {},
): Promise<readonly RuleNow[]> {
  const ids = wholeSites(actor);
  const rows =
    ids?.length === 0
      ? []
      : await db
          .selectFrom('site_rules')
          .select((eb) => ['rule', 'value', eb.fn.countAll<number>().as('count')])
          .$if(ids !== undefined, (query) => query.where('site', 'in', ids ?? []))
          .$if(rule !== undefined, (query) => query.where('rule', '=', rule ?? ''))
          .groupBy(['rule', 'value'])
          .execute();
  const counts = new Map<string, ReturnType<typeof none>>();
  for (const { rule: id, value, count } of rows) {
    const own = counts.get(id) ?? none();
    own[countedAs(value as OutcomeValue)] += count;
    counts.set(id, own);
  }
  const words = await db
    .selectFrom('rule_words')
    .selectAll()
    .$if(rule !== undefined, (query) => query.where('rule', '=', rule ?? ''))
    .orderBy('rule')
    .execute();
  return words.map(({ rule: id, title, title_en: titleEn, section, level }) => ({
    ...{ rule: id, title, titleEn, section, level },
    ...(counts.get(id) ?? none()),
  }));
}

/** How a rule stands for one site. */
export interface SiteOfRule {
  readonly site: string;
  readonly name: string;
  readonly kind: string;
  readonly run: string;
  readonly value: OutcomeValue;
  readonly reason: string | null;
  readonly earned: number;
  readonly min: number;
  readonly max: number;
  readonly outOf: number;
  /** The last time it was passed or failed, and since when that has been so. */
  readonly decided?: {
    readonly value: 'passed' | 'failed';
    readonly run: string;
    readonly at: string;
    readonly since: string;
  };
}

/** Sites for which a rule came out so in the latest audit that was to judge it, by id. */
export async function sitesOfRule(
  db: Db | Trx,
  actor: Actor,
  wish: { readonly rule: string; readonly value?: OutcomeValue; readonly after?: string; readonly limit?: number },
): Promise<Part<SiteOfRule>> {
  const { rule, value, after, limit = PAGE } = wish;
  const ids = wholeSites(actor);
  if (ids?.length === 0) return { rows: [] };
  const [from] = after === undefined ? [] : (readCursor(after, ['string']) as [string]);
  const rows = await db
    .selectFrom('site_rules as x')
    .innerJoin('sites as s', 's.id', 'x.site')
    .selectAll('x')
    .select(['s.name', 's.kind'])
    .where('x.rule', '=', rule)
    .$if(value !== undefined, (query) => query.where('x.value', '=', value ?? ''))
    .$if(ids !== undefined, (query) => query.where('x.site', 'in', ids ?? []))
    .$if(from !== undefined, (query) => query.where('x.site', '>', from ?? ''))
    .orderBy('x.site')
    .limit(limit + 1)
    .execute();
  const found = rows.map((row): SiteOfRule => ({
    site: row.site,
    name: row.name,
    kind: row.kind,
    run: row.run,
    value: row.value as OutcomeValue,
    reason: row.reason,
    earned: row.earned,
    min: row.min,
    max: row.max,
    outOf: row.out_of,
    ...(row.decided_value !== null && {
      decided: {
        value: row.decided_value as 'passed' | 'failed',
        run: row.decided_run ?? '',
        at: row.decided_at ?? '',
        since: row.decided_since ?? '',
      },
    }),
  }));
  return partOf(found, limit, (one) => asCursor([one.site]));
}

/** A rule in one run. Share of failed: `failed / (failed + passed)`, and the rest could not be said. */
export interface RuleInRun extends ValueCounts {
  readonly run: string;
  readonly title: string | null;
  readonly asOf: string;
  readonly createdAt: string;
}

/** A rule over the latest runs that judged it, oldest first; for those who see some sites only, counted over these. */
export async function ruleOverRuns(
  db: Db | Trx,
  actor: Actor,
  { rule, runs = 24 }: { readonly rule: string; readonly runs?: number },
): Promise<readonly RuleInRun[]> {
  const ids = wholeSites(actor);
  if (ids !== undefined) return countOwn(db, ids, rule, runs);
  const rows = await db
    .selectFrom('rule_counts as c')
    .innerJoin('runs as r', 'r.id', 'c.run')
    .select(['c.run', 'r.title', 'r.as_of', 'r.created_at', 'c.passed', 'c.failed', 'c.cant_tell'])
    .select(['c.inapplicable', 'c.untested'])
    .where('c.rule', '=', rule)
    .orderBy('r.as_of', 'desc')
    .orderBy('r.created_at', 'desc')
    .limit(runs)
    .execute();
  return rows.reverse().map(({ as_of: asOf, created_at: createdAt, ...row }) => ({ ...row, asOf, createdAt }));
}

async function countOwn(
  db: Db | Trx,
  ids: readonly string[],
  rule: string,
  runs: number,
): Promise<readonly RuleInRun[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('audit_history as h')
    .innerJoin('rule_lists as l', 'l.id', 'h.rule_list')
    .innerJoin('runs as r', 'r.id', 'h.run')
    .select(['h.run', 'h.values', 'l.rules', 'r.title', 'r.as_of', 'r.created_at'])
    .where('h.site', 'in', ids)
    .orderBy('r.as_of')
    .orderBy('r.created_at')
    .execute();
  const places = new Map<string, number>();
  const counted = new Map<string, RuleInRun>();
  for (const row of rows) {
    const place = places.get(row.rules) ?? (JSON.parse(row.rules) as string[]).indexOf(rule);
    places.set(row.rules, place);
    const value = valueOf(row.values[place]);
    if (value === undefined) continue;
    const { run, title, as_of: asOf, created_at: createdAt } = row;
    const before = counted.get(run) ?? { run, title, asOf, createdAt, ...none() };
    const column = countedAs(value);
    counted.set(run, { ...before, [column]: before[column] + 1 });
  }
  return [...counted.values()].slice(-runs);
}

/** Rules that could not be judged, by why: sites in sight whose latest audit left them so. The most sites first. */
export async function undecidedRules(db: Db | Trx, actor: Actor) {
  const ids = wholeSites(actor);
  if (ids?.length === 0) return [];
  return db
    .selectFrom('site_rules as x')
    .leftJoin('rule_words as w', 'w.rule', 'x.rule')
    .select((eb) => ['x.rule', 'x.value', 'x.reason', 'w.title', 'w.title_en', eb.fn.countAll<number>().as('sites')])
    .where('x.value', 'in', ['cantTell', 'untested'])
    .where((eb) => eb.or([eb('x.reason', 'is', null), eb('x.reason', '!=', 'not-implemented')]))
    .$if(ids !== undefined, (query) => query.where('x.site', 'in', ids ?? []))
    .groupBy(['x.rule', 'x.value', 'x.reason', 'w.title', 'w.title_en'])
    .orderBy('sites', 'desc')
    .orderBy('x.rule')
    .execute();
}
