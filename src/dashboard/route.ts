import type { Context } from 'hono';
import type { Actor, Right } from '../model/actor.js';
import type { OfficeSettings } from '../model/office-settings.js';
import type { Words } from '../model/words.js';
import type { Fields } from './fields.js';
import type { Flash } from './flash.js';
import type { Office } from './office.js';

/** Languages of the pages. */
export type Language = 'zh' | 'en';

/** What a page or an answer of the API is made of. `actor` on a public route is nobody, who may nothing and sees nothing. */
export interface Call {
  readonly office: Office;
  readonly settings: OfficeSettings;
  readonly actor: Actor;
  readonly lang: Language;
  /** The words in the reader's language. */
  readonly say: (words: Words) => string;
  /** Of the address. Hostile until read through its functions, which throw `Invalid`. */
  readonly query: Fields;
  /** Of a form sent with the request, with its files; empty otherwise (JSON is read by the route). */
  readonly form: Fields;
  /** Stands in every form (`Form` puts it there). Empty for tokens and public pages. */
  readonly csrf: string;
  /** What the page before wanted to be said on this one. */
  readonly flash: Flash | undefined;
  /** Path and query of this request, e.g. for a language switch or the way back after signing in. */
  readonly here: string;
  /** Hash of the session, for signing out; undefined for tokens and nobody. */
  readonly session: string | undefined;
  /** Whether the actor may open the page of this path (as it stands in the table): links to others are not shown. */
  readonly reaches: (path: string) => boolean;
  /** Asked with an API token: such a caller has no session. */
  readonly isToken: boolean;
}

/**
 * One row of the server's table. The frame (app.tsx) checks session or token, CSRF, `right` and the sight of `:site` before
 * `handle` runs; functions of the rooms check again.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As Hono reads it. A parameter named `:site` is the id of a site: who does not see it gets 404. */
  readonly path: string;
  /** `signed-in`: anybody who has come in, whatever role. */
  readonly right: Right | 'signed-in' | 'public';
  /**
   * Whose data: `site` of the one in the path · `all` only for those who see everything (others get 404) · `own` the answer holds
   * what the actor sees, by SQL · `none` no data of sites.
   */
  readonly sight: 'site' | 'all' | 'own' | 'none';
  readonly title: Words;
  /** Largest body that is read; more is 413. Default: that of a form without files. */
  readonly bodyBytes?: number;
  readonly handle: (c: Context, call: Call) => Response | Promise<Response>;
}

/** A row, typed. */
export const route = (row: Route): Route => row;
