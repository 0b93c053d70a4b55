/** The package as npm would hand it out, put where a user has it: beside its production dependencies and nothing else. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Written last by a build that went well. Without one there is nothing to pack. */
export const isBuilt = existsSync(join(ROOT, 'dist', '.built-from'));

export interface InstalledPackage {
  /** The user's project: programs in it may `import 'gongkai'`. Blanks and Chinese stand in its path. */
  readonly project: string;
  /** `node_modules/gongkai` in it. */
  readonly folder: string;
  /** What the package holds, paths with `/`. */
  readonly files: readonly string[];
  /** Bytes once unpacked. */
  readonly unpackedBytes: number;
  readonly remove: () => void;
}

/** Only direct dependencies can be imported there, as in the store of a strict package manager. */
export const installPackage = (): InstalledPackage => {
  const home = mkdtempSync(join(tmpdir(), 'gongkai 安装 '));
  const project = join(home, '网站 检查');
  const folder = join(project, 'node_modules', 'gongkai');
  mkdirSync(folder, { recursive: true });
  const answer = npm('pack', '--ignore-scripts', '--json', '--pack-destination', home);
  const [packed] = Object.values(JSON.parse(answer) as Record<string, PackedPackage>);
  if (packed === undefined) throw new Error('npm packed nothing');
  execFileSync('tar', ['-xzf', join(home, packed.filename), '-C', folder, '--strip-components=1']);
  for (const name of Object.keys(manifest().dependencies)) {
    const place = join(project, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), place);
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }\n');
  return {
    project,
    folder,
    files: packed.files.map(({ path }) => path),
    unpackedBytes: packed.unpackedSize,
    remove: () => {
      rmSync(home, { recursive: true, force: true });
    },
  };
};

/** An entry of what `npm pack --json` says: a list before npm 12, by name since. */
interface PackedPackage {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** `package.json`, as far as tests ask. */
export const manifest = (): { readonly version: string; readonly dependencies: Readonly<Record<string, string>> } =>
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as ReturnType<typeof manifest>;

/** By npm's own program where tests run under it, else the one on PATH. */
const npm = (...args: readonly string[]): string => {
  const running = process.env['npm_execpath'] ?? '';
  const [program, ...before] = /npm-cli\.[cm]?js$/.test(running) ? [process.execPath, running] : ['npm'];
  return execFileSync(program, [...before, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
};
