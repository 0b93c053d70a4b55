/** A newcomer follows rules/README.md as it is written: what it says to paste is pasted, what it says to run is run. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { gongkai } from '../support/transcript.js';

const README = readFileSync(new URL('../../rules/README.md', import.meta.url), 'utf8');
const blocks = [...README.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, text = '']) => ({
  language,
  text,
}));
const block = (language: string, words: string): string => {
  const found = blocks.find((one) => one.language === language && one.text.includes(words));
  if (!found) throw new Error(`rules/README.md has no block of ${language} with ${words}`);
  return found.text;
};

const cwd = mkdtempSync(join(tmpdir(), 'gongkai-rules-readme-'));
const path = (file: string): string => join(cwd, 'qinghe-2026', file);
type Plain = Record<string, Record<string, unknown>>;
const change = (file: string, by: (data: Plain) => void): void => {
  const data = parse(readFileSync(path(file), 'utf8')) as Plain;
  by(data);
  writeFileSync(path(file), stringify(data));
};
/** A line of the README, run. */
const run = (line: string) =>
  gongkai(
    line
      .replace(/^gongkai /, '')
      .replaceAll('\\\n', ' ')
      .split(/\s+/)
      .filter(Boolean),
    { cwd },
  );

beforeAll(async () => {
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, 'qinghe.csv'), block('csv', 'QH2026-1a'));
  const { status, stderr } = await run(block('', 'rules new pack').trim());
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
afterAll(() => {
  rmSync(cwd, { recursive: true, force: true });
});

test('the rule set as it was made is valid, its rules in force from the days of the list', async () => {
  expect((await run('gongkai rules validate qinghe-2026')).status).toBe(0);
  const { rules } = parse(readFileSync(path('chapter-1.yaml'), 'utf8')) as Plain;
  expect(rules?.['qinghe-2026-1']).toMatchObject({ check: 'pending', effective: { from: '2026-12-31' } });
});

test('with the rule, the clauses and the examples of the README it is valid, covered and right', async () => {
  change('chapter-1.yaml', ({ rules = {} }) => {
    delete rules['qinghe-2026-1'];
    Object.assign(rules, parse(block('yaml', 'qinghe-old-communities:')));
  });
  change('rule-set.yaml', (data) => {
    const [, outOf] = /改成 `outOf: ([\d.]+)`/.exec(README) ?? [];
    const [section] = data['sections'] as unknown as { outOf: number }[];
    if (section) section.outOf = Number(outOf);
  });
  writeFileSync(path('traceability.yaml'), block('yaml', 'clauses:\n'));
  change('examples/chapter-1.yaml', (data) => {
    const { sites, examples } = parse(block('yaml', '清单和完成情况都有')) as Plain;
    Object.assign(data['sites'] ?? {}, sites);
    (data['examples'] as unknown as unknown[]).push(...(examples as unknown as unknown[]));
  });
  const valid = await run('gongkai rules validate qinghe-2026');
  expect(valid.stderr).toBe('');
  const tested = await run('gongkai rules test qinghe-2026');
  expect(tested.stdout).toContain('0 项不符');
  expect(tested.status).toBe(0);
  const covered = await run('gongkai rules coverage qinghe-2026');
  expect(covered.stdout).toContain('没有对应的条款：QH2026-1b');
  const explained = await run('gongkai explain qinghe-old-communities --profile qinghe-2026');
  expect(explained.stdout).toContain('在“老旧小区改造”栏目公布本年度任务清单和完成情况');
});

test('own changes over another rule set are valid as the README shows them', async () => {
  writeFileSync(join(cwd, 'my-rules.yaml'), block('yaml', 'id: my-rules').replace('[qinghe-2026]', '[national]'));
  const { status, stderr } = await run('gongkai rules validate my-rules.yaml');
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('every command that it names is one, with the options that it takes', async () => {
  const lines = README.split('\n').flatMap((line) => /^gongkai (.*?)(?: {2,}#.*)?$/.exec(line)?.[1] ?? []);
  expect(lines.length).toBeGreaterThan(6);
  for (const line of lines) {
    const { status } = await gongkai([
      ...line
        .split(' ')
        .filter((word) => !word.startsWith('-'))
        .slice(0, 2),
      '--help',
    ]);
    expect(status, line).toBe(0);
  }
});
