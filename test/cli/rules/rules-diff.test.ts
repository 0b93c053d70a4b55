import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleFolder } from '../../support/rule-folder.js';
import { gongkai } from '../../support/transcript.js';

const ownFile = (rest: string): string => {
  const path = join(ruleFolder({}), 'my.yaml');
  writeFileSync(path, `id: my-district\ntitle: 本区评测方案\nversion: 1.0.0\nextends: [national]\n${rest}`);
  return path;
};

describe('gongkai rules diff', () => {
  test('says what an own file changes of the rule set that it extends', async () => {
    const file = ownFile(
      'overrides: { interpretation-forms: { params: { minGovernment: 5 } }, https: { enabled: false } }\n' +
        'columns: { guide: { aliases+: [公开说明书] } }\n',
    );
    const { status, stdout } = await gongkai(['rules', 'diff', 'national', file]);
    expect(status).toBe(0);
    expect(stdout).toContain('national 1.0.0 → my-district 1.0.0');
    expect(stdout).toContain('规则：新增 0，去掉 1，改动 1');
    expect(stdout).toContain('params.minGovernment：1 → 5');
    expect(stdout).toContain('- https');
    expect(stdout).toContain('aliases：加上“公开说明书”');
  });

  test('of rule sets that say the same it says so, in both languages', async () => {
    const { stdout } = await gongkai(['rules', 'diff', 'national', 'national']);
    expect(stdout).toContain('两个规则集说的完全一样');
    const { stdout: english } = await gongkai(['--lang', 'en', 'rules', 'diff', 'national', 'national']);
    expect(english).toContain('Both rule sets say the same');
  });

  test('as data', async () => {
    const file = ownFile('overrides: { guide-updated-fresh: { params: { maxAge: P1Y } } }\n');
    const { stdout } = await gongkai(['rules', 'diff', 'national', file, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      from: { id: 'national' },
      to: { id: 'my-district' },
      rules: [{ id: 'guide-updated-fresh', changes: [{ path: 'params.maxAge', from: 'P2Y', to: 'P1Y' }] }],
    });
  });

  test.each([
    [['--as-of', '2024-02-30'], /--as-of 2024-02-30：日历上没有这一天\n {2}是不是 2024-02-29/],
    [['--against', 'no-such-run'], /找不到检查或快照 no-such-run/],
  ])('%j ends with 2', async (more, message) => {
    const { status, stderr } = await gongkai(['rules', 'diff', 'national', 'national', ...more]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
