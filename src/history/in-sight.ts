import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Actor } from '../model/actor.js';
import type { Tables } from '../store/tables.js';

type Seer = Pick<Actor, 'sight'>;

/** Sites of which somebody sees all, for what is told of a whole site, such as its score; undefined: of every site. */
export const wholeSites = ({ sight }: Seer): readonly string[] | undefined =>
  sight === 'all' ? undefined : [...sight].flatMap(([site, { unit }]) => (unit === undefined ? site : []));

/** Whether somebody sees all of a site. */
export const seesWhole = (actor: Seer, site: string): boolean => wholeSites(actor)?.includes(site) ?? true;

/** The unit to which somebody's sight of a site is held, if it is. */
export const unitInSight = ({ sight }: Seer, site: string): string | undefined =>
  sight === 'all' ? undefined : sight.get(site)?.unit;

/** Of findings: those of sites in sight, and of a portal seen in part only its unit's. */
export const findingInSight =
  ({ sight }: Seer) =>
  (eb: ExpressionBuilder<{ f: Tables['findings'] }, 'f'>): Expression<SqlBool> => {
    if (sight === 'all') return eb.and([]);
    const whole = wholeSites({ sight }) ?? [];
    return eb.or([
      ...(whole.length > 0 ? [eb('f.site', 'in', whole)] : []),
      ...[...sight].flatMap(([site, { unit }]) =>
        unit === undefined ? [] : [eb.and([eb('f.site', '=', site), eb('f.unit', '=', unit)])],
      ),
    ]);
  };
