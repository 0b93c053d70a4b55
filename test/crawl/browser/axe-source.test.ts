import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { axeSource } from '../../../src/crawl/browser/axe-source.js';

interface Axe {
  getRules(
    tags: readonly string[],
  ): readonly { readonly ruleId: string; readonly help: string; readonly tags: string[] }[];
}

test('every rule of WCAG A and AA has its words in Chinese', async () => {
  const { script, engine } = await axeSource();
  const axe = createRequire(import.meta.url)('axe-core') as Axe & { version: string };
  expect(engine).toBe(`axe-core ${axe.version}`);
  const words = JSON.parse(/\((\{"lang".*\})\);$/s.exec(script)?.[1] ?? '{}') as {
    rules: Record<string, { help: string }>;
  };
  const rules = axe
    .getRules(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .filter(({ tags }) => !tags.includes('experimental') && !tags.includes('deprecated'));
  expect(rules.length).toBeGreaterThan(50);
  const english = rules.filter(({ ruleId }) => !/\p{Script=Han}/u.test(words.rules[ruleId]?.help ?? ''));
  expect(english.map(({ ruleId }) => ruleId)).toEqual([]);
});
