/** Rule set ids and paths → where the rule set lies. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ID_PATTERN } from './rule-set-schema.js';

/** A rule set on disk: one file, or a folder with a `rule-set.yaml`. */
export interface RuleSetPlace {
  readonly path: string;
  readonly isFolder: boolean;
  /** Of one inside the rules folder: the id that its name promises. */
  readonly promisedId?: string;
}

export const HEAD_FILE = 'rule-set.yaml';

/** Every rule set that stands in the rules folder, by id. */
export function placesIn(rulesFolder: string): readonly (RuleSetPlace & { readonly promisedId: string })[] {
  if (!isFolder(rulesFolder)) return [];
  return readdirSync(rulesFolder)
    .sort()
    .flatMap((name): (RuleSetPlace & { readonly promisedId: string })[] => {
      const path = join(rulesFolder, name);
      if (existsSync(join(path, HEAD_FILE))) return [{ path, isFolder: true, promisedId: name }];
      const id = /^(.+)\.ya?ml$/.exec(name)?.[1];
      return id !== undefined && statSync(path).isFile() ? [{ path, isFolder: false, promisedId: id }] : [];
    });
}

/** An id of the rules folder, else any path from `cwd` on; undefined if there is nothing. */
export function findRuleSet(reference: string, rulesFolder: string, cwd: string): RuleSetPlace | undefined {
  return byId(reference, rulesFolder) ?? placeOf(resolve(cwd, reference), rulesFolder);
}

/** An id, or a path that stays inside the rules folder: from `./` and `../` on relative to the extending file. */
export function findExtended(
  reference: string,
  from: RuleSetPlace,
  rulesFolder: string,
): RuleSetPlace | 'outside' | 'missing' {
  const known = byId(reference, rulesFolder);
  if (known) return known;
  const start = /^\.\.?(?:[/\\]|$)/.test(reference) ? (from.isFolder ? from.path : dirname(from.path)) : rulesFolder;
  const path = resolve(start, reference);
  if (isAbsolute(reference) || !isInside(path, rulesFolder)) return 'outside';
  const place = placeOf(path, rulesFolder);
  if (!place) return 'missing';
  // A symbolic link may lead elsewhere.
  return isInside(realpathSync(path), realpathSync(rulesFolder)) ? place : 'outside';
}

function byId(id: string, rulesFolder: string): RuleSetPlace | undefined {
  if (!new RegExp(ID_PATTERN).test(id)) return undefined;
  return placesIn(rulesFolder).find(({ promisedId }) => promisedId === id);
}

function placeOf(path: string, rulesFolder: string): RuleSetPlace | undefined {
  if (!existsSync(path)) return undefined;
  const asFolder = isFolder(path);
  if (asFolder && !existsSync(join(path, HEAD_FILE))) return undefined;
  const folder = !asFolder && path.endsWith(sep + HEAD_FILE) ? dirname(path) : undefined;
  const place = { path: folder ?? path, isFolder: asFolder || folder !== undefined };
  const known = placesIn(rulesFolder).find((one) => resolve(one.path) === place.path);
  return known ?? place;
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
