import type { Context } from 'hono';
import type { Invalid } from '../model/refusal.js';
import type { Words } from '../model/words.js';
import { showPage } from './layout/show-page.js';
import type { Call } from './route.js';

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 406 | 409 | 412 | 413 | 415 | 422 | 429 | 500 | 503;

interface ErrorFacts {
  readonly status: ErrorStatus;
  readonly words: Words;
  readonly invalid?: Invalid;
  /** Of a fault of the program, to be told to whoever looks into it. */
  readonly id?: string;
}

const TITLES: Readonly<Record<ErrorStatus, Words>> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '需要登录', en: 'Sign in' },
  403: { zh: '没有权限', en: 'Not allowed' },
  404: { zh: '没有找到', en: 'Not found' },
  405: { zh: '不接受这种请求', en: 'Method not allowed' },
  406: { zh: '没有这种格式', en: 'Not acceptable' },
  409: { zh: '状态已经改变', en: 'Changed meanwhile' },
  412: { zh: '内容已经变化', en: 'Precondition failed' },
  413: { zh: '内容太大', en: 'Too large' },
  415: { zh: '不接受这种内容', en: 'Unsupported content' },
  422: { zh: '没有填对', en: 'Not filled in correctly' },
  429: { zh: '请求太多', en: 'Too many requests' },
  500: { zh: '系统出错', en: 'Internal error' },
  503: { zh: '暂时不可用', en: 'Unavailable' },
};

/** For programs: the same in every language. */
const CODES: Readonly<Record<ErrorStatus, string>> = {
  400: 'malformed',
  401: 'sign-in',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  409: 'conflict',
  412: 'changed-meanwhile',
  413: 'too-large',
  415: 'unsupported-content',
  422: 'invalid',
  429: 'too-many-requests',
  500: 'fault',
  503: 'unavailable',
};

/** Says what went wrong: a page for people, problem+json (RFC 9457) for callers of the API. Never a stack, nothing of the inside. */
export function answerError(c: Context, call: Call, facts: ErrorFacts): Response | Promise<Response> {
  const { status, words, invalid, id } = facts;
  const { say } = call;
  const fields = Object.entries(invalid?.fields ?? {});
  if (c.req.path.startsWith('/api/')) {
    c.header('Content-Type', 'application/problem+json; charset=utf-8');
    return c.body(
      JSON.stringify({
        type: 'about:blank',
        title: say(TITLES[status]),
        status,
        code: CODES[status],
        detail: say(words),
        ...(fields.length > 0 && { fields: Object.fromEntries(fields.map(([name, fault]) => [name, say(fault)])) }),
        ...(id !== undefined && { id }),
      }),
      status,
    );
  }
  c.status(status);
  return showPage(
    c,
    call,
    { title: say(TITLES[status]), isBare: call.actor.id === '' },
    <div class="card prose">
      <p>{say(words)}</p>
      {fields.length > 0 ? (
        <ul>
          {fields.map(([name, fault]) => (
            <li>
              <code>{name}</code>: {say(fault)}
            </li>
          ))}
        </ul>
      ) : null}
      {id === undefined ? null : (
        <p class="muted">
          {say({ zh: '编号', en: 'Number' })} <code>{id}</code> ·{' '}
          {say({ zh: '请把编号告诉管理员', en: 'tell it to the administrator' })}
        </p>
      )}
      <p>
        <a href="/">{say({ zh: '回到首页', en: 'To the first page' })}</a>
      </p>
    </div>,
  );
}
