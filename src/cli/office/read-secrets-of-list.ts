import { resolve } from 'node:path';
import type { CliContext } from '../command.js';
import { fillSecrets } from '../config/fill-secrets.js';
import type { Say } from '../language.js';
import type { SiteSecrets } from '../site-list/site-secrets.js';
import { readSitesList } from '../site-list/sites-list.js';

/** What a site list holds to get into its sites, by id. It stays in the file and in this process. Throws `UsageError`. */
export async function readSecretsOfList(
  path: string | undefined,
  { cwd, env }: Pick<CliContext, 'cwd' | 'env'>,
  say: Say,
): Promise<ReadonlyMap<string, SiteSecrets>> {
  if (path === undefined) return new Map();
  const listed = await readSitesList(resolve(cwd, path), say);
  return new Map(listed.map(({ site, secrets }) => [site.id, fillSecrets(secrets, env, `${site.id} `, say)]));
}
