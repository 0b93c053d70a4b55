import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const rules = fileURLToPath(new URL('../../rules/', import.meta.url));
const files = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

test.each(files)('%s opens with the line by which editors find its schema', (name) => {
  const [first = ''] = readFileSync(join(rules, name), 'utf8').split('\n');
  const schema = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1];
  expect(schema).toMatch(name.includes('examples/') ? /rule-examples\.schema\.json$/ : /rule-set\.schema\.json$/);
  expect(existsSync(join(dirname(join(rules, name)), schema ?? ''))).toBe(true);
});
