import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Why such a check cannot be made, in a sentence; undefined where it can.
 * @param {{ id: string, title: string, files: readonly string[], root: string }} wanted
 * @returns {string | undefined}
 */
export function whyNot({ id, title, files, root }) {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    return `"${id}" is no name of a check: FAMILY/NAME in lower-case letters, digits and hyphens, such as guide/updated-fresh.`;
  if (id.startsWith('parts/')) return 'src/checks/parts holds what checks share, no checks: choose another family.';
  if (!/\p{Script=Han}/u.test(title)) return `The title says in Chinese what the check looks at, unlike "${title}".`;
  if (title.length > 60 || /[\r\n]|\*\//.test(title))
    return 'The title is one line of at most 60 characters, without */.';
  const there = files.find((file) => existsSync(join(root, file)));
  if (there !== undefined) return `${there} exists already; nothing was written.`;
  const catalogue = readFileSync(join(root, 'src', 'catalog.ts'), 'utf8');
  const clash = [...catalogue.matchAll(/from '\.\/checks\/(.+)\.check\.js'/g)].find(
    ([, other = '']) => identifierOf(other) === identifierOf(id),
  );
  return clash === undefined
    ? undefined
    : `${id} and ${clash[1]} would have one name in the catalogue; choose another.`;
}

/** As scripts/make-catalog.mjs names its imports. */
const identifierOf = (/** @type {string} */ id) => id.replace(/[/-](.)/g, (_, letter) => letter.toUpperCase());
