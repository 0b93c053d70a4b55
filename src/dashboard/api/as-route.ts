import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { Invalid, NotFound } from '../../model/refusal.js';
import type { Words } from '../../model/words.js';
import { answerError, type ErrorStatus } from '../error-answer.js';
import { route, type Call, type Route } from '../route.js';
import { checkBody, checkQuery } from './check-input.js';
import { countCall } from './count-calls.js';
import type { Endpoint, Input } from './endpoint.js';

export const API_BASE = '/api/v1';

/** An endpoint as a row of the server's table: what comes in is held to its schemas, what goes out gets its ETag. */
export const asRoute = (row: Endpoint): Route =>
  route({
    ...{ method: row.method, path: `${API_BASE}${row.path}`, right: row.right, sight: row.sight, title: row.title },
    handle: async (c, call) => {
      const refuse = (status: ErrorStatus, words: Words): Response | Promise<Response> =>
        answerError(c, call, { status, words });
      const wait = countCall(call.office, call.actor.id);
      if (wait !== undefined) {
        c.header('Retry-After', String(wait));
        return refuse(429, { zh: `请求太多，请 ${wait} 秒后再试。`, en: `Too many requests: wait ${wait} seconds.` });
      }
      if (!takesJson(c.req.header('accept'))) return refuse(406, ONLY_JSON);
      const query = checkQuery(row.query, call.query.raw);
      const params = paramsOf(c);
      const sent = await readBody(c, row);
      if ('status' in sent) return refuse(sent.status, sent.words);
      const match = c.req.header('if-match');
      const version = row.versionNow && match !== undefined ? await matched(row, call, params, match) : undefined;
      if (version === 'changed') return refuse(412, CHANGED);
      const answer = await row.handle(call, { query, params, body: sent.body, version });
      return respond(c, row, answer);
    },
  });

const ONLY_JSON = { zh: '这里只有 JSON。', en: 'There is nothing but JSON here.' };
const CHANGED = {
  zh: '内容已经变化，请重新读取后再改。',
  en: 'This has changed since you read it: read it again first.',
};

const takesJson = (accept: string | undefined): boolean =>
  accept === undefined ||
  accept
    .split(',')
    .some((range) =>
      /^\s*(?:\*\/\*|application\/(?:\*|json|problem\+json))\s*(?:;(?!\s*q=0(?:\.0*)?\s*$)|$)/i.test(range),
    );

/** Longer than any id of ours. */
const LONGEST_PARAMETER = 300;

function paramsOf(c: Context): Input['params'] {
  const params = c.req.param() as Record<string, string>;
  for (const value of Object.values(params))
    // eslint-disable-next-line no-control-regex -- no id has any
    if (value.length > LONGEST_PARAMETER || /[\u0000-\u001f\u007f]/.test(value)) throw new NotFound();
  return params;
}

type Sent = { readonly body: unknown } | { readonly status: 400 | 415; readonly words: Words };

async function readBody(c: Context, { method, body: schema }: Endpoint): Promise<Sent> {
  if (method === 'GET' || schema === undefined) return { body: undefined };
  const type = c.req.header('content-type') ?? '';
  const raw = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type) ? '-' : await c.req.text();
  // Where every field may be left out, so may the body.
  if (raw === '') return { body: checkBody(schema, {}) };
  if (!/^application\/json\s*(?:;|$)/i.test(type))
    return { status: 415, words: { zh: '请求内容应为 application/json。', en: 'Send application/json.' } };
  let body: unknown;
  try {
    body = JSON.parse(raw);
  } catch {
    return { status: 400, words: { zh: '请求内容不是完整的 JSON。', en: 'The body is no JSON.' } };
  }
  return { body: checkBody(schema, body) };
}

/** The version that `If-Match` names, where it is still the one that stands. */
async function matched(
  row: Endpoint,
  call: Call,
  params: Input['params'],
  header: string,
): Promise<number | 'changed' | undefined> {
  if (header.trim() === '*') return undefined;
  const seen = header.split(',').map((tag) => Number(/^\s*"v(\d{1,12})-/.exec(tag)?.[1] ?? Number.NaN));
  const now = await row.versionNow?.(call, params);
  return now !== undefined && seen.includes(now) ? now : 'changed';
}

/** The answer with its ETag; a caller who has it already is told so. What has a version is tagged by it too. */
function respond(c: Context, { method, status = 200, answer: schema }: Endpoint, answer: unknown): Response {
  c.header('Vary', 'Authorization, Cookie');
  if (schema === undefined) return c.body(null, 204);
  const json = JSON.stringify(answer);
  const { version, next } = (answer ?? {}) as { readonly version?: unknown; readonly next?: unknown };
  const hash = createHash('sha256').update(json).digest('base64url').slice(0, 22);
  const tag = typeof version === 'number' ? `"v${version}-${hash}"` : `"${hash}"`;
  c.header('ETag', tag);
  if (typeof next === 'string') c.header('Link', `<${next}>; rel="next"`);
  if (method !== 'GET') return c.body(json, status, { 'Content-Type': JSON_TYPE });
  c.header('Cache-Control', 'private, no-cache');
  const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(tag) || known.includes('*')) return c.body(null, 304);
  return c.body(json, status, { 'Content-Type': JSON_TYPE });
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Says of one field what is wrong with it. */
export const wrongField = (field: string, words: Words): Invalid => new Invalid(words, { [field]: words });
