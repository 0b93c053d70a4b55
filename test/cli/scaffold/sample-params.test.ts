import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { catalog } from '../../../src/catalog.js';
import { sampleParams } from '../../../src/cli/scaffold/sample-params.js';
import { validate } from '../../../src/profile/validator.js';

const COLUMNS = ['guide', 'system', 'statutory'];

describe('parameters to begin with', () => {
  test.each([...catalog.keys()])('of %s fit the check, those that may be left out as well', (id) => {
    const check = catalog.get(id);
    const lines = sampleParams(id, check?.params as never, COLUMNS);
    const due: unknown = parse(lines.filter((line) => !line.startsWith('#')).join('\n')) ?? {};
    expect(validate(check?.params as never, due)).toEqual([]);
    const all: unknown =
      parse(
        lines
          .filter((line) => !/^# \S/.test(line))
          .map((line) => line.replace(/^#/, ''))
          .join('\n'),
      ) ?? {};
    expect([all, validate(check?.params as never, all)]).toEqual([all, []]);
  });
});
