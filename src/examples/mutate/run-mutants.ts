/** Which mutants of a rule set's own rules its examples catch. */
import type { Catalog } from '../../model/check.js';
import type { Need } from '../../model/need.js';
import type { Profile, Rule } from '../../model/profile.js';
import type { Path, ParsedFile } from '../../profile/parse-rule-file.js';
import type { PlacedExample } from '../run-examples.js';
import { mutantsOfRule } from './mutants-of-rule.js';

/** A rule's entry, or an override, as it stands in a file. */
export interface WrittenRule {
  readonly id: string;
  readonly parsed: ParsedFile;
  readonly path: Path;
  readonly written: Readonly<Record<string, unknown>>;
}

export interface Equivalent {
  readonly rule: string;
  readonly mutant: string;
  readonly reason: string;
}

export interface Survivor {
  readonly rule: string;
  readonly mutant: string;
  readonly file: string;
  readonly line: number;
}

/** What came of one rule: mutants that an example caught, that are the same as the rule for a reason given, and the rest. */
export interface MutatedRule {
  readonly rule: string;
  readonly examples: number;
  readonly caught: number;
  readonly equivalent: number;
  readonly survivors: readonly Survivor[];
}

export interface MutationRun {
  readonly rules: readonly MutatedRule[];
  /** Rules over facts of the network, which no sketch has. */
  readonly leftOut: readonly string[];
  /** Words about mutants that there are not, or that an example catches. */
  readonly stale: readonly Equivalent[];
}

export interface MutationInput {
  readonly profile: Profile;
  readonly catalog: Catalog;
  readonly written: readonly WrittenRule[];
  readonly examples: readonly PlacedExample[];
  readonly equivalent: readonly Equivalent[];
  readonly onRule?: (rule: MutatedRule) => void;
}

/** Rules are taken one by one, each against the examples that expect something of it. */
export function runMutants({ profile, catalog, written, examples, equivalent, onRule }: MutationInput): MutationRun {
  const rules: MutatedRule[] = [];
  const leftOut: string[] = [];
  const used = new Set<Equivalent>();
  const columns = [...profile.vocabulary.keys()];
  for (const entry of written) {
    const rule = profile.rules.find(({ id }) => id === entry.id);
    const check = rule && catalog.get(rule.check);
    if (!rule || !check) continue;
    const needs = typeof check.needs === 'function' ? check.needs(rule.params) : check.needs;
    if (needs.some(isOfNetwork)) {
      leftOut.push(rule.id);
      continue;
    }
    const own = examples.filter(({ expects }) => expects(rule.id) !== undefined);
    const excuses = equivalent.filter((one) => one.rule === rule.id);
    const survivors: Survivor[] = [];
    let caught = 0;
    let excused = 0;
    for (const { rule: mutant, path, what } of mutantsOfRule(rule, entry.written, check, columns)) {
      if (isCaught(mutant, own)) {
        caught += 1;
        continue;
      }
      const excuse = excuses.find((one) => one.mutant === what);
      if (excuse) {
        used.add(excuse);
        excused += 1;
      } else survivors.push({ rule: rule.id, mutant: what, file: entry.parsed.file, line: lineOf(entry, path) });
    }
    const done = { rule: rule.id, examples: own.length, caught, equivalent: excused, survivors };
    rules.push(done);
    onRule?.(done);
  }
  const judged = new Set(rules.map(({ rule }) => rule));
  return { rules, leftOut, stale: equivalent.filter((one) => judged.has(one.rule) && !used.has(one)) };
}

const isCaught = (mutant: Rule, examples: readonly PlacedExample[]): boolean =>
  examples.some((example) => example.judge([mutant]).length > 0);

const lineOf = ({ parsed, path: entry }: WrittenRule, path: Path): number => parsed.place([...entry, ...path]).line;

const isOfNetwork = (need: Need): boolean => /^(?:probe|axe|search|scripts)(?::|$)/.test(need);
