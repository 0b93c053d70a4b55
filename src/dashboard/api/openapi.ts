import { API_BASE } from './as-route.js';
import type { Endpoint } from './endpoint.js';
import { CHAPTERS, type Chapter } from './endpoints.js';
import { ProblemSchema } from './shapes.js';

/** What stands in paths: what it is, and one for examples. */
const PARAMETERS: Readonly<Record<string, { readonly about: string; readonly example: string }>> = {
  site: { about: 'id of a site', example: 'qinghe' },
  list: { about: 'id of a list of sites', example: 'districts' },
  run: { about: 'id of a run', example: '20261122-203000' },
  finding: { about: 'id of a finding', example: '4f0c2b1a9d3e5f67' },
  rule: { about: 'id of a rule', example: 'guide-address' },
  item: { about: 'id of a review item', example: '0b7d52c9e1a84f36' },
  appeal: { about: 'id of an appeal', example: '9a1f3c5e7b2d4068' },
  notice: { about: 'id of a notice', example: '6c2e8a4f1b3d5970' },
  schedule: { about: 'id of a schedule', example: 'districts-nightly' },
  user: { about: 'id of a user', example: '2f1c7a9e-6d1b-4f0e-9f37-5a2f1f0b8c11' },
  token: { about: 'id of a token', example: '7b0e1d52-3c58-4a86-8a3f-1c9d0e4b2a77' },
};

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The body is no JSON',
  401: 'No valid token or session',
  403: 'Not by this role or with this token',
  404: 'Not there, or not for this caller',
  406: 'Something else than JSON is asked for',
  409: 'In another state by now',
  412: '`If-Match` names an older version',
  413: 'The body is too large',
  415: 'The body is something else than JSON',
  422: 'Not filled in correctly: see `fields`',
  429: 'Too many requests: see `Retry-After`',
  500: 'A fault of the program; nothing was done',
  503: 'The store cannot be reached: see `Retry-After`',
};

const INTRODUCTION = `
The same data and the same rights as the pages of the office. What a caller may not see is 404, by every address.

**Coming in.** \`Authorization: Bearer gk_…\`: make a token on the page of your account; it has no more rights than you and ends on
its day. Browsers with a session may ask too; what changes something then needs the header \`X-CSRF-Token\`. Other origins are not let in.

**Lists** come in parts of 50 (\`limit\` up to 200). \`next\`, also in the \`Link\` header, is the address of the part that follows.
Parts stay right when rows are added meanwhile.

**Versions.** Every answer has an \`ETag\`; \`If-None-Match\` saves reading it again (304). Where a write takes \`If-Match\`, it is
refused (412) if somebody has changed the thing since.

**Faults** are \`application/problem+json\` (RFC 9457): \`code\` is for programs, \`detail\` and \`fields\` for people, in Chinese or, with
\`?lang=en\`, English. Instants are UTC, days are those of Asia/Shanghai. 600 requests a minute, then 429.

**Tables and files** (XLSX, CSV, DOCX, evidence) are served by the pages, which take the same tokens, e.g. \`/findings?format=csv\`.
`.trim();

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of every row. Schemas with a title become named ones. */
export function openapi(version: string): Json {
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, Record<string, unknown>> = {};
  const shape = (schema: unknown): unknown => hoist(JSON.parse(JSON.stringify(schema)), schemas);
  const problem = { $ref: '#/components/schemas/Problem' };
  shape(ProblemSchema);
  for (const chapter of CHAPTERS)
    for (const row of chapter.endpoints) {
      const path = pathOf(row);
      (paths[path] ??= {})[row.method.toLowerCase()] = operation(chapter, row, shape);
    }
  return {
    openapi: '3.1.0',
    info: {
      title: '公开 gongkai',
      version,
      description: INTRODUCTION,
      license: { name: 'UNLICENSED', identifier: 'LicenseRef-UNLICENSED' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: CHAPTERS.map(({ id, title }) => ({ name: id, description: `${title.zh} ${title.en}` })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'gk_…' } },
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [
          `Problem${status}`,
          { description, content: { 'application/problem+json': { schema: problem } } },
        ]),
      ),
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

/** As OpenAPI writes paths. */
export const pathOf = ({ path }: Pick<Endpoint, 'path'>): string =>
  `${API_BASE}${path.replace(/:([a-z]+)/g, (_, name: string) => `{${name}}`)}`;

function operation({ id }: Chapter, row: Endpoint, shape: (schema: unknown) => unknown): Json {
  const { method, body, answer, status = 200, title, about, right, example, versionNow } = row;
  const isRead = method === 'GET';
  const hasPath = row.path.includes(':');
  const problems = [
    ...(body ? [400] : []),
    ...[401, 403],
    ...(hasPath || row.sight === 'all' ? [404] : []),
    ...[406],
    ...(isRead ? [] : [409]),
    ...(versionNow ? [412] : []),
    ...(body ? [413, 415] : []),
    ...[422, 429, 500, 503],
  ];
  const headers = { ETag: { description: 'of this answer', schema: { type: 'string' } } };
  return {
    operationId: operationId(row),
    tags: [id],
    summary: `${title.zh} ${title.en}`,
    description: [about, right === 'signed-in' ? 'For anybody who has come in.' : `Right: \`${right}\`.`]
      .filter(Boolean)
      .join('\n\n'),
    ...parameters(row, shape),
    ...(body && {
      requestBody: {
        required: Object.keys((body as { required?: object }).required ?? {}).length > 0,
        content: { 'application/json': { schema: shape(body), ...(example !== undefined && { example }) } },
      },
    }),
    responses: {
      ...(answer
        ? { [status]: { description: title.en, headers, content: { 'application/json': { schema: shape(answer) } } } }
        : { 204: { description: 'Done' } }),
      ...(isRead && { 304: { description: 'The caller has it already (`If-None-Match`)' } }),
      ...Object.fromEntries(problems.map((code) => [code, { $ref: `#/components/responses/Problem${code}` }])),
    },
  };
}

/** `getSitesSiteHistory`: the same as long as the address is. */
const operationId = ({ method, path }: Endpoint): string =>
  method.toLowerCase() +
  path
    .split(/[^A-Za-z]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

function parameters({ path, query, versionNow, method }: Endpoint, shape: (schema: unknown) => unknown): Json {
  const inPath = [...path.matchAll(/:([a-z]+)/g)].map(([, name = '']) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
    ...(PARAMETERS[name] && { description: PARAMETERS[name].about, example: PARAMETERS[name].example }),
  }));
  const required = new Set((query as { required?: readonly string[] } | undefined)?.required ?? []);
  const inQuery = Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.has(name), schema: shape(schema) },
    ...(typeof schema['description'] === 'string' && { description: schema['description'] }),
  }));
  const header = (name: string, description: string) => [
    { name, in: 'header', description, schema: { type: 'string' } },
  ];
  const all = [
    ...inPath,
    ...inQuery,
    ...(method === 'GET' ? header('If-None-Match', 'ETag of what the caller has') : []),
    ...(versionNow ? header('If-Match', 'ETag of what the caller has seen') : []),
  ];
  return all.length === 0 ? {} : { parameters: all };
}

/** Takes out every schema that has a title, once, and leaves a reference. */
function hoist(schema: unknown, named: Record<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map((one) => hoist(one, named));
  if (schema === null || typeof schema !== 'object') return schema;
  const whole = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, hoist(value, named)]));
  const { title, type } = schema as { readonly title?: unknown; readonly type?: unknown };
  if (typeof title !== 'string' || type !== 'object') return whole;
  named[title] = whole;
  return { $ref: `#/components/schemas/${title}` };
}
