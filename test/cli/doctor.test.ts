import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-doctor-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** On a machine without a browser and with a resolver that refuses: both limit, neither stops. */
async function doctor(...args: string[]): Promise<{ status: number; output: string }> {
  const stdout = new PassThrough();
  const output = text(stdout);
  const env = { GONGKAI_BROWSER: join(folder, 'no-browser') };
  const status = await run(['doctor', '--dns', '127.0.0.1:9', ...args], '0.1.0', { stdout, env, cwd: folder });
  stdout.end();
  return { status, output: await output };
}

describe('gongkai doctor', () => {
  it('says in Chinese, line by line, what works and what to do, and ends with 0 while audits can run', async () => {
    const { status, output } = await doctor();
    expect(status).toBe(0);
    expect(output).toContain(`✓ Node ${process.versions.node}\n`);
    expect(output).toMatch(/^✓ 规则集正常：.*national/m);
    expect(output).toMatch(
      /^! 没有可用的浏览器（GONGKAI_BROWSER 所指的 .*no-browser 不是程序）.*\n {4}→ 运行 npm run setup/m,
    );
    expect(output).toMatch(/可以检查网站；\d 处受限，见上。\n$/);
  });

  it('gives the same to programs', async () => {
    const { output } = await doctor('--json', '--lang', 'en');
    const { usable, examinations } = JSON.parse(output) as { usable: boolean; examinations: { id: string }[] };
    expect(usable).toBe(true);
    expect(examinations.map(({ id }) => id)).toEqual([
      'node',
      'rules',
      'out',
      'clock',
      'browser',
      'fonts',
      'ipv6',
      'dns',
    ]);
  });

  it('ends with 2 where nothing can be audited', async () => {
    writeFileSync(join(folder, 'reports'), 'a file in the way');
    const { status, output } = await doctor('--lang', 'en');
    expect(status).toBe(2);
    expect(output).toContain(`✗ reports cannot be written to ${join(folder, 'reports')}:`);
    expect(output).toContain('1 to be mended before anything can be audited.');
  });

  it('refuses a name server that is no address, as audit does', async () => {
    const stderr = new PassThrough();
    const said = text(stderr);
    const status = await run(['doctor', '--dns', 'resolver', '--lang', 'en'], '0.1.0', { stderr, cwd: folder });
    stderr.end();
    expect(status).toBe(2);
    expect(await said).toContain('--dns wants ADDRESS or ADDRESS:PORT');
  });
});
