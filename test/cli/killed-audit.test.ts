/** What a kill, an interrupt or a second process does to a run of the real command line. The longer form: `npx tsx test/cli/kill-often.ts`. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { benchFor, judged, startGongkai } from '../support/interrupted-audit.js';
import type { AuditBench } from '../support/interrupted-audit.js';
import { serve } from '../support/http-server.js';
import { auditKilledAt } from '../support/kill-moments.js';
import { pageOf } from '../crawl/crawl-plan.js';

const CONCURRENCY = 3;

describe('an audit whose budget cuts it off', () => {
  let bench: AuditBench;
  let requests: number;
  beforeAll(async () => {
    const args = ['--max-pages', '30', '--concurrency', String(CONCURRENCY), '--render', 'never'];
    bench = await benchFor({ id: 'killed', kind: 'department', style: 'vsb', name: '临溪区教育局' }, { args });
    const whole = await bench.start('audit', 'whole').ended;
    expect(whole.status, whole.stderr).toBe(3);
    requests = bench.asked.length;
  });
  afterAll(() => bench.close());

  test('killed again and again ends as if nothing had happened, and asks nothing twice', async () => {
    const killed = await auditKilledAt(bench, 'killed', [
      { after: 'requests', count: 9, ms: 3 },
      { after: 'file', name: /crawl\.jsonl$/, times: 3 },
      { after: 'file', name: /report\.json/, times: 1 },
    ]);
    expect(killed.kills).toBe(3);
    expect(killed.last.status, killed.last.stderr).toBe(3);
    expect(judged(bench.report('killed'))).toBe(judged(bench.report('whole')));
    expect(killed.askedTwice).toEqual([]);
    for (const lost of killed.lost) expect(lost.length, lost.join()).toBeLessThanOrEqual(CONCURRENCY);
    expect(new Set(bench.asked.slice(requests))).toEqual(new Set(bench.asked.slice(0, requests)));
    // When the report was being written everything had come.
    expect(killed.askedLast).toBe(0);
    expect(
      readdirSync(join(bench.out, 'killed'), { recursive: true }).filter((name) => /\.tmp$|claim/.test(String(name))),
    ).toEqual([]);
  });

  test('is not gone on with while it is at work, and ends at once at a second interrupt', async () => {
    const before = bench.asked.length;
    const first = bench.start('audit', 'two', ['--delay', '400']);
    await bench.untilAsked(before + 4);
    const second = await bench.start('resume', 'two').ended;
    expect(second.status).toBe(2);
    expect(second.stderr).toContain(`检查 two 正由进程 ${first.child.pid} 进行`);
    first.child.kill('SIGINT');
    first.child.kill('SIGINT');
    await new Promise((done) => setTimeout(done, 50));
    first.child.kill('SIGINT');
    expect(await first.ended).toMatchObject({ status: null, signal: 'SIGINT' });
    const resumed = await bench.start('resume', 'two', ['--lang', 'en']).ended;
    expect(resumed.status, resumed.stderr).toBe(3);
    expect(judged(bench.report('two'))).toBe(judged(bench.report('whole')));
  });
});

test('of many sites those that were finished are not asked again', async () => {
  const quick = await serve({ '/': pageOf('青禾区人民政府', '/zwgk/'), '*': pageOf('政务公开') });
  let begun: () => void = () => undefined;
  const slowBegun = new Promise<void>((done) => (begun = done));
  const slow = await serve({
    '/': pageOf('临溪区人民政府', '/zwgk/'),
    '*': ({ path }) => {
      if (path === '/zwgk/') begun();
      return { body: pageOf('政务公开'), delayMs: path === '/zwgk/' ? 1_000 : 0 };
    },
  });
  const out = mkdtempSync(join(tmpdir(), 'gongkai-sites-'));
  const list = [quick, slow].map(
    ({ port }, index) => `  - { id: s${index}, name: 某区, url: "http://127.0.0.1:${port}/", kind: district }`,
  );
  writeFileSync(join(out, 'sites.yaml'), `sites:\n${list.join('\n')}\n`);
  const args = ['--out', out, '--delay', '0', '--no-progress', '--format', 'json'];
  const first = startGongkai(
    [
      ...['audit', '--sites', join(out, 'sites.yaml'), '--run', 'r', '--sites-at-once', '1', '--render', 'never'],
      ...args,
      '--allow-private',
    ],
    { cwd: out },
  );
  await slowBegun;
  expect(existsSync(join(out, 'r', 's0', 'report.json'))).toBe(true);
  first.child.kill('SIGKILL');
  await first.ended;
  const askedOfQuick = quick.log.length;
  const home = slow.log.filter(({ path }) => path === '/robots.txt').length;
  const { status, stderr } = await startGongkai(['audit', '--resume', 'r', ...args], { cwd: out }).ended;
  expect([0, 3], stderr).toContain(status);
  expect(quick.log.length).toBe(askedOfQuick);
  expect(slow.log.filter(({ path }) => path === '/robots.txt').length).toBe(home);
  expect(existsSync(join(out, 'r', 's1', 'report.json'))).toBe(true);
  expect(existsSync(join(out, 'r', 'run.json'))).toBe(true);
  await Promise.all([quick.close(), slow.close()]);
  rmSync(out, { recursive: true });
});
