import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog.js';
import { commonMessages } from '../../src/checks/parts/common-messages.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Checks that the rule sets name. */
const used = new Set(
  readdirSync(`${root}rules`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => [...readFileSync(`${root}rules/${file}`, 'utf8').matchAll(/^ +check: ([\w/-]+)$/gm)])
    .map(([, check]) => check),
);

test('the catalogue lists every check file', () => {
  expect(() => execFileSync(process.execPath, ['scripts/make-catalog.mjs', '--check'], { cwd: root })).not.toThrow();
});

describe.each([...catalog])('the check %s', (id, check) => {
  const path = `${root}src/checks/${id}.check.ts`;
  const source = readFileSync(path, 'utf8');

  test('bears the name of its file', () => {
    expect(check.id).toBe(id);
  });

  test('has a test of its own', () => {
    expect(existsSync(`${root}test/checks/${id}.test.ts`)).toBe(true);
  });

  test('is used by a rule', () => {
    const advice = `npx tsx src/main.ts rules new rule ${id.replace('/', '-')} --check ${id} --into rules/…/FILE.yaml`;
    expect([...used], `no rule under rules/ uses ${id}; make one: ${advice}`).toContain(id);
  });

  test('uses every message, and says it in two languages with the same figures', () => {
    const code = source.replace(/messages: \{[\s\S]*?\n {2}\},\n/, '') + helpersOf(source);
    for (const [name, message] of Object.entries(check.messages)) {
      expect(code, name).toContain(`'${name}'`);
      expect(message.zh).toMatch(/\p{Script=Han}.*[。]$/u);
      expect(message.en).toMatch(/[a-z].*[.]$/);
      expect(Object.keys(commonMessages)).not.toContain(name);
    }
  });

  test('takes no parameters but those it names', () => {
    expect(check.params.additionalProperties).toBe(false);
  });
});

/** Messages may be chosen in a part that the check imports. */
function helpersOf(source: string): string {
  const names = [...source.matchAll(/from '\.\.\/parts\/([\w-]+)\.js'/g)].map(([, name]) => name);
  return names.map((name) => readFileSync(`${root}src/checks/parts/${name ?? ''}.ts`, 'utf8')).join('\n');
}
