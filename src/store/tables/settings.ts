/** What an administrator sets, and what keeps strangers out. */
export interface SettingsTables {
  /** One row a setting; `value` is JSON. */
  settings: { key: string; value: string; changed_at: string; changed_by: string };
  /** Failed attempts to sign in, by account (`login:…`) or address (`address:…`); gone with the first success or when they are old. */
  sign_in_failures: { key: string; count: number; first_at: string; last_at: string };
}
