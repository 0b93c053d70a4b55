import { randomBytes } from 'node:crypto';
import { Hono, type Context, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Invalid, NotFound, Refusal } from '../model/refusal.js';
import type { Words } from '../model/words.js';
import { assertOwnRequest, comeIn, type Entrant } from './come-in.js';
import { clearFlash, goTo, languageOf, readFlash } from './cookies.js';
import { answerError, type ErrorStatus } from './error-answer.js';
import { fieldsOf, NO_FIELDS, type Fields } from './fields.js';
import { bySpecificity } from './by-specificity.js';
import { NOBODY } from './nobody.js';
import type { Office } from './office.js';
import { permits } from './permits.js';
import type { Call, Route } from './route.js';
import { routes as allRoutes } from './routes.js';
import { addSecurityHeaders } from './security-headers.js';

/** A form without files. */
const FORM_BYTES = 1_000_000;

/** No id holds one, and PostgreSQL takes no NUL even to look for it. */
const CONTROL_IN_PATH = /%(?:[01][0-9a-f]|7f)/i;

/** The office over HTTP. Every row of the table stands behind session or token, CSRF, rights and sight; every answer has strict headers. */
export function createApp(office: Office, routes: readonly Route[] = allRoutes): Hono {
  const app = new Hono();
  const frame = frameOf(office, routes);
  app.use(async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (!office.server.hosts.has(host.toLowerCase()) && c.req.path !== '/healthz')
      c.res = new Response('421 unknown host\n', { status: 421, headers: { 'Content-Type': 'text/plain' } });
    else if (CONTROL_IN_PATH.test(c.req.raw.url.split('?')[0] ?? ''))
      c.res = new Response('404\n', { status: 404, headers: { 'Content-Type': 'text/plain' } });
    else await next();
    addSecurityHeaders(c.res.headers, office.server);
  });
  for (const row of [...routes].sort(bySpecificity)) {
    const limit = bodyLimit({
      maxSize: row.bodyBytes ?? FORM_BYTES,
      onError: (c) => frame.refuse(c, 413, { zh: '提交的内容太大。', en: 'What was sent is too large.' }),
    });
    // Who may not do this is turned away before anything of the body is read: it may be held in memory whole.
    app.on(
      row.method,
      [row.path],
      (c, next) => frame.admit(c, row, next),
      limit,
      (c) => frame.answer(c, row),
    );
  }
  for (const path of new Set(routes.map((row) => row.path))) {
    const methods = new Set(routes.filter((row) => row.path === path).map(({ method }) => method));
    app.all(path, (c) => {
      c.header('Allow', [...methods, ...(methods.has('GET') ? ['HEAD'] : [])].join(', '));
      return frame.refuse(c, 405, { zh: '这个地址不接受这种请求。', en: 'This address does not take such a request.' });
    });
  }
  app.notFound((c) => frame.refuse(c, 404, new NotFound().words));
  app.onError((error, c) => frame.fault(c, error));
  return app;
}

function frameOf(office: Office, routes: readonly Route[]) {
  const callOf = async (c: Context, entrant: Entrant, form: Fields): Promise<Call> => {
    const lang = languageOf(c, office);
    const { pathname, search, searchParams } = new URL(c.req.url);
    return {
      office,
      settings: await office.settings(),
      actor: entrant.actor,
      session: entrant.session,
      lang,
      say: (words) => words[lang],
      query: fieldsOf(searchParams),
      form,
      csrf: entrant.csrf,
      flash: readFlash(c, office),
      here: pathname + search,
      isToken: entrant.isToken,
      reaches: (path) => routes.some((row) => row.method === 'GET' && row.path === path && permits(row, entrant.actor)),
    };
  };
  const fail = async (c: Context, status: ErrorStatus, words: Words, more: { invalid?: Invalid; id?: string } = {}) => {
    const entrant = await comeIn(c, office).catch(() => undefined);
    const known = entrant ?? { actor: NOBODY, csrf: '', isToken: false, session: undefined };
    return answerError(c, await callOf(c, known, NO_FIELDS), { status, words, ...more });
  };
  const fault = async (c: Context, error: unknown): Promise<Response> => {
    if (error instanceof Refusal)
      return fail(c, error.status, error.words, error instanceof Invalid ? { invalid: error } : {});
    const id = randomBytes(4).toString('hex');
    office.onFault(error, { id, at: `${c.req.method} ${c.req.path}` });
    try {
      return await fail(
        c,
        500,
        { zh: '系统出错，本次操作没有完成。', en: 'Something broke; this was not done.' },
        { id },
      );
    } catch {
      // The store itself is what broke: it may be back in a moment.
      c.header('Retry-After', '5');
      return c.text(`503 ${id}\n`, 503);
    }
  };
  const admitted = new WeakMap<Context, Entrant>();
  const admit = async (c: Context, row: Route, next: Next): Promise<Response | undefined> => {
    try {
      const entrant = await comeIn(c, office);
      if (!permits(row, entrant.actor)) return await turnAway(c, office, row, entrant, fail);
      assertSight(c, row, entrant);
      admitted.set(c, entrant);
    } catch (error) {
      return fault(c, error);
    }
    await next();
    return undefined;
  };
  const answer = async (c: Context, row: Route): Promise<Response> => {
    try {
      const entrant = admitted.get(c);
      if (entrant === undefined) throw new Error('nobody was admitted');
      const changes = row.method !== 'GET';
      const form = changes ? await readForm(c) : NO_FIELDS;
      if (changes) assertOwnRequest(c, office, entrant, c.req.header('x-csrf-token') ?? form.text('csrf'));
      const call = await callOf(c, entrant, form);
      if (call.flash && c.req.header('sec-fetch-dest') !== 'iframe') clearFlash(c, office);
      return await row.handle(c, call);
    } catch (error) {
      return fault(c, error);
    }
  };
  return { admit, answer, fault, refuse: fail };
}

/** Who has not come in is asked to; who has may not do this; and what only those who see everything may see is not there. */
async function turnAway(
  c: Context,
  office: Office,
  row: Route,
  { actor }: Entrant,
  fail: (c: Context, status: ErrorStatus, words: Words) => Promise<Response>,
): Promise<Response> {
  if (actor.id === '') {
    const isPage = !c.req.path.startsWith('/api/') && c.req.header('authorization') === undefined;
    if (!isPage) {
      c.header('WWW-Authenticate', 'Bearer');
      return fail(c, 401, { zh: '请先登录，或使用有效的令牌。', en: 'Sign in first, or use a valid token.' });
    }
    const { pathname, search } = new URL(c.req.url);
    const next =
      row.method === 'GET' && pathname + search !== '/' ? `?next=${encodeURIComponent(pathname + search)}` : '';
    return goTo(c, office, `/sign-in${next}`);
  }
  if (permits({ ...row, sight: 'own' }, actor)) return fail(c, 404, new NotFound().words);
  return fail(c, 403, { zh: '没有权限查看或进行这项操作。', en: 'You may not see or do this.' });
}

/** A `:site` in the path that is out of sight is not there. */
function assertSight(c: Context, row: Route, { actor }: Entrant): void {
  const site = row.path.includes(':site') ? c.req.param('site') : undefined;
  if (site !== undefined && actor.sight !== 'all' && !actor.sight.has(site)) throw new NotFound();
}

/** A form's fields; other bodies are left for the route to read. */
async function readForm(c: Context): Promise<Fields> {
  const type = c.req.header('content-type') ?? '';
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return NO_FIELDS;
  try {
    return fieldsOf(await c.req.formData());
  } catch {
    throw new Invalid({ zh: '提交的表单不完整。', en: 'The form that was sent is not whole.' });
  }
}
