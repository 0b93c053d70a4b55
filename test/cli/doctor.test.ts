import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

interface Told {
  readonly id: string;
  readonly group: string;
  readonly condition: string;
  readonly message: string;
  readonly data?: Record<string, unknown>;
}

/** On a machine without a browser and with a resolver that refuses: both limit, neither stops. */
async function doctor(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<{ status: number; output: string }> {
  const stdout = new PassThrough();
  const output = text(stdout);
  const noBrowser = { GONGKAI_BROWSER: join(folder, 'no-browser'), ...env };
  const surroundings = { stdout, stderr: new PassThrough(), env: noBrowser, cwd: folder };
  const status = await run(['doctor', '--dns', '127.0.0.1:9', ...args], '0.1.0', surroundings);
  stdout.end();
  return { status, output: await output };
}

const inJson = async (
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<{ status: number; usable: boolean; found: ReadonlyMap<string, Told> }> => {
  const { status, output } = await doctor(['--json', '--lang', 'en', ...args], env);
  const { usable, examinations } = JSON.parse(output) as { usable: boolean; examinations: readonly Told[] };
  return { status, usable, found: new Map(examinations.map((one) => [one.id, one])) };
};

// Every run loads all rule sets: there are few of them, and each is looked at from several sides.
describe('gongkai doctor', () => {
  it('says in Chinese, by groups, what works and what to do, and ends with 0 while audits can run', async () => {
    const { status, output } = await doctor();
    expect(status).toBe(0);
    expect(output.match(/^\S+$/gm)?.slice(0, 4)).toEqual(['程序', '机器', '浏览器', '网络']);
    expect(output).toMatch(new RegExp(`^ {2}✓ Node {6}${process.versions.node}，`, 'm'));
    expect(output).toMatch(/^ {2}✓ 规则集 {4}.*national/m);
    expect(output).toMatch(
      /^ {2}! 浏览器 {4}没有可用的浏览器（GONGKAI_BROWSER 所指的 .*no-browser 不是程序）.*\n {14}→ 运行 npm run setup/m,
    );
    expect(output).toMatch(/可以检查网站；\d 处受限（!），见上。\n$/);
    // eslint-disable-next-line no-control-regex
    expect(output).not.toMatch(/\u001b/);
  });

  it('gives the same to programs, with the config and the variables that are in force and no secret', async () => {
    const sites = ['lingxi', 'qinghe'].map((id) => ({ id, name: id, url: `http://${id}.example/`, kind: 'district' }));
    writeFileSync(join(folder, 'sites.yaml'), JSON.stringify({ sites }));
    writeFileSync(
      join(folder, 'gongkai.yaml'),
      'maxPages: 50\nout: here\nsites: sites.yaml\nauth: { username: shen, password: geheim }\nserve: { port: 9000 }\n',
    );
    mkdirSync(join(folder, 'data'));
    const env = {
      GONGKAI_DELAY: '900',
      GONGKAI_HEADERS: 'X-Key: geheim',
      https_proxy: 'http://u:geheim@127.0.0.1:3128',
    };
    const { usable, found } = await inJson(['--data', 'data'], env);
    expect(usable).toBe(true);
    expect([...found.keys()].filter((id) => id !== 'files')).toEqual([
      ...['node', 'installation', 'rules', 'config', 'environment'],
      ...['machine', 'out', 'temp', 'clock'],
      ...['browser', 'fonts'],
      ...['ipv6', 'dns', 'proxy'],
      'store',
    ]);
    expect(found.get('installation')).toMatchObject({ group: 'program', data: { installation: 'repository' } });
    expect(found.get('config')).toMatchObject({
      condition: 'ok',
      data: { file: join(folder, 'gongkai.yaml'), keys: ['maxPages', 'out', 'sites', 'auth', 'serve.port'] },
    });
    expect(found.get('environment')?.message).toContain('GONGKAI_DELAY=900, GONGKAI_HEADERS (set, not shown)');
    expect(found.get('proxy')).toMatchObject({ condition: 'limited', data: { variables: ['https_proxy'] } });
    expect(found.get('out')?.data).toMatchObject({ outFolder: join(folder, 'here'), sites: 2 });
    expect(JSON.stringify([...found.values()])).not.toContain('geheim');
    // Looking makes nothing.
    expect(found.get('store')).toMatchObject({ group: 'office', condition: 'ok', data: { exists: false } });
    expect(readdirSync(join(folder, 'data'))).toEqual([]);
    expect(readdirSync(folder)).not.toContain('here');
  });

  it('ends with 2 where nothing can be audited, and tells of all that is wrong, a config that cannot be read among it', async () => {
    writeFileSync(join(folder, 'reports'), 'a file in the way');
    writeFileSync(join(folder, 'gongkai.yaml'), 'maxPage: 50\n');
    const { status, output } = await doctor(['--lang', 'en']);
    expect(status).toBe(2);
    expect(output).toContain(`✗ reports       reports cannot be written to ${join(folder, 'reports')}:`);
    expect(output).toContain('did you mean maxPages?');
    expect(output).toContain('2 to be mended (✗) before anything can be audited.');
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
