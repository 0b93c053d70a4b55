/** `run.json`, schemaVersion 1: what a run audited and how each site came out. TypeBox is the one definition. */
import { Type, type Static } from '@sinclair/typebox';
import { ScorecardSchema } from './report.js';

const Closed = { additionalProperties: false } as const;
const Text = Type.String();

/** Why a site has no verdict: how its crawl stopped, or `undecided`: too much unknown; `crashed`: a bug; `not-begun`; in a ranking `no-report`. */
export const FailureCauseSchema = Type.Union([
  Type.Literal('budget'),
  Type.Literal('time'),
  Type.Literal('unreachable'),
  Type.Literal('blocked'),
  Type.Literal('robots'),
  Type.Literal('rate-limited'),
  Type.Literal('disk'),
  Type.Literal('interrupted'),
  Type.Literal('undecided'),
  Type.Literal('crashed'),
  Type.Literal('not-begun'),
  Type.Literal('no-report'),
]);

const RunSiteSchema = Type.Object(
  {
    id: Text,
    name: Text,
    url: Text,
    kind: Text,
    /** As the site list gives it, e.g. a code of GB/T 2260. */
    region: Type.Optional(Text),
    /** Id of the profile it was judged by. */
    profile: Text,
    verdict: ScorecardSchema.properties.verdict,
    points: ScorecardSchema.properties.points,
    vetoes: ScorecardSchema.properties.vetoes,
    /** Rules by outcome value. */
    outcomes: Type.Record(Text, Type.Integer()),
    /** Paths from the run folder, with `/`. */
    report: Text,
    snapshot: Text,
    /** Of an undetermined site: why, and what to do. */
    sentence: Type.Optional(Text),
  },
  Closed,
);

export const RunSummarySchema = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    id: Text,
    tool: Type.Object({ name: Type.Literal('gongkai'), version: Text }, Closed),
    asOf: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    startedAt: Text,
    finishedAt: Text,
    profiles: Type.Array(Type.Object({ id: Text, title: Text, version: Text, digest: Text }, Closed)),
    /** In the order of the list; a site without a report stands only in `failures`. */
    sites: Type.Array(RunSiteSchema),
    totals: Type.Object(
      {
        sites: Type.Integer(),
        qualified: Type.Integer(),
        unqualified: Type.Integer(),
        undetermined: Type.Integer(),
        withoutReport: Type.Integer(),
        requests: Type.Integer(),
        pages: Type.Integer(),
        bytes: Type.Integer(),
      },
      Closed,
    ),
    failures: Type.Array(Type.Object({ site: Text, why: FailureCauseSchema, message: Type.Optional(Text) }, Closed)),
  },
  { ...Closed, $id: 'https://gongkai.example/schema/run.schema.json', title: 'gongkai run.json' },
);

export type RunSummary = Static<typeof RunSummarySchema>;
export type RunSite = Static<typeof RunSiteSchema>;
export type RunFailure = RunSummary['failures'][number];
export type FailureCause = Static<typeof FailureCauseSchema>;
