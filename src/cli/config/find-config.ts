import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';

/** Name of the config that is looked for. */
export const CONFIG_NAME = 'gongkai.yaml';

/** Which config is read. */
export interface FoundConfig {
  /** Absolute. */
  readonly path: string;
  /** As the user would write it. */
  readonly shown: string;
  /** It was not named, and lies in a folder above the working directory. */
  readonly isAbove: boolean;
}

/**
 * The config that was named (`none`: there is to be none), else the nearest `gongkai.yaml` in the working directory or above.
 * One above that somebody else has put where everybody may write is passed over: `notes` says so.
 */
export const findConfig = (
  asked: string | undefined,
  cwd: string,
  say: Say,
): { readonly found: FoundConfig | undefined; readonly notes: readonly string[] } => {
  if (asked === 'none') return { found: undefined, notes: [] };
  if (asked !== undefined) {
    return { found: { path: resolve(cwd, asked), shown: asked, isAbove: false }, notes: [] };
  }
  const notes: string[] = [];
  for (let folder = resolve(cwd), isAbove = false; ; folder = dirname(folder), isAbove = true) {
    const path = join(folder, CONFIG_NAME);
    if (isFile(path)) {
      if (!isAbove || !isOfStranger(folder, path)) {
        const shown = isAbove ? shownFrom(cwd, path) : CONFIG_NAME;
        return { found: { path, shown, isAbove }, notes };
      }
      notes.push(
        say(
          `没有读 ${path}：它是别的用户放在公用目录里的；确实要用，就写 --config ${path}`,
          `${path} is passed over: another user has put it into a folder that everybody may write to; name it by --config if it is meant`,
        ),
      );
    } else if (!isAbove && existsSync(join(folder, 'gongkai.yml'))) {
      notes.push(
        say(
          '没有读 gongkai.yml：配置文件要叫 gongkai.yaml',
          'gongkai.yml is not read: the config is called gongkai.yaml',
        ),
      );
    }
    if (dirname(folder) === folder) return { found: undefined, notes };
  }
};

/** Reads the word of `--config` that means: none. Throws `UsageError` for what is no file. */
export const assertConfigFile = ({ path, shown }: FoundConfig, say: Say): void => {
  if (existsSync(path) && statSync(path).isDirectory()) {
    throw new UsageError(say(`${shown} 是目录，--config 要写文件`, `${shown} is a folder: --config names a file`), [
      say(`是不是 ${join(shown, CONFIG_NAME)}？`, `did you mean ${join(shown, CONFIG_NAME)}?`),
    ]);
  }
};

const isFile = (path: string): boolean => {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

/** In a folder such as /tmp anybody can leave a file for whoever works below it. */
const isOfStranger = (folder: string, path: string): boolean => {
  const own = process.getuid?.();
  if (own === undefined) return false;
  const isPublic = (statSync(folder).mode & 0o002) !== 0;
  return isPublic && ![own, 0].includes(statSync(path).uid);
};

/** With `..` where that is the shorter way to say it. */
const shownFrom = (cwd: string, path: string): string => {
  const near = relative(cwd, path);
  return near.length < path.length ? near : path;
};
