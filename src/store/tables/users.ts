/** Who may come in. */
export interface UserTables {
  users: {
    id: string;
    /** What is typed at sign-in, or the subject that the proxy names. */
    login: string;
    name: string;
    /** `viewer`, `evaluator`, `office`, `admin` (model/actor.ts). */
    role: string;
    /** PHC string of argon2id; null: signs in by the proxy only, or by a one-time link. */
    password: string | null;
    /** `password`, `proxy`. */
    origin: string;
    email: string | null;
    active: number;
    created_at: string;
    /** Raised when password or rights change: older sessions end. */
    generation: number;
  };
  /** Sites that an `office` user sees; `unit`: only what concerns this unit of it. */
  user_sites: { user: string; site: string; unit: string | null };
  /** SHA-256 of the cookie's value, never the value. */
  sessions: {
    hash: string;
    user: string;
    csrf: string;
    generation: number;
    created_at: string;
    seen_at: string;
    ends_at: string;
  };
  /** API tokens, by SHA-256. `scopes`: JSON list (`read`, `review`, `rectify`, `run`, `admin`). */
  tokens: {
    id: string;
    hash: string;
    user: string;
    title: string;
    scopes: string;
    created_at: string;
    ends_at: string;
    revoked_at: string | null;
    used_at: string | null;
  };
  /** Links that work once: first admin, set a password. */
  invitations: { hash: string; user: string; created_at: string; ends_at: string; used_at: string | null };
}
