/** `comparison.json`, schemaVersion 1: two runs, or two reports, side by side. TypeBox is the one definition. Long because it is a schema. */
import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { RuleOutcomeSchema, ScorecardSchema } from './report.js';

const Closed = { additionalProperties: false } as const;
const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);
const oneOf = <const T extends readonly string[]>(words: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words] });
const Text = Type.String();
const Count = Type.Integer({ minimum: 0 });

/**
 * What became of a fault or doubt. `fixed`: looked at again and not there · `new`: there now, and not when it was looked at
 * before · `persisting` · `unseen`: there before, this time not looked at or not decided, so nobody knows · `first-seen`: there
 * now, before not looked at or not decided · `gone`: its rule does not apply any more · `undecided`: no fault but a doubt, open
 * still · `settled`: a doubt of before that is decided now.
 */
export const FINDING_STATES = [
  'new',
  'first-seen',
  'persisting',
  'unseen',
  'fixed',
  'gone',
  'undecided',
  'settled',
] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/**
 * Why one of the two runs says nothing of a fault. `rule-absent`: its profile has no such rule · `inapplicable` · `untested` ·
 * `rule-undecided` · `place-undecided`: the rule has a doubt about this very place · `part-undecided`: a part of what the rule counts
 * · `same-undecided`: this very fault was a doubt · `not-read`: the page was not asked for in that run · `not-answered`: it was
 * asked for and gave no answer that could be read · `other-sample`: of many things of its kind other ones were tried · `same-crawl`: both runs judge one snapshot, so that the site cannot have
 * changed · `time-passed`: it was about a year that need not be due any more.
 */
export const BLIND_CAUSES = [
  'rule-absent',
  'inapplicable',
  'untested',
  'rule-undecided',
  'place-undecided',
  'part-undecided',
  'same-undecided',
  'not-read',
  'not-answered',
  'other-sample',
  'same-crawl',
  'time-passed',
] as const;
export type BlindCause = (typeof BLIND_CAUSES)[number];

/**
 * What must be known before two reports are held side by side: `profile` other rules, or the same rules with other parameters ·
 * `kind` · `address` of the site · `id`: matched by address ·
 * `other-site`: neither id nor host agree, as where two reports were named one by one · `tool`: another version of the program · `order`: the later one is named first ·
 * `same-crawl`: one snapshot judged twice · `cut-before`, `cut-after`: the crawl was not complete · `scale`: other points are at stake.
 */
export const CAUTIONS = [
  'profile',
  'kind',
  'address',
  'id',
  'tool',
  'order',
  'other-site',
  'same-crawl',
  'cut-before',
  'cut-after',
  'scale',
] as const;
export type Caution = (typeof CAUTIONS)[number];

/** `up` and `down` only where it holds whatever the undecided rules turn out to be; else `uncertain`. */
export const DIRECTIONS = ['down', 'uncertain', 'none', 'up'] as const;
export type Direction = (typeof DIRECTIONS)[number];

const ComparedFindingSchema = Type.Object(
  {
    state: oneOf(FINDING_STATES),
    fingerprint: Text,
    /** Its fingerprint in the earlier run, where the page has another address now. */
    earlierFingerprint: optional(Text),
    /** Why the other run says nothing of it: of `unseen`, `first-seen`, `gone`. */
    because: optional(oneOf(BLIND_CAUSES)),
    /** The outcome's reason behind `because`, e.g. `truncated`. */
    reason: optional(Text),
    /** Of `fixed`: false where the rule still fails for other faults. */
    rulePassed: optional(Type.Boolean()),
    code: Text,
    message: Text,
    messageEn: optional(Text),
    url: optional(Text),
    unit: optional(Text),
    column: optional(Text),
    dueOn: optional(Text),
    quote: optional(Text),
  },
  Closed,
);

const { value, reason, points, level } = RuleOutcomeSchema.properties;
const OutcomeSideSchema = Type.Object({ value, reason, points, level, isWaived: optional(Type.Literal(true)) }, Closed);

const ComparedRuleSchema = Type.Object(
  {
    rule: Text,
    title: Text,
    titleEn: optional(Text),
    section: Text,
    level,
    /** Left out where only one of the reports has the rule. */
    from: optional(OutcomeSideSchema),
    to: optional(OutcomeSideSchema),
    /** Points earned for certain, later less earlier. */
    change: Type.Number(),
    findings: Type.Array(ComparedFindingSchema),
  },
  Closed,
);

const SectionSideSchema = Type.Object(
  { earned: Type.Number(), min: Type.Number(), max: Type.Number(), outOf: Type.Number() },
  Closed,
);

const StandingSchema = Type.Object(
  { verdict: ScorecardSchema.properties.verdict, points: ScorecardSchema.properties.points },
  Closed,
);

const StatesSchema = Type.Object(
  Object.fromEntries(FINDING_STATES.map((state) => [state, Count])) as Record<FindingState, typeof Count>,
  Closed,
);

const SummaryFields = {
  site: Text,
  /** Its id in the earlier run, where that is another. */
  earlierSite: optional(Text),
  name: Text,
  url: Text,
  kind: Text,
  cautions: Type.Array(oneOf(CAUTIONS)),
  from: StandingSchema,
  to: StandingSchema,
  direction: oneOf(DIRECTIONS),
  /** Later less earlier, in points of the scale. */
  change: Type.Object({ value: Type.Number(), min: Type.Number(), max: Type.Number() }, Closed),
  findings: StatesSchema,
} as const;

export const SiteComparisonSchema = Type.Object(
  {
    ...SummaryFields,
    sections: Type.Array(
      Type.Object(
        {
          id: Text,
          title: Text,
          titleEn: optional(Text),
          from: optional(SectionSideSchema),
          to: optional(SectionSideSchema),
          change: Type.Number(),
        },
        Closed,
      ),
    ),
    /** Rules that came out otherwise or have faults or doubts in either report, in the order of the later one. */
    rules: Type.Array(ComparedRuleSchema),
  },
  Closed,
);

const RunHeadSchema = Type.Object(
  {
    /** As it was named: a run id or a path. */
    reference: Text,
    toolVersions: Type.Array(Text),
    asOf: Type.Array(Text),
    startedAt: Text,
    finishedAt: Text,
    profiles: Type.Array(Type.Object({ id: Text, title: Text, version: Text, digest: Text }, Closed)),
    sites: Count,
  },
  Closed,
);

const LoneSiteSchema = Type.Object(
  { site: Text, name: Text, url: Text, kind: Text, ...StandingSchema.properties },
  Closed,
);

const ComparisonHeadFields = {
  schemaVersion: Type.Literal(1),
  tool: Type.Object({ name: Type.Literal('gongkai'), version: Text }, Closed),
  from: RunHeadSchema,
  to: RunHeadSchema,
  totals: Type.Object(
    {
      sites: Count,
      directions: Type.Object(
        Object.fromEntries(DIRECTIONS.map((word) => [word, Count])) as Record<Direction, typeof Count>,
        Closed,
      ),
      findings: StatesSchema,
      verdicts: Type.Array(
        Type.Object(
          { from: ScorecardSchema.properties.verdict, to: ScorecardSchema.properties.verdict, sites: Count },
          Closed,
        ),
      ),
      /** Sites by what is to be known of them, e.g. `{ "cut-after": 2 }`. */
      cautions: Type.Record(Text, Count),
    },
    Closed,
  ),
  onlyBefore: Type.Array(LoneSiteSchema),
  onlyAfter: Type.Array(LoneSiteSchema),
} as const;

export const ComparisonSchema = Type.Object(
  { ...ComparisonHeadFields, sites: Type.Array(SiteComparisonSchema) },
  { ...Closed, $id: 'https://gongkai.example/schema/comparison.schema.json', title: 'gongkai comparison.json' },
);

/** A comparison without its sites. */
export type ComparisonHead = Omit<Static<typeof ComparisonSchema>, 'sites'>;
export type RunHead = Static<typeof RunHeadSchema>;
export type LoneSite = Static<typeof LoneSiteSchema>;
export type SiteComparison = Static<typeof SiteComparisonSchema>;
/** A site without sections and rules: a line of a table. */
export type SiteSummary = Omit<SiteComparison, 'sections' | 'rules'>;
export type ComparedRule = Static<typeof ComparedRuleSchema>;
export type ComparedFinding = Static<typeof ComparedFindingSchema>;
export type OutcomeSide = Static<typeof OutcomeSideSchema>;
export type Standing = Static<typeof StandingSchema>;

/** Two runs as formats see them: what is said of all, a line a site, and each site whole, read when it is asked for. */
export interface ComparedRuns {
  readonly head: ComparisonHead;
  readonly summaries: readonly SiteSummary[];
  readonly read: (site: string) => SiteComparison;
}
