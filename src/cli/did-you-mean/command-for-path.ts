import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The command that takes such a file or folder, as words to stand before it; undefined where none does or nothing is there. */
export const commandForPath = (path: string): string | undefined => {
  if (!existsSync(path)) return undefined;
  if (statSync(path).isDirectory()) {
    if (['run.json', 'report.json'].some((name) => existsSync(join(path, name)))) return 'report';
    if (existsSync(join(path, 'snapshot.warc.gz'))) return 'replay';
    return existsSync(join(path, 'rule-set.yaml')) ? 'rules validate' : undefined;
  }
  const name = basename(path).toLowerCase();
  if (name.endsWith('.warc.gz')) return 'replay';
  if (/^(?:run|report)\.json$/.test(name)) return 'report';
  if (/\.(?:csv|xlsx?|ods)$/.test(name)) return 'audit --sites';
  if (/\.s?html?$/.test(name)) return 'inspect';
  if (!/\.ya?ml$/.test(name)) return undefined;
  if (/^gongkai\b/.test(name)) return 'audit --config';
  return /^sites\s*:/m.test(readFileSync(path, 'utf8').slice(0, 100_000)) ? 'audit --sites' : 'rules validate';
};
