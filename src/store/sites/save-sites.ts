import { canonical } from '../../lib/text/canonical-json.js';
import { may, type Actor } from '../../model/actor.js';
import { Forbidden } from '../../model/refusal.js';
import type { SiteEntry } from '../../model/site-entry.js';
import { appendLog } from '../log/append-log.js';
import type { Trx } from '../tables.js';
import { inBatches } from './in-batches.js';

/** Ids of what became of the sites of a list. */
export interface SavedSites {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}

/**
 * Takes sites into the store with their units, or brings those that are there up to date; a site that was set aside is looked
 * after again. Headers and passwords are left out: they stay in the files of whoever runs the audits. Right: `run`.
 */
export async function saveSites(
  trx: Trx,
  actor: Actor,
  sites: readonly SiteEntry[],
  { at }: { readonly at: string },
): Promise<SavedSites> {
  if (!may(actor, 'run') || actor.sight !== 'all') throw new Forbidden();
  const known = await storedEntries(
    trx,
    sites.map(({ id }) => id),
  );
  const rows = sites.map((site) => rowOf(site, at));
  const added = rows.filter(({ id }) => !known.has(id));
  const changed = rows.filter(({ id, entry }) => known.has(id) && known.get(id) !== entry);
  await inBatches([...added, ...changed], async (batch) => {
    await trx
      .insertInto('sites')
      .values(batch)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          url: eb.ref('excluded.url'),
          kind: eb.ref('excluded.kind'),
          region: eb.ref('excluded.region'),
          profile: eb.ref('excluded.profile'),
          entry: eb.ref('excluded.entry'),
          active: 1,
          changed_at: eb.ref('excluded.changed_at'),
        })),
      )
      .execute();
  });
  const touched = new Set([...added, ...changed].map(({ id }) => id));
  await saveUnits(
    trx,
    sites.filter(({ id }) => touched.has(id)),
  );
  const saved: SavedSites = {
    added: added.map(({ id }) => id),
    changed: changed.map(({ id }) => id),
    unchanged: sites.flatMap(({ id }) => (touched.has(id) ? [] : [id])),
  };
  if (touched.size > 0) {
    const detail = { added: saved.added, changed: saved.changed };
    await appendLog(trx, { at, actor: actor.id, action: 'sites.saved', subject: 'sites', detail });
  }
  return saved;
}

/** Whether a site is audited and probed from now on; its history stays either way. Right: `run`. */
export async function setActive(
  trx: Trx,
  actor: Actor,
  ids: readonly string[],
  { active, at }: { readonly active: boolean; readonly at: string },
): Promise<readonly string[]> {
  if (!may(actor, 'run') || actor.sight !== 'all') throw new Forbidden();
  const moved: string[] = [];
  await inBatches(ids, async (batch) => {
    const rows = await trx
      .updateTable('sites')
      .set({ active: Number(active), changed_at: at })
      .where('id', 'in', batch)
      .where('active', '=', Number(!active))
      .returning('id')
      .execute();
    moved.push(...rows.map(({ id }) => id));
  });
  const action = active ? 'sites.resumed' : 'sites.set-aside';
  if (moved.length > 0)
    await appendLog(trx, { at, actor: actor.id, action, subject: 'sites', detail: { sites: moved } });
  return moved;
}

/** What is kept of a site, by id; of one that was set aside nothing that could be equal. */
async function storedEntries(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  await inBatches(ids, async (batch) => {
    const rows = await trx.selectFrom('sites').select(['id', 'entry', 'active']).where('id', 'in', batch).execute();
    for (const { id, entry, active } of rows) found.set(id, active === 1 ? entry : '');
  });
  return found;
}

const rowOf = (site: SiteEntry, at: string) => {
  const { id, name, url, kind, region = null, profile = null } = site;
  return {
    ...{ id, name, url, kind, region, profile },
    ...{ entry: canonical(withoutSecrets(site)), active: 1, created_at: at, changed_at: at },
  };
};

const withoutSecrets = ({ headers: _headers, auth: _auth, ...open }: SiteEntry): SiteEntry => open;

async function saveUnits(trx: Trx, sites: readonly SiteEntry[]): Promise<void> {
  await inBatches(
    sites.map(({ id }) => id),
    async (batch) => {
      await trx.deleteFrom('units').where('site', 'in', batch).execute();
    },
  );
  const rows = sites.flatMap(({ id, units = [] }) =>
    [...new Map(units.map((unit) => [unit.name, unit])).values()].map(({ name, kind, url }, position) => ({
      ...{ site: id, name, kind: kind ?? null, url: url ?? null, position },
    })),
  );
  await inBatches(rows, async (batch) => {
    await trx.insertInto('units').values(batch).execute();
  });
}
