import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Say } from '../language.js';
import { listProblemsError, type ListProblem } from '../config/list-problems.js';
import { readYaml } from '../config/read-yaml.js';
import { siteFields } from './site-fields.js';
import { unknownField, type ListedRow, type ListedValue } from './listed-row.js';

/** The sites of a list in YAML, as written. */
export const yamlRows = async (path: string, problems: ListProblem[], say: Say): Promise<readonly ListedRow[]> => {
  const { document, placeOf } = await readYaml(path, say);
  const root = document.contents as unknown as Node | null;
  const list = isMap(root) ? (root.get('sites', true) as unknown as Node | undefined) : undefined;
  if (!isMap(root) || (list !== undefined && !isSeq(list))) {
    const message = say('要写成 sites: 下面一串网站', 'wants a list of sites under `sites:`');
    throw listProblemsError(path, [{ ...placeOf(list ?? root), message }], say);
  }
  for (const { key } of root.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (name !== 'sites') problems.push({ ...placeOf(key as Node), message: unknownField(name, ['sites'], say) });
  }
  return (isSeq(list) ? list.items : []).flatMap((item): ListedRow[] => {
    const place = placeOf(item as Node);
    if (!isMap(item)) {
      problems.push({ ...place, message: say('每个网站要写 id、name、url、kind', 'a site wants id, name, url, kind') });
      return [];
    }
    const fields = new Map<string, ListedValue>();
    for (const { key, value } of item.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!siteFields.has(name)) {
        problems.push({ ...placeOf(key as Node), message: unknownField(name, siteFields.keys(), say) });
        continue;
      }
      const node = value as Node | null;
      const plain: unknown = node?.toJS(document, { maxAliasCount: 100 });
      fields.set(name, { value: plain, place: placeOf(node ?? (key as Node)) });
    }
    return [{ place, fields }];
  });
};
