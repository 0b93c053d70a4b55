/** All examples of one file against a rule set. */
import type { Catalog } from '../model/check.js';
import type { Profile } from '../model/profile.js';
import { checkExamples } from './check-examples.js';
import { type Mismatch, prepareExample, type PreparedExample } from './judge-example.js';
import type { ReadExamples } from './read-examples.js';
import { ProfileError } from '../profile/profile-error.js';
import type { Shelf } from './visit-site.js';

export interface ExampleResult {
  readonly file: string;
  readonly line: number;
  readonly example: string;
  /** Expectations that were judged. */
  readonly rules: readonly string[];
  readonly mismatches: readonly Mismatch[];
}

export interface Question {
  readonly profile: Profile;
  readonly catalog: Catalog;
  /** These rules only. */
  readonly only?: ReadonlySet<string>;
  readonly shelf: Shelf;
}

/** An example with its place. */
export interface PlacedExample extends PreparedExample {
  readonly file: string;
  readonly line: number;
}

/** The examples of a file, ready to be judged. Throws a `ProfileError` with every name that is nobody's. */
export function prepareExamples(read: ReadExamples, { profile, catalog, shelf }: Question): readonly PlacedExample[] {
  const problems = checkExamples(read, profile);
  if (problems.length > 0) throw new ProfileError(problems);
  const { parsed, content } = read;
  return (content.examples ?? []).map((sketch, at) => ({
    ...prepareExample(content, sketch, { profile, catalog, shelf }),
    file: parsed.file,
    line: parsed.place(['examples', at]).line,
  }));
}

/** Judges each example by the rules that it expects something of. */
export function runExamples(read: ReadExamples, question: Question): readonly ExampleResult[] {
  const { profile, only } = question;
  return prepareExamples(read, question).flatMap((example) => {
    const { file, line, sketch, expects } = example;
    const rules = profile.rules.filter(({ id }) => expects(id) !== undefined && only?.has(id) !== false);
    if (rules.length === 0) return [];
    return [{ file, line, example: sketch.name, rules: rules.map(({ id }) => id), mismatches: example.judge(rules) }];
  });
}
