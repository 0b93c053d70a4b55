/** `report.json`, schemaVersion 1 (contract.md). TypeBox is the one definition: types here, JSON Schema by `gongkai schema report`. */
import { Type, type Static, type TSchema } from '@sinclair/typebox';

const Closed = { additionalProperties: false } as const;
const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Text = Type.String();
const Figures = Type.Record(Type.String(), Type.Unknown());

export const EvidenceSchema = Type.Object(
  {
    url: Text,
    capturedAt: Text,
    sha256: Text,
    quote: optional(Text),
    selector: optional(Text),
    screenshot: optional(Text),
    record: optional(Text),
  },
  Closed,
);

export const FindingSchema = Type.Object(
  {
    fingerprint: Type.String({ pattern: '^[0-9a-f]{16}$' }),
    value: Type.Union([Type.Literal('failed'), Type.Literal('cantTell')]),
    code: Text,
    message: Text,
    messageEn: optional(Text),
    data: optional(Figures),
    url: optional(Text),
    unit: optional(Text),
    column: optional(Text),
    dueOn: optional(Day),
    evidence: Type.Array(EvidenceSchema),
  },
  Closed,
);

const PointsSchema = Type.Object(
  { earned: Type.Number(), min: Type.Number(), max: Type.Number(), outOf: Type.Number() },
  Closed,
);

/** scoring.md: how rules' points become a score, so that a report tells by itself how its own was made. */
const ScoringSchema = Type.Object(
  { base: Type.Number(), passMark: Type.Number(), bonusAbove: Type.Number(), bonusCap: Type.Number() },
  Closed,
);

/** What an evaluator decided. `was`: what the program had said · `second`: who came to the same without seeing the first. */
const ReviewSchema = Type.Object(
  {
    value: Text,
    reason: Text,
    by: Text,
    at: Text,
    second: optional(Text),
    until: optional(Day),
    was: optional(Type.Object({ value: Text, reason: optional(Text), findings: Type.Integer() }, Closed)),
    /** Files that were handed in, by name and hash. */
    evidence: optional(Type.Array(Type.Object({ name: Text, sha256: Text }, Closed))),
  },
  Closed,
);

/** 需人工取证的事项: what a clause wants that no website shows. It counts nothing until an evaluator has reviewed it. */
const EvidenceItemSchema = Type.Object(
  {
    clause: Text,
    phrase: optional(Text),
    /** What an evaluator brings: photographs, sign-in sheets, minutes. */
    bring: Text,
    document: optional(Text),
    deadline: optional(Text),
    dueOn: optional(Day),
    section: optional(Text),
    /** What it will be worth; `points` is what it counts now. */
    worth: optional(Type.Number()),
    points: PointsSchema,
    review: optional(ReviewSchema),
  },
  Closed,
);

const OutcomeValueSchema = Type.Union([
  Type.Literal('passed'),
  Type.Literal('failed'),
  Type.Literal('cantTell'),
  Type.Literal('inapplicable'),
  Type.Literal('untested'),
]);

/** How one unit of the roster came out. `outOf`: points that the rule means to this unit, where it counts at all. */
const UnitOutcomeSchema = Type.Object(
  {
    name: Text,
    value: OutcomeValueSchema,
    reason: optional(Text),
    outOf: optional(Type.Number()),
    review: optional(ReviewSchema),
  },
  Closed,
);

export const RuleOutcomeSchema = Type.Object(
  {
    rule: Text,
    title: Text,
    titleEn: optional(Text),
    section: Text,
    level: Type.Union([Type.Literal('veto'), Type.Literal('deduction'), Type.Literal('bonus'), Type.Literal('advice')]),
    value: OutcomeValueSchema,
    reason: optional(Text),
    points: PointsSchema,
    checked: Type.Integer({ minimum: 0 }),
    measured: optional(Figures),
    findings: Type.Array(FindingSchema),
    /** Of a rule that judges the units of a roster: each one it is about, in roster order, passes too. */
    units: optional(Type.Array(UnitOutcomeSchema)),
    basis: Type.Array(
      Type.Object({ document: Text, number: optional(Text), clause: optional(Text), quote: optional(Text) }, Closed),
    ),
    remedy: optional(Text),
    remedyEn: optional(Text),
    waiver: optional(
      Type.Object(
        {
          justification: Text,
          approvedBy: Text,
          expiresOn: Day,
          /** Points that would be lost without it. */
          setAside: optional(Type.Number()),
        },
        Closed,
      ),
    ),
    review: optional(ReviewSchema),
  },
  Closed,
);

export const ScorecardSchema = Type.Object(
  {
    verdict: Type.Union([Type.Literal('qualified'), Type.Literal('unqualified'), Type.Literal('undetermined')]),
    points: Type.Object(
      { value: Type.Number(), min: Type.Number(), max: Type.Number(), outOf: Type.Number(), bonus: Type.Number() },
      Closed,
    ),
    vetoes: Type.Array(Text),
    sections: Type.Array(
      Type.Object(
        {
          id: Text,
          title: Text,
          titleEn: optional(Text),
          earned: Type.Number(),
          min: Type.Number(),
          max: Type.Number(),
          outOf: Type.Number(),
        },
        Closed,
      ),
    ),
  },
  Closed,
);

/** 单位: a department or township of the roster, by the rules that judge units (scoring/score-units.ts). */
const UnitResultSchema = Type.Object(
  {
    name: Text,
    kind: Text,
    /** Its own page of disclosure as it was located, else as the roster gives it. */
    url: optional(Text),
    /** In the profile's base like the site's; `outOf`: points of the rules that count, 0 where none does and there is no score. */
    points: Type.Object({ value: Type.Number(), min: Type.Number(), max: Type.Number(), outOf: Type.Number() }, Closed),
    /** Rules by outcome value, those without points too. */
    outcomes: Type.Record(Type.String(), Type.Integer()),
  },
  Closed,
);

/** One address of a crawl: asked and answered (`status`, `record`), or not (`why`). */
const RequestSchema = Type.Object(
  {
    url: Text,
    /** In the words of the plan, e.g. `column:guide`, `report:2024`. */
    purpose: Text,
    at: Text,
    status: optional(Type.Integer()),
    record: optional(Text),
    /** The DOM that a browser made of it. */
    rendered: optional(Type.Boolean()),
    /** Why there is no answer. */
    why: optional(Text),
  },
  Closed,
);

/** Pictures of the places at fault, made after scoring; they lie beside the report. */
const PicturesSchema = Type.Object(
  {
    /** `marked`: the place was found and stands framed; else the top of the page is shown. `covered`: personal numbers painted over. */
    files: Type.Array(Type.Object({ file: Text, marked: Type.Boolean(), covered: Type.Integer() }, Closed)),
    /** Places beyond the most of a site. */
    left: Type.Integer(),
    /** Places whose page could not be shown. */
    failed: Type.Integer(),
    /** Why there is none at all. */
    why: optional(
      Type.Union([Type.Literal('switched-off'), Type.Literal('no-browser'), Type.Literal('no-chinese-font')]),
    ),
  },
  Closed,
);

export const AuditReportSchema = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    tool: Type.Object({ name: Type.Literal('gongkai'), version: Text }, Closed),
    site: Type.Object({ id: Text, name: Text, url: Text, kind: Text, region: optional(Text) }, Closed),
    profile: Type.Object(
      { id: Text, title: Text, version: Text, digest: Text, scoring: optional(ScoringSchema) },
      Closed,
    ),
    asOf: Day,
    startedAt: Text,
    finishedAt: Text,
    crawl: Type.Object(
      {
        requests: Type.Integer(),
        pages: Type.Integer(),
        rendered: Type.Integer(),
        bytes: Type.Integer(),
        unanswered: Type.Object(
          { total: Type.Integer(), byReason: Type.Record(Type.String(), Type.Integer()) },
          Closed,
        ),
        truncated: Type.Boolean(),
        stoppedBecause: Type.Union([
          Type.Literal('complete'),
          Type.Literal('budget'),
          Type.Literal('time'),
          Type.Literal('unreachable'),
          Type.Literal('blocked'),
          Type.Literal('robots'),
          Type.Literal('rate-limited'),
          Type.Literal('disk'),
          Type.Literal('interrupted'),
        ]),
        /** Where the site let nobody in: its answers by HTTP status. */
        refusals: optional(Type.Record(Type.String(), Type.Integer())),
        /** Requests by what they were for: `home`, `platform`, `column:ID`, `item`, `report`, `population`, `robots` … */
        requestsFor: optional(Type.Record(Type.String(), Type.Integer())),
        /** Names of the columns that `requestsFor` and `log` speak of, by id. */
        columns: optional(Type.Record(Type.String(), Text)),
        /** How it was asked, and what this machine could do. */
        userAgent: optional(Text),
        robots: optional(Type.Union([Type.Literal('obeyed'), Type.Literal('ignored')])),
        browser: optional(Text),
        /** Addresses one by one, of long crawls the first; `left` says how many more there are. */
        log: optional(Type.Object({ entries: Type.Array(RequestSchema), left: Type.Integer() }, Closed)),
      },
      Closed,
    ),
    scorecard: ScorecardSchema,
    outcomes: Type.Array(RuleOutcomeSchema),
    /** In roster order: each unit that has a page of its own or that a rule judged. None without a roster. */
    units: optional(Type.Array(UnitResultSchema)),
    evidenceItems: optional(Type.Array(EvidenceItemSchema)),
    pictures: optional(PicturesSchema),
  },
  { ...Closed, $id: 'https://gongkai.example/schema/report.schema.json', title: 'gongkai report.json' },
);

export type AuditReport = Static<typeof AuditReportSchema>;
export type Pictures = Static<typeof PicturesSchema>;
export type RuleOutcome = Static<typeof RuleOutcomeSchema>;
export type UnitOutcome = Static<typeof UnitOutcomeSchema>;
export type UnitResult = Static<typeof UnitResultSchema>;
export type Finding = Static<typeof FindingSchema>;
export type EvidenceItem = Static<typeof EvidenceItemSchema>;
export type Review = Static<typeof ReviewSchema>;
export type Scorecard = Static<typeof ScorecardSchema>;
/** What `evaluate` knows of a rule: everything but points, waiver and review, which scoring adds. */
export type RawOutcome = Omit<RuleOutcome, 'points' | 'waiver' | 'review'> & {
  readonly tally?: import('./check.js').Tally;
};
