import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor } from '../../model/actor.js';

/** Notices that are somebody's as such: the site's whole, or of the own unit. For `notices` in a query. */
export const noticesInSight = ({ sight }: Pick<Actor, 'sight'>): RawBuilder<SqlBool> => partsInSight(sight, 'notices');

/** Items that somebody sees: all of a site, or those of the own unit. For `notice_items` in a query. */
export const itemsInSight = ({ sight }: Pick<Actor, 'sight'>): RawBuilder<SqlBool> =>
  partsInSight(sight, 'notice_items');

function partsInSight(sight: Actor['sight'], table: 'notices' | 'notice_items'): RawBuilder<SqlBool> {
  if (sight === 'all') return sql<SqlBool>`1 = 1`;
  const whole = [...sight].filter(([, { unit }]) => unit === undefined).map(([site]) => site);
  const parts = [...sight].flatMap(([site, { unit }]) => (unit === undefined ? [] : [{ site, unit }]));
  const site = sql.ref(`${table}.site`);
  const unit = sql.ref(`${table}.unit`);
  const conditions = [
    ...(whole.length > 0 ? [sql<SqlBool>`${site} in (${sql.join(whole)})`] : []),
    ...parts.map((part) => sql<SqlBool>`(${site} = ${part.site} and ${unit} = ${part.unit})`),
  ];
  return conditions.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}
