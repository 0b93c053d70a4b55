/** Who does something, and what that person may see and do. The same for pages, API and commands. */
export const ROLES = ['viewer', 'evaluator', 'office', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * `read` what the office knows · `review` decide what the machine could not · `reply` answer notices and appeal, for own sites ·
 * `rectify` issue notices, close and reopen · `run` plan, pause and start audits · `admin` users, tokens, settings, log.
 */
export const RIGHTS = ['read', 'review', 'reply', 'rectify', 'run', 'admin'] as const;
export type Right = (typeof RIGHTS)[number];

const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  viewer: ['read'],
  evaluator: ['read', 'review'],
  office: ['read', 'reply'],
  admin: ['read', 'review', 'rectify', 'run', 'admin'],
};

/** What somebody sees: everything, or some sites (of a site with a unit: only what concerns that unit). */
export type Sight = 'all' | ReadonlyMap<string, { readonly unit?: string }>;

export interface Actor {
  /** User id, or `system`. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly sight: Sight;
  /** Of a token: the rights it was given; never more than the role's. */
  readonly scopes?: ReadonlySet<Right>;
}

/** The program itself: schedules, reminders, commands at the machine. */
export const SYSTEM: Actor = { id: 'system', name: 'system', role: 'admin', sight: 'all' };

export const may = ({ role, scopes }: Pick<Actor, 'role' | 'scopes'>, right: Right): boolean =>
  RIGHTS_OF[role].includes(right) && (scopes === undefined || scopes.has(right));

/** Whether a site, and of a portal a unit's part, is within somebody's sight. */
export const sees = ({ sight }: Pick<Actor, 'sight'>, site: string, unit?: string): boolean => {
  if (sight === 'all') return true;
  const own = sight.get(site);
  return own !== undefined && (own.unit === undefined || own.unit === unit);
};
