import { canonical, sha256 } from '../../lib/text/canonical-json.js';

/** What makes each rule of a profile say what it says, by rule id: equal keys, equal rules. */
export type RuleKeys = Readonly<Record<string, string>>;

/**
 * Of a profile as `serializeProfile` writes it: check, parameters, whom it applies to, and the names by which the columns it
 * speaks of are found; not its points, level or wording. Where no column is named, all of them count.
 */
export function ruleKeys(profile: string): RuleKeys {
  const { rules, columns } = JSON.parse(profile) as StoredProfile;
  const all = sha256(canonical(columns));
  const byId = new Map(columns.map((column) => [column.id, column]));
  return Object.fromEntries(
    rules.map(({ id, check, params, appliesTo, effective, decidedBy, absenceIsFault }) => {
      const named = [...new Set(wordsIn(params))].flatMap((word) => byId.get(word) ?? []);
      const made = { check, params, appliesTo, effective, decidedBy, absenceIsFault };
      return [id, sha256(canonical({ made, columns: named.length > 0 ? named : all })).slice(0, 16)];
    }),
  );
}

interface StoredProfile {
  readonly columns: readonly { readonly id: string }[];
  readonly rules: readonly {
    readonly id: string;
    readonly check: string;
    readonly params: unknown;
    readonly appliesTo: unknown;
    readonly effective?: unknown;
    readonly decidedBy?: unknown;
    readonly absenceIsFault?: unknown;
  }[];
}

function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
