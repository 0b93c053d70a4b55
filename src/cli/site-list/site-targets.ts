import { resolve } from 'node:path';
import { nearest } from '../../lib/text/nearest.js';
import { isPrivateSite } from '../../library/private-sites.js';
import { idOfAddress } from '../../library/site-id.js';
import type { SiteEntry } from '../../model/site-entry.js';
import { commandForPath } from '../did-you-mean/command-for-path.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { siteAddress } from '../options/option-values.js';
import type { Settings } from '../options/settings.js';
import { addRoster, readSitesList, type ListedSite } from './sites-list.js';

/** The sites that a command line names: addresses, ids of the list, or the whole list. Throws `UsageError`. */
export const findTargets = async (
  targets: readonly string[],
  settings: Settings,
  cwd: string,
  say: Say,
): Promise<readonly ListedSite[]> => {
  const listed = settings.sites === undefined ? [] : await readSitesList(resolve(cwd, settings.sites), say);
  if (targets.length === 0 && listed.length === 0) {
    throw new UsageError(say('没有要检查的网站', 'no site to audit'), [
      say(
        '给出网址，如 gongkai audit http://www.example.gov.cn/',
        'give an address: gongkai audit http://www.example.gov.cn/',
      ),
      say('或用 --sites 给出网站名单', 'or a list: --sites FILE'),
    ]);
  }
  const chosen =
    targets.length === 0 ? listed : targets.map((target) => findTarget(target, listed, { settings, cwd }, say));
  const seen = new Set<string>();
  for (const { site } of chosen) {
    if (seen.has(site.id.toLowerCase())) {
      throw new UsageError(say(`${site.id} 给了两次`, `${site.id} was given twice`), [
        say('同一主机上的几个网站要写进网站名单，各取编号', 'sites of one host need a list with an id for each'),
      ]);
    }
    seen.add(site.id.toLowerCase());
    refusePrivate(site, settings, say);
  }
  if (settings.units === undefined) return chosen;
  const known = [...listed, ...chosen].map(({ site }) => site.id);
  return addRoster(resolve(cwd, settings.units), chosen, known, say);
};

const findTarget = (
  target: string,
  listed: readonly ListedSite[],
  { settings, cwd }: { readonly settings: Settings; readonly cwd: string },
  say: Say,
): ListedSite => {
  const found = listed.find(({ site }) => site.id === target);
  if (found !== undefined) return found;
  if (settings.sites !== undefined && /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(target)) {
    const meant = nearest(
      target,
      listed.map(({ site }) => site.id),
    );
    throw new UsageError(
      say(`网站名单里没有编号 ${target}`, `the site list has no id ${target}`),
      meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)],
    );
  }
  const command = commandForPath(resolve(cwd, target));
  if (command !== undefined) {
    throw new UsageError(say(`“${target}”是文件或目录，不是网址`, `"${target}" is a file or folder, no address`), [
      say(`是不是 gongkai ${command} ${target}？`, `did you mean gongkai ${command} ${target}?`),
    ]);
  }
  const url = siteAddress(target, '', say);
  const site: SiteEntry = {
    id: idOfAddress(url),
    name: settings.name ?? url.host,
    url: url.href,
    kind: settings.kind ?? 'district',
  };
  return { site, secrets: {} };
};

/** Private targets are refused before anything is asked, where the address itself (or `--resolve`) says so. */
const refusePrivate = (site: SiteEntry, settings: Settings, say: Say): void => {
  if (settings.allowPrivate === true || !isPrivateSite(site, settings)) return;
  throw new UsageError(
    say(`${site.url} 是内网或本机地址，默认不检查`, `${site.url} is a private address and refused by default`),
    [say('确属要检查的网站，请加 --allow-private', 'add --allow-private if this site is meant')],
  );
};
