/** Every example of every rule set that comes along: `gongkai rules test` in the test run. */
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog.js';
import { findAllExamples } from '../../src/cli/rules/find-examples.js';
import { rulesFolder } from '../../src/cli/rules/load-profiles.js';
import { runExamples } from '../../src/examples/run-examples.js';
import { loadProfile } from '../../src/profile/load-profile.js';

describe.each(findAllExamples(process.cwd()).filter(({ files }) => files.length > 0))(
  'examples of $reference',
  ({ reference, files }) => {
    const profile = loadProfile(reference, { rulesFolder, checks: catalog });
    const shelf = new Map();

    test.each(files.map((file) => [file.parsed.file, file] as const))('%s', (_, file) => {
      const results = runExamples(file, { profile, catalog, shelf });
      expect(results.length).toBeGreaterThan(0);
      const unmet = results.flatMap(({ line, example, mismatches }) =>
        mismatches.map(
          ({ rule, due, found }) => `${String(line)} ${example}: ${rule} should be ${due}, but is ${found}`,
        ),
      );
      expect(unmet).toEqual([]);
    });
  },
);
