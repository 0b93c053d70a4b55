import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/cli/config/config.js';
import { configSections } from '../../../src/cli/config/section-keys.js';
import { githubWorkflow } from '../../../src/cli/scaffold/ci/github-actions.js';
import { speaker } from '../../../src/cli/language.js';
import { run } from '../../../src/cli/run.js';
import { readSitesList } from '../../../src/cli/site-list/sites-list.js';
import { topKeys, ownKeys } from '../../../src/cli/config/config.js';
import { quietContext } from '../../support/command-tree.js';
import { gongkai } from '../../support/transcript.js';

const say = speaker('zh');
const folder = (): string => mkdtempSync(join(tmpdir(), 'gongkai-init-'));
const init = (cwd: string, ...words: string[]) => gongkai(['init', ...words], { cwd, env: {} });
const textOf = (cwd: string, name: string): string => readFileSync(join(cwd, name), 'utf8');
const sections = () => {
  const { commandTree } = quietContext();
  const load = async (name: string) =>
    (await commandTree((one) => one === name)).commands.find((command) => command.name() === name);
  return configSections(['serve', 'worker'], load);
};
const env = { PREVIEW_PASSWORD: 'mima', PREVIEW_SESSION: '42' };

/** As in a terminal: what the person types, line by line. */
const typed = async (cwd: string, lines: string, words: readonly string[] = []) => {
  const heard: string[] = [];
  const stream = (): NodeJS.WritableStream =>
    Object.assign(new Writable({ write: (chunk: Buffer, _encoding, done) => (heard.push(chunk.toString()), done()) }), {
      isTTY: true,
    });
  const stdin = Object.assign(Readable.from([lines]), { isTTY: true });
  const status = await run(['init', ...words], '0.0.0-test', {
    cwd,
    env: {},
    stdin,
    stdout: stream(),
    stderr: stream(),
  });
  return { status, text: heard.join('') };
};

describe('gongkai init without a terminal', () => {
  it('asks nothing, writes what an audit reads, and says what comes next', async () => {
    const cwd = folder();
    const { status, stdout, stderr } = await init(
      cwd,
      '--url',
      'http://www.lingxi.example/',
      '--name',
      '灵溪区人民政府',
    );
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual([
      ...['gongkai.yaml', 'sites.yaml', '.gongkai/config.schema.json', '.gongkai/site-list.schema.json', ''],
    ]);
    expect(stderr).toContain('gongkai doctor http://www.lingxi.example/');
    expect((await readConfig(undefined, cwd, say)).settings).toEqual({ sites: join(cwd, 'sites.yaml') });
    expect(await readSitesList(join(cwd, 'sites.yaml'), say)).toEqual([
      {
        site: { id: 'www.lingxi.example', name: '灵溪区人民政府', url: 'http://www.lingxi.example/', kind: 'district' },
        secrets: {},
      },
    ]);
    for (const name of ['gongkai.yaml', 'sites.yaml']) {
      const [, schema = ''] = /^# yaml-language-server: \$schema=(.+)$/m.exec(textOf(cwd, name)) ?? [];
      expect(existsSync(join(cwd, schema)), schema).toBe(true);
    }
  });

  it('names the next command as it can be typed there: by npx, where npx ran it', async () => {
    const env = { npm_command: 'exec' };
    const { stderr } = await gongkai(['init', '--url', 'http://www.lingxi.example/'], { cwd: folder(), env });
    expect(stderr).toContain('  npx gongkai doctor http://www.lingxi.example/');
    expect(stderr).toContain('  npx gongkai audit ');
  });

  it.each(['zh', 'en'] as const)(
    'every setting stands in the config (%s), and holds once its # is gone',
    async (lang) => {
      const cwd = folder();
      await init(cwd, '--yes', '--lang', lang);
      const lines = textOf(cwd, 'gongkai.yaml').split('\n');
      if (lang === 'en') expect(lines.join('\n')).not.toMatch(/\p{Script=Han}/u);
      const keys = lines.flatMap((line) => /^#?([a-zA-Z]+): /.exec(line)?.[1] ?? []);
      expect([...keys].sort()).toEqual([...topKeys, ...ownKeys, 'serve', 'worker'].sort());
      const off = lines.flatMap((line, at) => (/^#[a-zA-Z]/.test(line) ? [at] : []));
      const means = { env, sections: sections() };
      const read = async (isOn: (at: number) => boolean) => {
        writeFileSync(join(cwd, 'gongkai.yaml'), lines.map((line, at) => (isOn(at) ? line.slice(1) : line)).join('\n'));
        return readConfig(undefined, cwd, say, means);
      };
      for (const one of off)
        await expect(
          read((at) => at === one),
          lines[one],
        ).resolves.toBeDefined();
      const all = await read((at) => off.includes(at));
      expect(all.auth).toEqual({ username: 'preview', password: 'mima' });
      expect(all.sections?.get('serve')).toEqual({ host: '127.0.0.1', port: '8080' });
    },
  );

  it.each(['zh', 'en'] as const)('what else may be said of a site (%s) holds once its # is gone', async (lang) => {
    const cwd = folder();
    await init(cwd, '--yes', '--lang', lang);
    const lines = textOf(cwd, 'sites.yaml').split('\n');
    const off = lines.flatMap((line, at) => (/^ +#[a-zA-Z]/.test(line) ? [at] : []));
    expect(off.length).toBeGreaterThan(8);
    const read = (isOn: (at: number) => boolean) => {
      writeFileSync(
        join(cwd, 'sites.yaml'),
        lines.map((line, at) => (isOn(at) ? line.replace('#', '') : line)).join('\n'),
      );
      return readSitesList(join(cwd, 'sites.yaml'), say);
    };
    for (const one of off)
      await expect(
        read((at) => at === one),
        lines[one],
      ).resolves.toHaveLength(1);
    const [site] = await read((at) => off.includes(at));
    expect(site?.site).toMatchObject({ since: 2003, waivers: [{ rule: 'ipv6-dns' }], region: '370103' });
  });

  it('allows an address of the house, since it was named; keeps contact, kind and profile', async () => {
    const cwd = folder();
    const words = ['--url', 'http://10.0.0.8:8080/', '--kind', 'department', '--contact', 'jiancha@lingxi.example'];
    expect(await init(cwd, ...words, '--profile', 'topics')).toMatchObject({ status: 0 });
    expect((await readConfig(undefined, cwd, say)).settings).toMatchObject({
      allowPrivate: true,
      contact: 'jiancha@lingxi.example',
      profile: 'topics',
    });
    expect(textOf(cwd, 'sites.yaml')).toContain('kind: department');
  });

  it.each([
    [['--url', 'www.lingxi.example'], '是不是 http://www.lingxi.example/？'],
    [['--kind', 'distrct'], '是不是 district？'],
    [['--profile', 'natonal'], 'natonal'],
    [['--ci', 'jenkins'], '可用的值：github、gitlab'],
    [['--contact', 'niemand'], '要写网址或电子邮箱'],
  ])('%j is refused before anything is written', async (words, hint) => {
    const cwd = folder();
    const { status, stderr } = await init(cwd, ...words);
    expect(status).toBe(2);
    expect(stderr).toContain(hint);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('writes over nothing without --force, and says which files stay', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'gongkai.yaml'), 'maxPages: 7\n');
    const { status, stdout, stderr } = await init(cwd, '--ci', 'github');
    expect(status).toBe(0);
    expect(stderr).toContain('已有 gongkai.yaml，没有动（--force 覆盖）');
    expect(stdout).toContain('.github/workflows/gongkai.yml\n');
    expect(textOf(cwd, 'gongkai.yaml')).toBe('maxPages: 7\n');
    expect(textOf(cwd, '.github/workflows/gongkai.yml')).toBe(githubWorkflow({ lang: 'zh' }));
    expect(await init(cwd, '--ci', 'github')).toMatchObject({ status: 2, stdout: '' });
    expect(await init(cwd, '--force')).toMatchObject({ status: 0, stdout: 'gongkai.yaml\n' });
    expect(textOf(cwd, 'gongkai.yaml')).toContain('#maxPages: 200');
  });

  it('says in words that a folder cannot be written to', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'sites.yaml'));
    const { status, stderr } = await init(cwd, '--force');
    expect(status).toBe(2);
    expect(stderr).toContain('写不了 sites.yaml：');
  });
});

describe('gongkai init in a terminal', () => {
  it('asks five things, and again what cannot be', async () => {
    const cwd = folder();
    const { status, text } = await typed(cwd, 'www.lingxi.example\nhttp://www.lingxi.example/\n\n9\n部门\n\n2\n');
    expect(status).toBe(0);
    expect(text.match(/：(?=网址|名称|类别|联系方式|持续集成|\s|gongkai)/g)?.length).toBeGreaterThanOrEqual(5);
    expect(text).toContain('名称 [www.lingxi.example]：');
    expect(text).toContain('类别不能是“9”');
    expect(textOf(cwd, 'sites.yaml')).toContain('kind: department');
    expect(readdirSync(cwd).sort()).toEqual(['.gitlab-ci.yml', '.gongkai', 'gongkai.yaml', 'sites.yaml']);
  });

  it('asks only for what is not given and will be written', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'sites.yaml'), 'sites: []\n');
    const { text } = await typed(cwd, '\n', ['--contact', 'jiancha@lingxi.example']);
    expect(text).not.toMatch(/网址（|名称 \[|类别：|联系方式，/);
    expect(text).toContain('持续集成的流水线');
  });

  it('leaves nothing behind when the person goes away', async () => {
    const cwd = folder();
    expect(await typed(cwd, 'http://www.lingxi.example/\n')).toMatchObject({ status: 130 });
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('says that a config lies above, whose place it takes', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'xin'));
    writeFileSync(join(cwd, 'gongkai.yaml'), 'nonsense: [\n');
    const { status, text } = await typed(join(cwd, 'xin'), 'http://www.lingxi.example/\n\n\n\n\n');
    expect([status, text.includes('上级目录已有 ../gongkai.yaml')]).toEqual([0, true]);
  });
});
