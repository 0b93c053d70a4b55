import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { assetPath } from '../assets/assets.js';
import type { Call } from '../route.js';
import { Form } from './form.js';
import { withQuery } from './address.js';
import { NAV } from './nav.js';
import { WORDS } from './words.js';

/** What a page is called, and where it stands. */
export interface PageFacts {
  /** In the tab and as its heading. */
  readonly title: string;
  /** Pages above this one, from the outermost; the overview is always the first. */
  readonly trail?: readonly { readonly path: string; readonly title: string }[];
  /** Beside the heading: badges, a sentence. */
  readonly aside?: Child;
  /** Buttons and links at the heading's end. */
  readonly actions?: Child;
  /** Path of the item of the navigation that this page belongs to, where its own path does not begin with it. */
  readonly nav?: string;
  readonly status?: 200 | 422 | 429;
  /** Sign-in, first password: no navigation. */
  readonly isBare?: boolean;
  /** Keys of this page beside those of every page, for the help that `?` opens. */
  readonly keys?: readonly { readonly key: string; readonly does: string }[];
}

/** A whole page inside the office's frame. */
export async function showPage(c: Context, call: Call, facts: PageFacts, body: Child): Promise<Response> {
  const page = <Document call={call} facts={facts} body={body} />;
  const text = await (page as unknown as { toString: () => string | Promise<string> }).toString();
  return facts.status === undefined ? c.html(`<!DOCTYPE html>${text}`) : c.html(`<!DOCTYPE html>${text}`, facts.status);
}

function Document({ call, facts, body }: { call: Call; facts: PageFacts; body: Child }) {
  const { say, settings, lang } = call;
  const house = settings.officeName || say(WORDS.product);
  return (
    <html lang={lang === 'en' ? 'en' : 'zh-CN'}>
      <head>
        <meta charset="utf-8" />
        <title>{`${facts.title} · ${house}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={assetPath('style.css')} />
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
        <script src={assetPath('script.js')} defer></script>
      </head>
      <body class={facts.isBare ? 'bare' : ''}>
        <a class="skip" href="#main">
          {say(WORDS.skip)}
        </a>
        <Top call={call} house={house} isBare={facts.isBare === true} />
        {facts.isBare ? null : <Side call={call} current={facts.nav ?? pathOf(call.here)} />}
        <main id="main" tabindex={-1}>
          {facts.isBare ? null : <Trail call={call} facts={facts} />}
          <div class="heading">
            <h1>{facts.title}</h1>
            {facts.aside ? <div class="aside">{facts.aside}</div> : null}
            {facts.actions ? <div class="actions">{facts.actions}</div> : null}
          </div>
          {call.flash ? (
            <p class={`flash ${call.flash.tone}`} role="status">
              {call.flash.text}
            </p>
          ) : null}
          {body}
        </main>
        <Keys call={call} facts={facts} />
      </body>
    </html>
  );
}

function Top({ call, house, isBare }: { call: Call; house: string; isBare: boolean }) {
  const { say, actor } = call;
  return (
    <header class="top">
      <a class="brand" href="/">
        {house}
      </a>
      {!isBare && call.reaches('/search') ? (
        <form class="find" role="search" action="/search" method="get">
          <input
            type="search"
            name="q"
            maxlength={100}
            aria-label={say(WORDS.search)}
            placeholder={say(WORDS.searchHint)}
            data-focus="/"
          />
        </form>
      ) : (
        <span class="find"></span>
      )}
      <a
        class="language"
        href={withQuery(call.here, { lang: call.lang === 'en' ? 'zh' : 'en' })}
        lang={call.lang === 'en' ? 'zh-CN' : 'en'}
      >
        {say(WORDS.otherLanguage)}
      </a>
      {actor.id === '' ? null : (
        <details class="who">
          <summary>{actor.name}</summary>
          <div>
            <a href="/account">{say(WORDS.account)}</a>
            <Form call={call} action="/sign-out">
              <button class="plain">{say(WORDS.signOut)}</button>
            </Form>
          </div>
        </details>
      )}
    </header>
  );
}

function Side({ call, current }: { call: Call; current: string }) {
  const { say } = call;
  const groups = NAV.map(({ title, items }) => ({
    title,
    items: items.filter(({ path }) => call.reaches(path)),
  })).filter(({ items }) => items.length > 0);
  if (groups.length === 0) return null;
  const best = groups
    .flatMap(({ items }) => items)
    .map(({ path }) => path)
    .filter((path) => current === path || (path !== '/' && current.startsWith(`${path}/`)))
    .sort((a, b) => b.length - a.length)[0];
  const list = groups.map(({ title, items }) => (
    <section>
      <h2>{say(title)}</h2>
      <ul>
        {items.map(({ path, words }) => (
          <li>
            <a href={path} aria-current={path === best ? 'page' : undefined}>
              {say(words)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
  return (
    <div class="side">
      <nav class="wide" aria-label={say(WORDS.mainNav)}>
        {list}
      </nav>
      <details class="narrow">
        <summary>{say(WORDS.menu)}</summary>
        <nav aria-label={say(WORDS.mainNav)}>{list}</nav>
      </details>
    </div>
  );
}

function Trail({ call, facts }: { call: Call; facts: PageFacts }) {
  if (facts.trail === undefined) return null;
  return (
    <nav class="trail" aria-label={call.say(WORDS.trail)}>
      <ol>
        {facts.trail.map(({ path, title }) => (
          <li>
            <a href={path}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Opened by `?`; a list of what keys do here. */
function Keys({ call, facts }: { call: Call; facts: PageFacts }) {
  const { say } = call;
  const keys = [
    { key: '/', does: say({ zh: '搜索', en: 'search' }) },
    { key: 'j  k', does: say({ zh: '表格中下一行、上一行', en: 'next, previous row of a table' }) },
    { key: 'Enter', does: say({ zh: '打开所在行', en: 'open the row' }) },
    { key: 'n', does: say({ zh: '下一页', en: 'next page' }) },
    ...(facts.keys ?? []),
    { key: '?', does: say({ zh: '显示或关闭本说明', en: 'show or close this help' }) },
  ];
  return (
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{say(WORDS.keys)}</h2>
      <dl>
        {keys.map(({ key, does }) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button>{say({ zh: '关闭', en: 'Close' })}</button>
      </form>
    </dialog>
  );
}

const pathOf = (here: string): string => here.split('?')[0] ?? here;
