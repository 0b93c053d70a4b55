/** Each kind of need, and what it adds to the plan; what needs mean is said in `model/need.ts`. */
import { subtractDuration } from '../lib/date/day.js';
import { catalogueYearsAt, dueYears, type DueScheme } from '../model/due-years.js';
import type { Need, ProbeKind } from '../model/need.js';
import type { ColumnKind, EntriesPlan, FreshKind, RowsPlan, TextsPlan } from '../model/plan.js';
import type { Rule } from '../model/profile.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { AxePage } from '../model/snapshot.js';
import { wantColumn, wantList, type PlanDraft } from './plan-draft.js';
import { publishedWishes } from './published-wishes.js';

/** Whose need it is, of which site, as of which day (`YYYY-MM-DD`). */
export interface Asked {
  readonly rule: Rule;
  readonly site: SiteEntry;
  readonly asOf: string;
}

/** Works one need of a rule into the plan. */
export function takeNeed(draft: PlanDraft, need: Need, asked: Asked): void {
  const [kind, ...words] = need.split(':') as [NeedKind, ...string[]];
  TAKINGS[kind](draft, words, asked);
}

type NeedKind = Need extends infer N ? (N extends `${infer K}:${string}` ? K : N) : never;
/** `words`: what stands behind the kind, between colons. */
type Taking = (draft: PlanDraft, words: readonly string[], asked: Asked) => void;

const TAKINGS: Readonly<Record<NeedKind, Taking>> = {
  column: (draft, [id = '']) => {
    wantColumn(draft, id);
  },
  items: (draft, [id = '', count]) => {
    wantColumn(draft, id, Number(count));
  },
  list: (draft, [id = '', pages, window = ''], { asOf }) => {
    wantColumn(draft, id);
    wantList(draft, id, { most: Number(pages), from: firstDayOf(window, asOf) });
  },
  below: (draft, [id = '', lists, rows]) => {
    wantColumn(draft, id);
    const known = draft.below.get(id) ?? { lists: 0, rows: 0 };
    draft.below.set(id, { lists: Math.max(known.lists, Number(lists)), rows: Math.max(known.rows, Number(rows)) });
  },
  rows: (draft, [id = '', pages, window = '', opened, order], { rule, asOf }) => {
    const from = firstDayOf(window, asOf);
    wantColumn(draft, id);
    wantList(draft, id, { most: Number(pages), from });
    draft.rows.push({ ...rowsOf(rule, id, from, Number(opened)), ...(order === 'spread' && { isSpread: true }) });
  },
  published: (draft, _, { rule, asOf }) => {
    const wishes = publishedWishes(rule, asOf);
    draft.published.push(...wishes);
    for (const { column } of wishes.flatMap(({ places }) => places)) wantColumn(draft, column);
  },
  interpretations: (draft, [opened, window = ''], { asOf }) => {
    wantColumn(draft, 'interpretation');
    const known = draft.interpretations;
    draft.interpretations = {
      opened: Math.max(Number(opened), known?.opened ?? 0),
      from: earlier(known?.from, firstDayOf(window, asOf)),
    };
  },
  units: (draft, [what], { rule, site }) => {
    draft.hasUnits = (site.units ?? []).length > 0;
    if (what !== undefined) draft.unitRules.push({ rule, what });
  },
  documents: (draft, [count]) => {
    draft.documents = Math.max(draft.documents, Number(count));
  },
  pairs: (draft, [count]) => {
    draft.pairs = Math.max(draft.pairs, Number(count));
  },
  attachments: (draft, [count]) => {
    draft.attachments = Math.max(draft.attachments, Number(count));
  },
  reports: (draft, [count], asked) => {
    for (const year of yearsOf(asked, Number(count))) draft.reportYears.add(year);
  },
  'report-twins': (draft, [count]) => {
    draft.reportTwins = Math.max(draft.reportTwins, Number(count));
  },
  consultations: (draft, [count]) => {
    draft.consultations = Math.max(draft.consultations, Number(count));
  },
  catalogues: (draft, [until = ''], { asOf }) => {
    for (const year of catalogueYearsAt(until, asOf)) draft.catalogueYears.add(year);
  },
  'person-lists': ({ personLists }, [rows, files]) => {
    personLists.rows = Math.max(personLists.rows, Number(rows));
    personLists.files = Math.max(personLists.files, Number(files));
  },
  links: (draft, [scope = '', most, inner]) => {
    if (scope.startsWith('alive'))
      draft.links = {
        most: Math.max(Number(most), draft.links?.most ?? 0),
        mostInner: Math.max(Number(inner), draft.links?.mostInner ?? 0),
        isExternal: scope === 'alive-anywhere' || draft.links?.isExternal === true,
      };
    else draft.population ||= scope === 'columns';
  },
  fresh: (draft, [what], { rule, asOf }) => {
    if (what === 'home') draft.homeFrom = earlier(draft.homeFrom, windowOf(rule, asOf));
    else draft.freshKinds.push(...freshKindsOf(rule, asOf));
  },
  messages: (draft, [opened, window = ''], { asOf }) => {
    draft.messages = { opened: Number(opened), from: subtractDuration(asOf, window) };
  },
  search: (draft, [titles, settled = ''], { asOf }) => {
    draft.search = { titles: Number(titles), until: subtractDuration(asOf, settled) };
  },
  'search-functions': (draft, _, { rule }) => {
    draft.searchExtras.push(rule.params);
  },
  entries: (draft, [count], { rule }) => {
    draft.entries = widerEntries(draft.entries, rule, Number(count));
  },
  texts: (draft, [count], { rule }) => {
    draft.texts = widerTexts(draft.texts, rule, Number(count));
  },
  scripts: (draft, [count]) => {
    draft.scripts = Math.max(draft.scripts, Number(count));
  },
  probe: ({ probes }, [kind]) => {
    probes.add(kind as ProbeKind);
  },
  axe: ({ axe }, [page]) => {
    axe.add(page as AxePage);
  },
  render: ({ render }, [part = '']) => {
    render.add(part);
  },
};

/** A day as it is, a duration back from `asOf`. */
const firstDayOf = (window: string, asOf: string): string =>
  window.startsWith('P') ? subtractDuration(asOf, window) : window;

/** The rows of a column that the rule's titles pick, in its period. */
function rowsOf({ params }: Rule, column: string, from: string, opened: number): RowsPlan {
  const { titles, not, period } = params as {
    titles?: readonly string[];
    not?: readonly string[];
    period?: { readonly to?: string };
  };
  return {
    column,
    opened,
    from,
    ...(period?.to !== undefined && { to: period.to }),
    ...(titles && { titles }),
    ...(not && { not }),
  };
}

/** Words of all entries that rules want. */
function widerEntries(known: EntriesPlan | undefined, { params }: Rule, most: number): EntriesPlan {
  const { entries } = params as { entries: readonly { links: readonly string[] }[] };
  return {
    most: most + (known?.most ?? 0),
    words: [...new Set([...(known?.words ?? []), ...entries.flatMap(({ links }) => links)])],
  };
}

function widerTexts(known: TextsPlan | undefined, { params }: Rule, most: number): TextsPlan {
  const { texts = [], titles = [] } = params as {
    texts?: readonly { title: string }[];
    titles?: readonly string[];
  };
  return {
    most: Math.max(most, known?.most ?? 0),
    titles: [...new Set([...(known?.titles ?? []), ...titles, ...texts.map(({ title }) => title)])],
  };
}

const earlier = (one: string | undefined, other: string): string => (one !== undefined && one < other ? one : other);

/** The first day of the rule's `maxAge`. */
const windowOf = ({ params }: Rule, asOf: string): string =>
  subtractDuration(asOf, (params as { maxAge: string }).maxAge);

/** The rule's kinds of columns, each with the first day of its window. */
const freshKindsOf = ({ params }: Rule, asOf: string): readonly FreshKind[] =>
  (params as { kinds: readonly (ColumnKind & { maxAge: string })[] }).kinds.map(
    ({ names, not, columnTypes, maxAge }) => ({
      names,
      ...(not && { not }),
      ...(columnTypes && { columnTypes }),
      from: subtractDuration(asOf, maxAge),
    }),
  );

/**
 * Years whose reports are looked for: those due by the rule's own deadlines, and the year just ended, which may be out
 * before it is due. A rule without deadlines gets the last years.
 */
function yearsOf({ rule, asOf, site }: Asked, count: number): readonly number[] {
  const lastYear = Number(asOf.slice(0, 4)) - 1;
  const { deadlines, firstYear } = rule.params as Partial<DueScheme>;
  const scheme = deadlines && { deadlines, years: count, firstYear: firstYear ?? 0 };
  const due = scheme && dueYears(scheme, asOf, site);
  const oldest = site.since ?? 0;
  const years = due ?? Array.from({ length: count }, (_, back) => lastYear - back);
  return [...new Set([lastYear, ...years])].filter((year) => year >= oldest);
}
