/** A profile as text and back. The text is the same for the same rules, and the digest is its sha256. */
import { createHash } from 'node:crypto';
import { Type, type Static } from '@sinclair/typebox';
import type { Profile } from '../model/profile.js';
import { findFaults } from './validator.js';

type Unsealed = Omit<Profile, 'digest'>;
const FORMAT = 'gongkai-profile/1';

/** Puts the digest on. */
export function seal(profile: Unsealed): Profile {
  return { ...profile, digest: createHash('sha256').update(textOf(profile)).digest('hex') };
}

/** Canonical JSON: keys sorted, lists in their order. */
export const serializeProfile = (profile: Profile): string => textOf(profile);

/** The profile of a text that `serializeProfile` wrote. Throws an error that says so on any other text. */
export function reviveProfile(text: string): Profile {
  let data: unknown;
  try {
    data = JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new SyntaxError('__proto__');
      return value;
    });
  } catch {
    throw new Error('not a stored profile: no JSON');
  }
  const faults = findFaults(StoredProfile, data);
  if (faults.length > 0)
    throw new Error(`not a stored profile: ${faults[0]?.instancePath ?? ''} ${faults[0]?.message ?? ''}`);
  const { format: _, sources, columns, ...rest } = data as Static<typeof StoredProfile>;
  return seal({
    ...rest,
    sources: new Map(sources.map((source) => [source.id, source])),
    vocabulary: new Map(columns.map((column) => [column.id, column])),
  });
}

function textOf(profile: Unsealed): string {
  const { id, title, version, sources, vocabulary, scoring, sections, rules, clauses, waivers } = profile;
  const data = {
    format: FORMAT,
    id,
    title,
    version,
    scoring,
    sources: [...sources.values()],
    columns: [...vocabulary.values()],
    sections,
    rules,
    ...(clauses && { clauses }),
    ...(waivers && { waivers }),
  };
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

const Text = Type.String();
const Texts = Type.Array(Text);
const StoredProfile = Type.Object({
  format: Type.Literal(FORMAT),
  id: Text,
  title: Text,
  version: Text,
  scoring: Type.Object({
    base: Type.Number(),
    passMark: Type.Number(),
    bonusAbove: Type.Number(),
    bonusCap: Type.Number(),
  }),
  sources: Type.Array(Type.Object({ id: Text, title: Text })),
  columns: Type.Array(
    Type.Object({
      id: Text,
      name: Text,
      aliases: Texts,
      patterns: Texts,
      not: Texts,
      paths: Texts,
      columnTypes: Texts,
      under: Text,
    }),
  ),
  sections: Type.Array(Type.Object({ id: Text, title: Text, outOf: Type.Number() })),
  rules: Type.Array(
    Type.Object({
      id: Text,
      title: Text,
      section: Text,
      level: Type.Union([
        Type.Literal('veto'),
        Type.Literal('deduction'),
        Type.Literal('bonus'),
        Type.Literal('advice'),
      ]),
      points: Type.Number(),
      check: Text,
      params: Type.Object({}),
      appliesTo: Type.Object({ kinds: Texts }),
      source: Type.Array(Type.Object({ document: Text })),
      isUnverified: Type.Boolean(),
      decidedBy: Type.Optional(Type.Literal('evaluator')),
      absenceIsFault: Type.Optional(Type.Literal(false)),
    }),
  ),
});
