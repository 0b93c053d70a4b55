import { accessSync, constants, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Full path of a program on the path or in one of the folders; undefined where there is none. */
export const findProgram = (name: string, folders: readonly string[] = []): string | undefined =>
  [...(process.env['PATH'] ?? '').split(':'), ...folders].map((folder) => join(folder, name)).find(isExecutable);

/** Debian keeps PostgreSQL's programs apart, a folder a version: the newest first. */
export const postgresFolders = (): readonly string[] => {
  const root = '/usr/lib/postgresql';
  try {
    return readdirSync(root)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(root, version, 'bin'));
  } catch {
    return [];
  }
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
