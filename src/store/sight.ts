import type { Actor } from '../model/actor.js';

/** Ids of the sites that somebody sees, for `where site in …`; undefined: all of them. */
export const sitesInSight = ({ sight }: Pick<Actor, 'sight'>): readonly string[] | undefined =>
  sight === 'all' ? undefined : [...sight.keys()];
