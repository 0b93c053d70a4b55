import { isObject, readExpression } from '../../lib/script/read-expression.js';
import type { Literal } from '../../lib/script/read-expression.js';
import { squeeze } from '../../lib/text/squeeze.js';
import { scriptsWith } from './family.js';
import type { Family } from './family.js';

interface Category {
  readonly id: string;
  readonly name: string;
  /** An address of its own, where the category leads elsewhere. */
  readonly url?: string;
}

const mostCategories = 2000;

/**
 * 广东 gkmlpt: the platform is a script shell; its menu is `window._CONFIG.TREE`, and a category's rows are answered by
 * `/gkmlpt/api/all/<id>?page=1&sid=<SID>`. A category's address is that of its rows: the shell tells them apart only
 * behind `#`.
 */
export const gkmlpt: Family = ({ tree, url, resolve, name }) => {
  for (const { text } of scriptsWith(tree, '_CONFIG')) {
    const at = /_CONFIG\s*=\s*(?=\{)/.exec(text);
    const config = at ? readExpression(text, at.index + at[0].length).value : undefined;
    if (!isObject(config)) continue;
    const sid = config['SID'] ?? config['sid'];
    const categories = categoriesIn(config['TREE'] ?? config['tree']);
    if ((typeof sid !== 'string' && typeof sid !== 'number') || categories.length === 0) continue;
    const folder = /^(.*?\/gkmlpt)(?:\/|$)/.exec(new URL(url).pathname)?.[1] ?? '/gkmlpt';
    const rowsOf = ({ id }: Category): string => new URL(`${folder}/api/all/${id}?page=1&sid=${sid}`, url).href;
    const own = categories.find((category) => squeeze(category.name) === squeeze(name));
    return {
      menu: categories.map((category) => ({ url: resolve(category.url) ?? rowsOf(category), name: category.name })),
      ...(own === undefined ? {} : { listRequests: [{ url: rowsOf(own), method: 'GET', pageNumber: 1 }] }),
    };
  }
  return undefined;
};

/** The categories of the tree, parents before children. */
const categoriesIn = (value: Literal): Category[] => {
  const found: Category[] = [];
  const queue: Literal[] = [value];
  for (let index = 0; index < queue.length && found.length < mostCategories; index++) {
    const node = queue[index];
    if (Array.isArray(node)) queue.push(...(node as readonly Literal[]));
    if (!isObject(node)) continue;
    const { id, name } = node;
    const url = node['jump_url'] ?? node['redirect_url'] ?? node['link'];
    if ((typeof id === 'number' || (typeof id === 'string' && /^\w{1,20}$/.test(id))) && typeof name === 'string')
      found.push({ id: String(id), name, ...(typeof url === 'string' && url !== '' ? { url } : {}) });
    for (const child of Object.values(node)) if (typeof child === 'object' && child !== null) queue.push(child);
  }
  return found;
};
