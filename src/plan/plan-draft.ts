import type { ProbeKind } from '../model/need.js';
import type {
  BelowPlan,
  EntriesPlan,
  FreshKind,
  LinkPlan,
  ListPlan,
  MessagesPlan,
  PublishedWish,
  RowsPlan,
  SearchPlan,
  TextsPlan,
} from '../model/plan.js';
import type { AxePage } from '../model/snapshot.js';
import type { UnitRule } from './plan-units.js';

/** What a rule adds to what the site search is tried with. */
export type SearchExtras = Pick<SearchPlan, 'functions' | 'questions'>;

/** What the needs taken so far come to; a crawl plan in the making. */
export interface PlanDraft {
  readonly columns: Map<string, number>;
  readonly lists: Map<string, ListPlan>;
  readonly below: Map<string, BelowPlan>;
  readonly published: PublishedWish[];
  readonly rows: RowsPlan[];
  interpretations?: { opened: number; from: string };
  hasUnits: boolean;
  readonly unitRules: UnitRule[];
  documents: number;
  pairs: number;
  attachments: number;
  readonly reportYears: Set<number>;
  reportTwins: number;
  consultations: number;
  readonly catalogueYears: Set<number>;
  readonly personLists: { rows: number; files: number };
  population: boolean;
  homeFrom?: string;
  readonly freshKinds: FreshKind[];
  links?: LinkPlan;
  scripts: number;
  search?: SearchPlan;
  readonly searchExtras: SearchExtras[];
  entries?: EntriesPlan;
  texts?: TextsPlan;
  messages?: MessagesPlan;
  readonly probes: Set<ProbeKind>;
  readonly render: Set<string>;
  readonly axe: Set<AxePage>;
}

export const newDraft = (): PlanDraft => ({
  columns: new Map(),
  lists: new Map(),
  below: new Map(),
  published: [],
  rows: [],
  hasUnits: false,
  unitRules: [],
  documents: 0,
  pairs: 0,
  attachments: 0,
  reportYears: new Set(),
  reportTwins: 0,
  consultations: 0,
  catalogueYears: new Set(),
  personLists: { rows: 0, files: 0 },
  population: false,
  freshKinds: [],
  scripts: 0,
  searchExtras: [],
  probes: new Set(),
  render: new Set(),
  axe: new Set(),
});

/** A column is to be located, and so many of its items opened. */
export function wantColumn({ columns }: PlanDraft, column: string, items = 0): void {
  columns.set(column, Math.max(items, columns.get(column) ?? 0));
}

/** More of a column's list is to be read: what two rules ask of the same list together. */
export function wantList(draft: PlanDraft, column: string, wish: ListPlan): void {
  const known = draft.lists.get(column);
  draft.lists.set(
    column,
    known ? { most: Math.max(known.most, wish.most), from: known.from < wish.from ? known.from : wish.from } : wish,
  );
}
