/** One examples file: its bytes → examples, every fault at its place. */
import { explainFaults } from '../profile/explain-fault.js';
import { parseRuleFile, type ParsedFile } from '../profile/parse-rule-file.js';
import { type Problem, ProfileError } from '../profile/profile-error.js';
import { problemAt } from '../profile/read-rule-set.js';
import { findFaults } from '../profile/validator.js';
import type { ExamplePool } from './example-pool.js';
import { ExampleFileSchema } from './example-schema.js';

export interface ReadExamples {
  readonly parsed: ParsedFile;
  readonly content: ExamplePool;
}

/** `file` is how messages call it. Throws a `ProfileError` with every fault of syntax and shape. */
export function readExamples(file: string, bytes: Uint8Array): ReadExamples {
  const parsed = parseRuleFile(file, bytes);
  const faults: Problem[] =
    parsed.data === undefined
      ? []
      : explainFaults(findFaults(ExampleFileSchema, parsed.data)).map(({ path, at, message, hint }) =>
          problemAt(parsed, path, message, { at, ...(hint ? { hint } : {}) }),
        );
  const problems = [...parsed.problems, ...faults];
  if (problems.length > 0) throw new ProfileError(problems);
  return { parsed, content: parsed.data ?? {} };
}

/** Files of one rule set: examples of one may be like those of another. */
export const asOnePool = (files: readonly ReadExamples[]): readonly ReadExamples[] =>
  files.map((file) => ({
    ...file,
    content: { ...file.content, others: files.filter((other) => other !== file).map(({ content }) => content) },
  }));
