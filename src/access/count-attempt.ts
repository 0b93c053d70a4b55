import type { Trx } from '../store/tables.js';

/** Attempts that fail within this time count together. */
export const WINDOW_MS = 15 * 60_000;
/** Per account, from wherever: ten guesses in a quarter of an hour find no password that we took. */
const PER_LOGIN = 10;
/** Per address: a whole office may sit behind one. */
const PER_ADDRESS = 50;

interface Attempt {
  readonly login: string;
  readonly address: string;
  readonly now: Date;
}

/**
 * Counts an attempt to sign in before the password is looked at, so that many at once count too; kept in the store, so that
 * neither a restart nor a second server forgets. Answers until when to wait, undefined where it may be tried.
 * `isFirst`: the limit was reached just now.
 */
export async function countAttempt(
  trx: Trx,
  { login, address, now }: Attempt,
): Promise<{ readonly until: string; readonly isFirst: boolean } | undefined> {
  const at = now.toISOString();
  const since = new Date(now.getTime() - WINDOW_MS).toISOString();
  await trx.deleteFrom('sign_in_failures').where('first_at', '<=', since).execute();
  for (const [key, most] of [
    [keyOf('address', address), PER_ADDRESS],
    [keyOf('login', login), PER_LOGIN],
  ] as const) {
    const { count, first_at } = await trx
      .insertInto('sign_in_failures')
      .values({ key, count: 1, first_at: at, last_at: at })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((eb) => ({ count: eb('sign_in_failures.count', '+', 1), last_at: at })),
      )
      .returning(['count', 'first_at'])
      .executeTakeFirstOrThrow();
    if (count > most)
      return { until: new Date(Date.parse(first_at) + WINDOW_MS).toISOString(), isFirst: count === most + 1 };
  }
  return undefined;
}

/** After a success: the account's count begins anew, and the address is not charged for it. */
export async function forgetAttempts(trx: Trx, { login, address }: Omit<Attempt, 'now'>): Promise<void> {
  await trx.deleteFrom('sign_in_failures').where('key', '=', keyOf('login', login)).execute();
  await trx
    .updateTable('sign_in_failures')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('key', '=', keyOf('address', address))
    .execute();
}

const keyOf = (kind: 'login' | 'address', value: string): string => `${kind}:${value.toLowerCase().slice(0, 200)}`;
