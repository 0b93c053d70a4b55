/** What an evaluator decided, and `reviews.json`: the decisions on one site with what the machine had said. TypeBox is the one definition. */
import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { AuditReportSchema } from './report.js';

const Closed = { additionalProperties: false } as const;
const Text = Type.String();
const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);

/** `partly`: some of the points, where the rule shares them out; of an evidence item up to its worth. */
export const DECISION_VALUES = ['passed', 'failed', 'partly', 'inapplicable'] as const;

/**
 * What the decision was about, so that it can be told whether it is still the same: a digest of all of it, one of the rule's meaning
 * alone, the value that stood there, the fingerprints of its faults and of its doubts.
 */
const BasisSchema = Type.Object(
  { digest: Text, meaning: Text, value: Text, faults: Type.Array(Text), doubts: Type.Array(Text) },
  Closed,
);

const ProofFileSchema = Type.Object({ name: Text, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, Closed);

export const DecisionSchema = Type.Object(
  {
    /** A rule, and of one that judges units perhaps one unit; or the clause of an evidence item. */
    rule: optional(Text),
    unit: optional(Text),
    clause: optional(Text),
    value: Type.Union(DECISION_VALUES.map((value) => Type.Literal(value))),
    /** Points given, of `partly`. */
    earned: optional(Type.Number({ minimum: 0 })),
    /** Fingerprints of findings that do not stand, while the rule stays failed. */
    refuted: optional(Type.Array(Text)),
    reason: Text,
    /** Names, as they are shown. `second`: who came to the same decision without seeing the first. */
    by: Text,
    second: optional(Text),
    at: Text,
    /** Last day on which it is carried over to later reports. */
    until: optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    evidence: optional(Type.Array(ProofFileSchema)),
    basis: BasisSchema,
  },
  Closed,
);

/** Beside a report that evaluators decided on. `machine`: what the program had said of all that they changed, to be put back. */
export const ReviewsSchema = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    site: Text,
    decisions: Type.Array(DecisionSchema),
    machine: Type.Object(
      {
        scorecard: AuditReportSchema.properties.scorecard,
        outcomes: AuditReportSchema.properties.outcomes,
        units: AuditReportSchema.properties.units,
        evidenceItems: AuditReportSchema.properties.evidenceItems,
      },
      Closed,
    ),
  },
  { ...Closed, $id: 'https://gongkai.example/schema/reviews.schema.json', title: 'gongkai reviews.json' },
);

export type DecisionValue = (typeof DECISION_VALUES)[number];
export type Basis = Static<typeof BasisSchema>;
export type ProofFile = Static<typeof ProofFileSchema>;
export type Decision = Static<typeof DecisionSchema>;
export type Reviews = Static<typeof ReviewsSchema>;

/** What a decision is about, as one word: `rule:ID`, `rule:ID@UNIT`, `clause:ID`. */
export const subjectOf = ({ rule, unit, clause }: Pick<Decision, 'rule' | 'unit' | 'clause'>): string => {
  if (clause !== undefined) return `clause:${clause}`;
  return unit === undefined ? `rule:${rule ?? ''}` : `rule:${rule ?? ''}@${unit}`;
};
