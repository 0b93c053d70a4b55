import { readLists } from '../../store/lists/lists.js';
import { listSites } from '../../store/sites/read-sites.js';
import type { FilterField } from '../layout/filters.js';
import type { Call } from '../route.js';
import { W } from './words.js';

/** Filters by list and by site: sites only where they are few enough to choose from; else one types a name. */
export async function siteFilters(call: Call): Promise<readonly FilterField[]> {
  const { say, office, actor } = call;
  const lists = await readLists(office.store.db, actor);
  const sites = await listSites(office.store.db, actor, { limit: MOST_CHOICES + 1 });
  const listField: FilterField[] =
    lists.length === 0
      ? []
      : [
          {
            kind: 'select',
            name: 'list',
            label: say(W.list),
            options: lists.map(({ id, title }) => ({ value: id, label: title })),
          },
        ];
  if (sites.length > MOST_CHOICES || sites.length < 2) return listField;
  const options = sites.map(({ entry }) => ({ value: entry.id, label: entry.name }));
  return [...listField, { kind: 'select', name: 'site', label: say(W.site), options }];
}
const MOST_CHOICES = 300;

/** `?month=2026-11`; undefined where empty or no month. */
export function monthOf(call: Call): string | undefined {
  const month = call.query.text('month', 7);
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) ? month : undefined;
}

/** The last twelve months, as choices. */
export function monthFilter(call: Call): Extract<FilterField, { kind: 'select' }> {
  const now = call.office.now();
  const options = Array.from({ length: 12 }, (_, back) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 15)).toISOString().slice(0, 7);
    return { value: month, label: month };
  });
  return { kind: 'select', name: 'month', label: call.say(W.month), options };
}

/** A text of the address, undefined where empty. */
export const given = (call: Call, name: string, longest = 200): string | undefined =>
  call.query.text(name, longest) || undefined;
