import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findConfig } from '../../../src/cli/config/find-config.js';
import { chooseCrawl } from '../../../src/cli/options/crawl-choices.js';
import { speaker } from '../../../src/cli/language.js';
import { wouldRun } from '../../support/command-tree.js';
import { gongkai } from '../../support/transcript.js';

const say = speaker('zh');
const project = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-settle-'));
  mkdirSync(join(folder, 'wangzhan', 'lingxi'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
};
const audit = ['audit', 'http://www.lingxi.example/'];

describe('which config is read', () => {
  it('is the nearest in the working folder and above; one from above is named', async () => {
    const folder = project({ 'gongkai.yaml': 'maxPages: 7\nout: baogao\n', 'wangzhan/gongkai.yaml': 'delay: 900\n' });
    const here = await wouldRun(audit, { cwd: folder });
    expect([here.options['maxPages'], here.told]).toEqual([7, '']);
    const below = await wouldRun(audit, { cwd: join(folder, 'wangzhan', 'lingxi') });
    expect(below.settled.config.settings).toEqual({ delay: 900 });
    expect(below.told).toBe('配置：../gongkai.yaml（在上级目录）\n');
    const quiet = await wouldRun([...audit, '--quiet'], { cwd: join(folder, 'wangzhan', 'lingxi') });
    expect(quiet.told).toBe('');
  });

  it('is the one that is named, on the command line or in the environment; `none` is none', async () => {
    const folder = project({ 'gongkai.yaml': 'maxPages: 7\n', 'wangzhan/spring.yaml': 'maxPages: 9\nout: baogao\n' });
    const named = await wouldRun([...audit, '--config', 'wangzhan/spring.yaml'], { cwd: folder });
    expect(named.options).toMatchObject({ maxPages: 9, out: join(folder, 'wangzhan', 'baogao') });
    const byName = await wouldRun(audit, { cwd: folder, env: { GONGKAI_CONFIG: 'wangzhan/spring.yaml' } });
    expect(byName.options['maxPages']).toBe(9);
    const none = await wouldRun([...audit, '--config', 'none'], { cwd: folder });
    expect(none.options['maxPages']).toBeUndefined();
  });

  it('is not one that somebody else has left where everybody may write', () => {
    const folder = project({ 'gongkai.yaml': 'robots: ignore\n' });
    const cwd = join(folder, 'wangzhan');
    expect(findConfig(undefined, cwd, say).found?.isAbove).toBe(true);
    chmodSync(folder, 0o1777);
    const own = process.getuid;
    Object.assign(process, { getuid: () => 54_321 });
    try {
      const isRoot = own?.() === 0;
      // What root has put there is the machine's own.
      expect(findConfig(undefined, cwd, say).notes.length).toBe(isRoot ? 0 : 1);
    } finally {
      Object.assign(process, { getuid: own });
    }
  });

  it('is called gongkai.yaml; a folder is none', async () => {
    const folder = project({ 'gongkai.yml': 'maxPages: 7\n' });
    const { options, told } = await wouldRun(audit, { cwd: folder });
    expect(options['maxPages']).toBeUndefined();
    expect(told).toBe('没有读 gongkai.yml：配置文件要叫 gongkai.yaml\n');
    const { status, stderr } = await gongkai([...audit, '--config', 'wangzhan'], { cwd: folder, env: {} });
    expect([status, stderr]).toEqual([
      2,
      '错误：wangzhan 是目录，--config 要写文件\n  是不是 wangzhan/gongkai.yaml？\n',
    ]);
  });
});

describe('what a command goes by', () => {
  const config = 'maxPages: 10\ndelay: 900\nscorecard: { format: [html] }\nformat: [json, md]\nserve: { port: 9000 }\n';

  it('is the command line before the environment before the config', async () => {
    const cwd = project({ 'gongkai.yaml': config });
    const env = { GONGKAI_MAX_PAGES: '20', GONGKAI_DELAY: '100' };
    const { settled } = await wouldRun([...audit, '--max-pages', '30'], { cwd, env });
    const site = { id: 'lingxi', name: '灵溪区', url: 'http://www.lingxi.example/', kind: 'district', delayMs: 300 };
    const choices = chooseCrawl(site, {}, { ...settled, privateHosts: [] });
    expect(choices).toMatchObject({ maxPages: 30, delayMs: 100 });
  });

  it('is its own section before what stands at the top; other commands do not see it', async () => {
    const cwd = project({ 'gongkai.yaml': config });
    expect((await wouldRun(['scorecard', 'x'], { cwd })).options['format']).toEqual(['html']);
    expect((await wouldRun(['report', 'x'], { cwd })).options['format']).toEqual(['json', 'md']);
    expect((await wouldRun(['compare', 'x', 'y'], { cwd })).options['format']).toBeUndefined();
    expect((await wouldRun(['serve'], { cwd })).options['port']).toBe('9000');
    expect((await wouldRun(['serve', '--port', '9100'], { cwd })).options['port']).toBe('9100');
    expect((await wouldRun(['serve'], { cwd, env: { GONGKAI_SERVE_PORT: '9200' } })).options['port']).toBe('9200');
  });

  it('reaches the audits of an office too, which has no options of that name', async () => {
    const cwd = project({ 'gongkai.yaml': config });
    const { settled } = await wouldRun(['serve'], { cwd, env: { GONGKAI_DELAY: '5', GONGKAI_ROBOTS: 'ignore' } });
    expect(settled).toMatchObject({ flags: { delay: 5 }, config: { robots: 'ignore', settings: { maxPages: 10 } } });
  });

  it('takes lists and switches from the environment, and nothing from an empty variable', async () => {
    const { options } = await wouldRun(audit, {
      env: {
        GONGKAI_FORMAT: 'json, junit',
        GONGKAI_RESOLVE: 'www.a.example:80:10.0.0.8,10.0.0.9,www.b.example:443:[::1]',
        GONGKAI_ALLOW_PRIVATE: '1',
        GONGKAI_PROGRESS: 'false',
        GONGKAI_MAX_PAGES: ' ',
      },
    });
    expect(options).toMatchObject({
      format: ['json', 'junit'],
      resolve: ['www.a.example:80:10.0.0.8,10.0.0.9', 'www.b.example:443:[::1]'],
      allowPrivate: true,
      progress: false,
    });
    expect(options['maxPages']).toBeUndefined();
  });

  it('tells every fault of the environment at once, by its name', async () => {
    const env = { GONGKAI_MAX_PAGES: 'viele', GONGKAI_FAIL_ON: 'vetos', GONGKAI_QUIET: 'ja' };
    const { status, stderr } = await gongkai(audit, { cwd: project({}), env });
    expect(status).toBe(2);
    expect(stderr).toContain('GONGKAI_MAX_PAGES 要写 1 到 100000 之间的整数');
    expect(stderr).toContain('GONGKAI_FAIL_ON 不能是“vetos”\n  是不是 veto？');
    expect(stderr).toContain('GONGKAI_QUIET 要写 true 或 false');
  });

  it('notes variables that mean nothing, and only those', async () => {
    const env = {
      GONGKAI_MAX_PAGE: '3',
      GONGKAI_SERVE_PORT: '1',
      GONGKAI_PACKAGE: './g.tgz',
      GONGKAI_XYZZY: '',
      PATH: '',
    };
    const { told } = await wouldRun(audit, { env });
    expect(told).toBe(
      '环境变量 GONGKAI_MAX_PAGE 没有用处，是不是 GONGKAI_MAX_PAGES？\n环境变量 GONGKAI_XYZZY 没有用处\n',
    );
  });
});

describe('what opens a site', () => {
  it('may stand in the environment, and then goes before the list; in request.json and settings it is nowhere', async () => {
    const cwd = project({ 'gongkai.yaml': 'auth: { username: jia, password: "1" }\nheaders: { X-A: a }\n' });
    const env = {
      GONGKAI_AUTH: 'yi:mi:ma',
      GONGKAI_COOKIES: 'huihua=42; shenfen=ceshi',
      GONGKAI_HEADERS: 'X-Preview: yes\nX-B: b\n',
    };
    const { settled } = await wouldRun(audit, { cwd, env });
    const site = { id: 'lingxi', name: '灵溪区', url: 'http://www.lingxi.example/', kind: 'district' };
    const own = { auth: { username: 'bing', password: '2' }, headers: { 'X-B': 'own' } };
    expect(chooseCrawl(site, own, { ...settled, privateHosts: [] }).secrets).toEqual({
      auth: { username: 'yi', password: 'mi:ma' },
      cookies: { huihua: '42', shenfen: 'ceshi' },
      headers: { 'X-A': 'a', 'X-B': 'b', 'X-Preview': 'yes' },
    });
    expect(JSON.stringify([settled.flags, settled.config.settings])).not.toMatch(/mi:ma|huihua|Preview/);
  });

  it.each([
    [{ GONGKAI_AUTH: 'nur-ein-wort' }, 'GONGKAI_AUTH 要写成 用户名:密码'],
    [{ GONGKAI_HEADERS: 'X-A: a\nqwertz' }, 'GONGKAI_HEADERS 第 2 行要写成 名称: 值'],
    [{ GONGKAI_HEADERS: 'X A: qwertz' }, 'GONGKAI_HEADERS 第 1 行要写成 名称: 值'],
    [{ GONGKAI_COOKIES: 'qwertz' }, 'GONGKAI_COOKIES: cookies 写法不对'],
  ])('%j is refused without repeating a value', async (env, words) => {
    const { status, stderr } = await gongkai(audit, { cwd: project({}), env });
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/qwertz|nur-ein-wort/);
  });

  const filled = 'auth: { username: jia, password: "${LINGXI_MIMA}" }\nheaders: { X-A: "$${B} ${LINGXI_MIMA}" }\n';
  it('may name variables: filled where sites are asked, not wanted where they are not', async () => {
    const cwd = project({ 'gongkai.yaml': filled });
    const { settled } = await wouldRun(audit, { cwd, env: { LINGXI_MIMA: 'x:y' } });
    expect(settled.config).toMatchObject({ auth: { password: 'x:y' }, headers: { 'X-A': '${B} x:y' } });
    const { status, stderr } = await gongkai(audit, { cwd, env: {} });
    expect(status).toBe(2);
    expect(stderr).toContain('gongkai.yaml:1:1 auth.password 要用环境变量 LINGXI_MIMA，它没有设');
    expect((await wouldRun(['report', 'x'], { cwd })).told).toBe('');
  });

  it('is read again once it is filled: a variable breaks no header in two', async () => {
    const cwd = project({ 'gongkai.yaml': filled });
    const { status, stderr } = await gongkai(audit, { cwd, env: { LINGXI_MIMA: 'a\r\nX-Evil: b' } });
    expect([status, stderr.includes('Evil')]).toEqual([2, false]);
    expect(stderr).toContain('headers 里的 X-A 写法不对');
  });

  it('may name them in a site list too', async () => {
    const list =
      'sites:\n  - { id: lingxi, name: 灵溪区, url: "http://10.0.0.8/", kind: district, auth: { username: jia, password: "${LINGXI_MIMA}" } }\n';
    const cwd = project({ 'gongkai.yaml': 'sites: sites.yaml\nallowPrivate: true\n', 'sites.yaml': list });
    const { status, stderr } = await gongkai(['audit'], { cwd, env: {} });
    expect([status, stderr]).toEqual([2, '错误：lingxi auth.password 要用环境变量 LINGXI_MIMA，它没有设\n']);
  });
});

describe('sections', () => {
  it('name what is wrong in them, with the key that was meant', async () => {
    const cwd = project({
      'gongkai.yaml':
        'serve: { prot: 1, adminLink: true, maxPages: 3 }\nport: 8080\nno-progress: true\nmax-pages: 3\nmaxPages: 4\ninit: { yes: true }\nworker: 8\nnotice: { isuer: 甲 }\nverify: { judge: 1 }\n',
    });
    const { status, stderr } = await gongkai(audit, { cwd, env: {} });
    expect(status).toBe(2);
    expect(
      stderr
        .split('\n')
        .slice(1, -1)
        .map((line) => line.trim()),
    ).toEqual([
      'gongkai.yaml:1:10 serve 下没有 prot 这一项；是不是 port？',
      'gongkai.yaml:1:19 serve 下没有 adminLink 这一项；它只能写在命令行上',
      'gongkai.yaml:1:36 serve 下没有 maxPages 这一项；maxPages 要写在最外层',
      'gongkai.yaml:2:1 没有 port 这一项；port 要写在 serve 下面',
      'gongkai.yaml:3:1 没有 no-progress 这一项；要写 progress: false',
      'gongkai.yaml:5:1 maxPages 和 max-pages 是同一项，写了两次',
      'gongkai.yaml:6:1 没有 init 这一项；init 命令没有可以写进配置的选项',
      'gongkai.yaml:7:1 worker 下面要写 名称: 值',
      'gongkai.yaml:8:1 notice 里没有 isuer 这一项；是不是 issuer？',
      'gongkai.yaml:9:11 verify.judge 要写 true 或 false',
    ]);
  });
});
