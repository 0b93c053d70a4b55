/** Where and in which language a machine stands says nothing of a site. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { benchFor, judged } from '../support/interrupted-audit.js';
import type { AuditBench } from '../support/interrupted-audit.js';

let bench: AuditBench;
beforeAll(async () => {
  const args = ['--render', 'never'];
  bench = await benchFor({ id: 'anywhere', kind: 'department', style: 'gbk-tables', name: '临溪区教育局' }, { args });
});
afterAll(() => bench.close());

test('an audit on the Chatham Islands in Turkish gives the bytes of one in Shanghai', async () => {
  const at = async (run: string, zone: string, locale: string): Promise<string> => {
    const env = { TZ: zone, LANG: locale, LC_ALL: locale };
    const { status, stderr } = await bench.start('audit', run, [], env).ended;
    expect(status, stderr).toBe(0);
    return judged(bench.report(run));
  };
  expect(await at('far', 'Pacific/Chatham', 'tr_TR.UTF-8')).toBe(await at('near', 'Asia/Shanghai', 'zh_CN.UTF-8'));
});
