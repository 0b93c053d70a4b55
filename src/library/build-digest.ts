import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What decides how a snapshot is judged; how it is crawled or shown does not. */
const JUDGES =
  /^(?:checks|evaluate|lib|locate|model|page|plan|profile|scoring|site|snapshot)\/|^(?:catalog|pipeline)\.[jt]s$/;
const IS_CODE = /(?<!\.d)\.[jt]sx?$/;

let digest: Promise<string> | undefined;

/** Digest of the code that judges, and of the libraries that it uses by their versions: the same for the same build alone. */
export const buildDigest = (): Promise<string> => (digest ??= hashCode());

async function hashCode(): Promise<string> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const hash = createHash('sha256');
  const names = (await readdir(root, { recursive: true })).map((name) => name.split(sep).join('/'));
  for (const name of names.filter((one) => JUDGES.test(one) && IS_CODE.test(one)).sort()) {
    hash.update(`${name}\0`).update(await readFile(join(root, name)));
  }
  const { dependencies } = JSON.parse(await readFile(join(root, '..', 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return hash.update(JSON.stringify(dependencies)).digest('hex');
}
