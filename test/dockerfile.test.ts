import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BROWSER_PACKAGES, FONT_PACKAGES } from '../scripts/setup/install-browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = readFileSync(`${root}Dockerfile`, 'utf8');
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly engines: { readonly node: string };
  readonly bin: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
};
/** All files at or below a path of the repository. */
const filesAt = (path: string): readonly string[] => {
  const entry = statSync(join(root, path), { throwIfNoEntry: false });
  if (entry === undefined) return [];
  if (entry.isFile()) return [path];
  const below = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' });
  return below
    .map((file) => posix.join(path, file.split(sep).join('/')))
    .filter((file) => statSync(join(root, file)).isFile());
};

/** The instructions of the file, one line each, without comments. */
const instructions = text
  .replace(/^\s*#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .flatMap((line) => {
    const [, word, rest] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    return word === undefined || rest === undefined ? [] : [{ word, rest }];
  });
const all = (word: string): readonly string[] => instructions.filter((one) => one.word === word).map((one) => one.rest);
const lastStage = instructions.slice(instructions.findLastIndex(({ word }) => word === 'FROM'));
const copied = all('COPY')
  .filter((rest) => !rest.startsWith('--from='))
  .flatMap((rest) => rest.split(/\s+/).slice(0, -1));

/** As Docker reads .dockerignore: the last line that names a path or a folder above it decides. */
const ignores = readFileSync(`${root}.dockerignore`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const pattern = line.replace(/^!/, '');
    const source = pattern
      .replace(/[.+^$()|[\]{}]/g, '\\$&')
      .replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'));
    return { lets: line.startsWith('!'), named: new RegExp(`^${source}(?:/.*)?$`) };
  });
const reachesBuild = (path: string): boolean => ignores.findLast(({ named }) => named.test(path))?.lets ?? true;

describe('the Dockerfile builds from a clone', () => {
  test.each(copied)('%s is in the repository, and all of it reaches the build', (path) => {
    const files = filesAt(path);
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !reachesBuild(file))).toEqual([]);
  });

  test.each([
    'node_modules/yaml/package.json',
    'dist/main.js',
    '.git/config',
    'test/dockerfile.test.ts',
    'reports/20260630/run.json',
    'reports/sample/run.json',
    'office/office.sqlite',
    'gongkai.yaml',
    '.env',
    'src/debug.log',
  ])('%s stays outside', (path) => {
    expect(reachesBuild(path)).toBe(false);
  });

  test('with what the published package holds beside its texts', () => {
    const wanted = (manifest.files ?? []).filter((path) => !path.startsWith('!') && !path.endsWith('.md'));
    const put = /cp -r --parents (.*?) \/gongkai/.exec(text)?.[1]?.split(' ') ?? [];
    for (const path of wanted)
      expect(
        put.some((one) => path === one || path.startsWith(`${one}/`)),
        path,
      ).toBe(true);
  });

  test("Debian's Node is new enough for the program", () => {
    const [, major = '0', minor = '0'] = /^>=(\d+)(?:\.(\d+))?/.exec(manifest.engines.node) ?? [];
    const TRIXIE = { major: 20, minor: 19 };
    expect(all('ARG')).toContain('BASE=debian:trixie-slim');
    expect(Number(major) * 1000 + Number(minor)).toBeLessThanOrEqual(TRIXIE.major * 1000 + TRIXIE.minor);
  });
});

describe('the image', () => {
  const installed = lastStage
    .filter(({ word }) => word === 'RUN')
    .map(({ rest }) => rest)
    .join('\n');

  test('has a browser and Chinese fonts that the program looks for', () => {
    expect(BROWSER_PACKAGES.some((name) => installed.includes(` ${name} `))).toBe(true);
    expect(FONT_PACKAGES.some((name) => installed.includes(` ${name} `))).toBe(true);
  });

  test('runs the program as a user who is not root', () => {
    const users = lastStage.filter(({ word }) => word === 'USER').map(({ rest }) => rest);
    expect(users.at(-1)).toMatch(/^[1-9]\d*:0$/);
    expect(installed).toContain(`/opt/gongkai/${manifest.bin['gongkai'] ?? ''} `);
  });

  test('is built without secrets, and from whatever mirrors one names: no host stands in it', () => {
    const hosts = [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
    expect(hosts.filter((host) => host !== 'www.example.gov.cn')).toEqual([]);
    const variables = [...all('ARG'), ...all('ENV').flatMap((rest) => rest.split(/\s+/))];
    expect(variables.filter((one) => /token|password|secret|key|auth/i.test(one))).toEqual([]);
  });
});
