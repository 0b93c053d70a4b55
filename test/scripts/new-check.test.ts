/** `npm run new-check` in a copy of the sources: what it writes is fit to be committed as it stands. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../scripts/run-program.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const COPIED = ['src', 'rules', 'schema', 'scripts', 'test/checks', 'test/support'];
const CONFIGS = [
  'package.json',
  'tsconfig.json',
  'tsconfig.check.json',
  'eslint.config.js',
  '.prettierrc.json',
  'vitest.config.ts',
];
const CHECK = 'src/checks/guide/phone.check.ts';
const TEST = 'test/checks/guide/phone.test.ts';
let copy: string;

const run = (...command: readonly string[]) => runProgram([process.execPath, ...command], { quietly: true, cwd: copy });
const newCheck = (...given: readonly string[]) => run('scripts/new-check.mjs', ...given);

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'gongkai-new-check-'));
  for (const path of [...COPIED, ...CONFIGS]) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

describe('npm run new-check', () => {
  test('writes a check, its test, its lines in catalogue and schema, and a rule; all of it holds', async () => {
    const title = '指南有没有写明咨询电话';
    const { status, output } = await newCheck('guide/phone', '--title', title, '--into', 'rules/national/guide.yaml');
    expect(output).toContain(`Written: ${CHECK}`);
    expect(output).toContain(`npx vitest test/checks/guide/phone`);
    expect(status).toBe(0);
    expect(readFileSync(join(copy, 'schema/rule-set.schema.json'), 'utf8')).toContain(title);
    expect(readFileSync(join(copy, 'rules/national/guide.yaml'), 'utf8')).toMatch(
      /\n {2}guide-phone:\n {4}title: 指南有没有写明咨询电话\n {4}section: guide\n[\s\S]*source: \{ document: regulation \}/,
    );
    const vitest = 'node_modules/vitest/vitest.mjs';
    const tested = await run(vitest, 'run', TEST, 'test/checks/contract.test.ts', '--reporter=dot');
    expect(tested.output).toContain('2 passed');
    expect(tested.status).toBe(0);
    // Types and lint are those of the example that was copied; only the format hangs on names.
    const files = [CHECK, TEST, 'rules/national/guide.yaml'];
    const formatted = await run('node_modules/prettier/bin/prettier.cjs', '--check', ...files);
    expect(formatted.output).toContain('All matched files');
  });

  test.each([
    ['guide/phone', [], 'src/checks/guide/phone.check.ts exists already; nothing was written.'],
    ['guide/Phone', [], '"guide/Phone" is no name of a check: FAMILY/NAME'],
    ['../guide/mail', [], 'is no name of a check'],
    ['phone', [], 'is no name of a check'],
    ['parts/mail', [], 'holds what checks share'],
    ['guide/mail', ['--title', 'a mail address'], 'says in Chinese'],
    ['guide/mail', ['--title', '邮箱 */ evil'], 'one line of at most 60 characters'],
    ['guide-updated/date', [], 'guide-updated/date and guide/updated-date would have one name'],
    ['guide/mail', ['--into', 'rules/national/guides.yaml'], 'There is no file rules/national/guides.yaml.'],
    ['guide/mail', ['--titel', '邮箱'], '--titel'],
  ])('refuses %s %j: %s', async (name, options, sentence) => {
    const { status, output } = await newCheck(name, ...options);
    expect(output).toContain(sentence);
    expect(status).toBe(2);
    expect(existsSync(join(copy, 'src/checks/guide/mail.check.ts'))).toBe(false);
  });
});
