import type { Role } from '../../src/model/actor.js';
import { RIGHTS, may, type Right } from '../../src/model/actor.js';
import { createToken } from '../../src/access/tokens.js';
import { readActor } from '../../src/access/read-actor.js';
import { HOST, signedIn, type TestOffice } from './office.js';

/** Somebody who asks the API with a token. */
export interface Caller {
  readonly id: string;
  readonly secret: string;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** With a body of JSON. */
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
}

/** A user of a role with a token of these rights, all of its own unless told otherwise. */
export async function asking(
  test: TestOffice,
  role: Role,
  sites: readonly (string | { readonly site: string; readonly unit: string })[] = [],
  scopes?: readonly Right[],
): Promise<Caller> {
  const { id } = await signedIn(test, role, sites);
  const { office, app } = test;
  const actor = await readActor(office.store.db, id);
  if (!actor) throw new Error('no such user');
  const { secret } = await office.store.transaction((trx) =>
    createToken(trx, {
      ...{ actor, title: '接口', now: office.now(), endsOn: '2026-12-31' },
      scopes: scopes ?? RIGHTS.filter((right) => may(actor, right)),
    }),
  );
  const standard = { host: HOST, authorization: `Bearer ${secret}` };
  return {
    id,
    secret,
    get: async (path, headers = {}) => app.request(path, { headers: { ...standard, ...headers } }),
    send: async (method, path, body, headers = {}) =>
      app.request(path, {
        method,
        headers: { ...standard, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  };
}
