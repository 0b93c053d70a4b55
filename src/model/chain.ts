/**
 * `chain.json`, version 1: everything a score rests on, link by link from the bytes of the snapshot. TypeBox is the one
 * definition: types here, JSON Schema by `gongkai schema chain`. README.md says how a third person recomputes it.
 */
import { Type, type Static } from '@sinclair/typebox';

const Closed = { additionalProperties: false } as const;
const Text = Type.String();
const Count = Type.Integer({ minimum: 0 });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** The running hash: sha256 of the one before it, in hex, followed by the canonical JSON (RFC 8785) of the link without this. */
const chain = Hash;
/** `build`: which code it was, for a version may be built more than once. */
const Tool = Type.Object({ name: Type.Literal('gongkai'), version: Text, build: Type.Optional(Hash) }, Closed);

/** The web archive as a file. Bytes behind `wholeBytes` are what a kill left torn. */
const SnapshotLinkSchema = Type.Object(
  { step: Type.Literal('snapshot'), file: Text, bytes: Count, wholeBytes: Count, records: Count, sha256: Hash, chain },
  Closed,
);

/**
 * One record: where its gzip member lies and the hash of those bytes; of what is packed in it the hash of the block and,
 * of an answer, of its body. A damaged one has the first alone.
 */
const RecordLinkSchema = Type.Object(
  {
    step: Type.Literal('record'),
    offset: Count,
    bytes: Count,
    sha256: Hash,
    id: Type.Optional(Text),
    type: Type.Optional(Text),
    url: Type.Optional(Text),
    block: Type.Optional(Hash),
    payload: Type.Optional(Hash),
    chain,
  },
  Closed,
);

/** The resolved rules as text; `file` where another profile than that of the snapshot was judged by. */
const ProfileLinkSchema = Type.Object(
  { step: Type.Literal('profile'), id: Text, file: Type.Optional(Text), sha256: Hash, chain },
  Closed,
);

/** What was asked, in full: the hash is of the canonical JSON of `question`. */
const QuestionLinkSchema = Type.Object(
  {
    step: Type.Literal('question'),
    question: Type.Object(
      { site: Type.Record(Text, Type.Unknown()), asOf: Text, only: Type.Optional(Type.Array(Text)) },
      Closed,
    ),
    sha256: Hash,
    chain,
  },
  Closed,
);

/** One outcome of `report.json`: the hash is of its canonical JSON, and what most asks about stands beside it. */
const OutcomeLinkSchema = Type.Object(
  {
    step: Type.Literal('outcome'),
    rule: Text,
    value: Text,
    earned: Type.Number(),
    findings: Count,
    sha256: Hash,
    chain,
  },
  Closed,
);

const ScorecardLinkSchema = Type.Object(
  {
    step: Type.Literal('scorecard'),
    verdict: Text,
    value: Type.Number(),
    min: Type.Number(),
    max: Type.Number(),
    sha256: Hash,
    chain,
  },
  Closed,
);

/** All of `report.json` but outcomes and scorecard. */
const RestLinkSchema = Type.Object({ step: Type.Literal('rest'), sha256: Hash, chain }, Closed);

/** A file as it lies: `report.json`, `run.json`. */
const FileLinkSchema = Type.Object(
  { step: Type.Literal('file'), file: Text, bytes: Count, sha256: Hash, chain },
  Closed,
);

/** A picture that the report names; without a hash where it was not there. */
const PictureLinkSchema = Type.Object(
  { step: Type.Literal('picture'), file: Text, bytes: Count, sha256: Type.Optional(Hash), chain },
  Closed,
);

/** `reviews.json` as it lies: decisions, and what the program had said before them. */
const ReviewsLinkSchema = Type.Object(
  { step: Type.Literal('reviews'), file: Type.Literal('reviews.json'), bytes: Count, sha256: Hash, chain },
  Closed,
);

/** One decision of an evaluator in it: the hash is of its canonical JSON. `subject`: `rule:ID`, `rule:ID@UNIT`, `clause:ID`. */
const DecisionLinkSchema = Type.Object(
  { step: Type.Literal('decision'), subject: Text, value: Text, by: Text, at: Text, sha256: Hash, chain },
  Closed,
);

/** A site of a run: the head of its own chain. */
const SiteLinkSchema = Type.Object({ step: Type.Literal('site'), site: Text, head: Hash, chain }, Closed);

/** By a private key (Ed25519) of whoever ran the check: over the head in hex. Keys and values are in base64, the key as SPKI. */
const SignatureSchema = Type.Object({ algorithm: Type.Literal('Ed25519'), publicKey: Text, value: Text }, Closed);

export const ChainSchema = Type.Object(
  {
    format: Type.Literal('gongkai-chain/1'),
    tool: Tool,
    /** Of what: a site, or a run. */
    of: Type.Object({ kind: Type.Union([Type.Literal('site'), Type.Literal('run')]), id: Text }, Closed),
    /** The last running hash: whoever has noted it elsewhere can tell that nothing was altered since. */
    head: Hash,
    signature: Type.Optional(SignatureSchema),
    links: Type.Array(
      Type.Union([
        RecordLinkSchema,
        OutcomeLinkSchema,
        SnapshotLinkSchema,
        ProfileLinkSchema,
        QuestionLinkSchema,
        ScorecardLinkSchema,
        RestLinkSchema,
        FileLinkSchema,
        PictureLinkSchema,
        ReviewsLinkSchema,
        DecisionLinkSchema,
        SiteLinkSchema,
      ]),
    ),
  },
  { ...Closed, $id: 'https://gongkai.example/schema/chain.schema.json', title: 'gongkai chain.json' },
);

export type Chain = Static<typeof ChainSchema>;
export type ChainLink = Chain['links'][number];
export type LinkOf<Step extends ChainLink['step']> = Extract<ChainLink, { step: Step }>;
/** A link before it is chained. */
export type LooseLink = ChainLink extends infer One ? (One extends ChainLink ? Omit<One, 'chain'> : never) : never;
