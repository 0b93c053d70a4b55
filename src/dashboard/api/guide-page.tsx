import type { Context } from 'hono';
import { Card } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import type { Call } from '../route.js';
import { permits } from '../permits.js';
import { API_BASE } from './as-route.js';
import { CHAPTERS } from './endpoints.js';
import { API_WORDS as W } from './words.js';

/** What the API has, for whoever is about to call it: those addresses first that the reader may use. */
export function showGuide(c: Context, call: Call): Promise<Response> {
  const { say, actor } = call;
  return showPage(
    c,
    call,
    { title: say(W.title), trail: [{ path: '/account', title: say(W.account) }] },
    <>
      <Card title={say(W.how)}>
        <div class="prose">
          <p>{say(W.token)}</p>
          <p>
            <code>{`curl -H "Authorization: Bearer gk_…" ${new URL(c.req.url).origin}${API_BASE}/me`}</code>
          </p>
          <p>{say(W.rights)}</p>
          <p>
            <a href="/api/openapi.json">{say(W.document)}</a>
          </p>
        </div>
      </Card>
      {CHAPTERS.map(({ id, title, endpoints }) => (
        <Card title={say(title)} id={id}>
          <dl class="stack">
            {endpoints
              .filter((row) => permits(row, actor))
              .map(({ method, path, title: does, about }) => (
                <div>
                  <dt>
                    <code>
                      {method} {API_BASE}
                      {path.replace(/:([a-z]+)/g, '{$1}')}
                    </code>
                  </dt>
                  <dd>
                    {say(does)}
                    {about === undefined || call.lang !== 'en' ? null : <small class="muted"> {about}</small>}
                  </dd>
                </div>
              ))}
          </dl>
        </Card>
      ))}
    </>,
  );
}
