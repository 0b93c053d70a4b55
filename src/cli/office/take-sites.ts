import { basename, extname } from 'node:path';
import { SYSTEM } from '../../model/actor.js';
import type { SiteEntry } from '../../model/site-entry.js';
import { saveList } from '../../store/lists/lists.js';
import type { Store } from '../../store/open-store.js';
import { saveSites } from '../../store/sites/save-sites.js';
import type { Say } from '../language.js';
import { readSitesList } from '../site-list/sites-list.js';

/** A list, read before there is a store: its faults make none. */
export const readSites = async (path: string, say: Say): Promise<readonly SiteEntry[]> =>
  (await readSitesList(path, say)).map(({ site }) => site);

/** Takes the sites of a list into the store, and the list under the name of its file. Secrets stay in the file. Answers what became of them. */
export async function takeSites(store: Store, path: string, sites: readonly SiteEntry[], say: Say): Promise<string> {
  const at = new Date().toISOString();
  const title = basename(path, extname(path));
  const id =
    title
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/^[-_]+|-+$/g, '')
      .slice(0, 64) || 'sites';
  const { added, changed, unchanged } = await store.transaction(async (trx) => {
    const saved = await saveSites(trx, SYSTEM, sites, { at });
    await saveList(trx, SYSTEM, { id, title, sites: sites.map((site) => site.id) }, { at });
    return saved;
  });
  return say(
    `名单 ${path}：新增 ${added.length} 个网站，更新 ${changed.length} 个，${unchanged.length} 个没有变化`,
    `List ${path}: ${added.length} sites added, ${changed.length} changed, ${unchanged.length} as before`,
  );
}
