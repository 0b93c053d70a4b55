/** The two maps for those who work on the program: what they name is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.js';
import { settingRows } from '../../src/cli/options/settings.js';
import { DEBUG_AREAS } from '../../src/model/debug.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const flags = new Set(settingRows.flatMap(({ flags }) => flags.split(' ')[0] ?? []));

/** Where a path may begin: written from the repository, or from the README's own folder. */
const isThere = (path: string, folder: string): boolean =>
  [root, join(root, folder)].some((base) => existsSync(join(base, path)));

/** Words in backticks that are paths; a pattern of names stands for its folder. */
const pathsIn = (text: string): readonly string[] =>
  [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\s]+)`/g)]
    .map(([, word = '']) => word)
    .filter((word) => /^[\w.@-]+\/(?:[\w.*<>-]+\/?)*$|^[\w.-]+\.(?:ts|mjs|md|json)$/.test(word))
    .filter((word) => !/^(?:node_modules|links|rows|items)\/|^(?:gongkai|sites)\./.test(word))
    .map((word) => word.replace(/\/?[^/]*[*<].*$/, ''));

/** Commands of blocks and of single words in backticks, without what is said of them. */
const commandsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^ *((?:npm|npx) .*)$|`((?:npm|npx) [^`]*)`/gm)].map(([, line, word]) =>
    (line ?? word ?? '').replace(/ {2,}#.*$| # .*$/, '').trim(),
  );

describe.each([
  ['src/README.md', 'src'],
  ['test/README.md', 'test'],
])('%s', (file, folder) => {
  const text = readFileSync(join(root, file), 'utf8');

  test('every path that it names is there', () => {
    const paths = pathsIn(text);
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !isThere(path, folder))).toEqual([]);
  });

  test.each(commandsIn(text))('%s can be run', (command) => {
    const [program, first = '', ...rest] = command.split(' ');
    const words = rest.filter((word) => word !== '--' && word !== '…');
    if (program === 'npm') {
      const script = first === 'run' ? (rest[0] ?? '') : first;
      expect(Object.keys(scripts)).toContain(script);
    } else {
      expect(['vitest', 'tsx', 'playwright']).toContain(first);
    }
    const paths = words.filter((word) => /^(?:src|test|rules|scripts)\//.test(word));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    if (!command.startsWith('npm run dev -- ')) return;
    const [name = '', ...args] = words.slice(words.indexOf('dev') + 1);
    if (name === '') return;
    expect(commands.map((one) => one.name)).toContain(name);
    const own = ['--site', '--only', '--profile'];
    const options = args.filter((word) => word.startsWith('--'));
    expect(options.filter((option) => !flags.has(option) && !own.includes(option))).toEqual([]);
  });
});

test('the map of the sources lists every area of --debug', () => {
  const text = readFileSync(join(root, 'src/README.md'), 'utf8');
  for (const area of Object.keys(DEBUG_AREAS)) expect(text).toMatch(new RegExp(`^\\| \`${area}\` +\\| `, 'm'));
});
