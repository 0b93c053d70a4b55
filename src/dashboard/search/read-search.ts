import { listFindings, type StoredFinding } from '../../history/list-findings.js';
import { contains } from '../../store/contains.js';
import { listNotices } from '../../store/rectification/list-notices.js';
import { sitesInSight } from '../../store/sight.js';
import { listSites } from '../../store/sites/read-sites.js';
import { sees } from '../../model/actor.js';
import { beijingDay } from '../layout/marks.js';
import type { Call } from '../route.js';

/** So many of each kind are shown; lists have the others. */
export const MOST_FOUND = 15;

export interface Found {
  readonly sites: readonly { readonly site: string; readonly name: string; readonly url: string }[];
  readonly units: readonly { readonly site: string; readonly siteName: string; readonly unit: string }[];
  readonly rules: readonly { readonly rule: string; readonly title: string }[];
  readonly findings: readonly StoredFinding[];
  readonly clauses: readonly { readonly pack: string; readonly clause: string; readonly phrase: string }[];
  readonly notices: readonly { readonly id: string; readonly number: string; readonly siteName: string }[];
}

/** Everything in sight that holds the words: sites, units, rules and their sources, findings, clauses, notices. */
export async function readSearch(call: Call, words: string): Promise<Found> {
  const { office, actor } = call;
  const { db } = office.store;
  const [sites, units, rules, findings, clauses, notices] = await Promise.all([
    listSites(db, actor, { text: words, limit: MOST_FOUND + 1 }),
    findUnits(call, words),
    findRules(call, words),
    listFindings(db, actor, { text: words, limit: MOST_FOUND + 1 }),
    findClauses(call, words),
    findNotices(call, words),
  ]);
  return {
    sites: sites.map(({ entry: { id, name, url } }) => ({ site: id, name, url })),
    findings: findings.rows,
    ...{ units, rules, clauses, notices },
  };
}

async function findUnits({ office, actor }: Call, words: string): Promise<Found['units']> {
  const ids = sitesInSight(actor);
  if (ids?.length === 0) return [];
  const rows = await office.store.db
    .selectFrom('units as u')
    .innerJoin('sites as s', 's.id', 'u.site')
    .select(['u.site', 's.name as siteName', 'u.name as unit'])
    .where((eb) => contains(eb.ref('u.name'), words))
    .$if(ids !== undefined, (query) => query.where('u.site', 'in', ids ?? []))
    .orderBy('u.name')
    .limit(ids === undefined ? MOST_FOUND + 1 : 500)
    .execute();
  return rows.filter(({ site, unit }) => sees(actor, site, unit)).slice(0, MOST_FOUND + 1);
}

/** By title or id, and by number or title of the document that a rule rests on. */
async function findRules({ office, lang }: Call, words: string): Promise<Found['rules']> {
  const { db } = office.store;
  const known = await db
    .selectFrom('rule_words')
    .select(['rule', 'title', 'title_en'])
    .where((eb) => eb.or((['rule', 'title', 'title_en'] as const).map((column) => contains(eb.ref(column), words))))
    .orderBy('rule')
    .limit(MOST_FOUND + 1)
    .execute();
  const found = new Map(known.map(({ rule, title, title_en }) => [rule, lang === 'en' ? (title_en ?? title) : title]));
  const wanted = words.toLowerCase();
  for (const { id } of await office.packs()) {
    const profile = await office.profile(id);
    const sources = new Set(
      [...(profile?.sources ?? [])]
        .filter(([, { title, number }]) => `${title} ${number ?? ''}`.toLowerCase().includes(wanted))
        .map(([source]) => source),
    );
    for (const rule of profile?.rules ?? []) {
      if (found.size > MOST_FOUND) break;
      const said = `${rule.id} ${rule.title} ${rule.titleEn ?? ''}`.toLowerCase();
      if (said.includes(wanted) || rule.source.some(({ document }) => sources.has(document)))
        found.set(rule.id, found.get(rule.id) ?? (lang === 'en' ? (rule.titleEn ?? rule.title) : rule.title));
    }
  }
  return [...found].map(([rule, title]) => ({ rule, title }));
}

async function findClauses({ office }: Call, words: string): Promise<Found['clauses']> {
  const wanted = words.toLowerCase();
  const packs = await office.packs();
  return packs
    .flatMap(({ id, clauses }) =>
      clauses.map((clause) => ({ pack: id, clause: clause.id, phrase: clause.phrase ?? '' })),
    )
    .filter(({ clause, phrase }) => `${clause} ${phrase}`.toLowerCase().includes(wanted))
    .slice(0, MOST_FOUND + 1);
}

/** 文号 that holds the words. There are hundreds, not thousands, in sight of whoever searches for one. */
async function findNotices({ office, actor }: Call, words: string): Promise<Found['notices']> {
  const today = beijingDay(office.now());
  const numbered = await office.store.db
    .selectFrom('notices')
    .select('id')
    .where((eb) => contains(eb.ref('number'), words))
    .limit(200)
    .execute();
  if (numbered.length === 0) return [];
  const ids = new Set(numbered.map(({ id }) => id));
  const seen = await listNotices(office.store.db, actor, {}, { today, limit: 2_000 });
  return seen
    .filter(({ id, number }) => ids.has(id) && number !== null)
    .slice(0, MOST_FOUND)
    .map(({ id, number, site_name }) => ({ id, number: number ?? '', siteName: site_name }));
}
