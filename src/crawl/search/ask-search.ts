/** One question to the site's own search: sent plainly or typed in the browser, and what came of it kept in the snapshot. */
import type { SearchForm } from '../../locate/search/search-form.js';
import type { Page, PageRequest } from '../../model/page.js';
import type { Exchange, SearchProbe } from '../../model/snapshot.js';
import { readPage } from '../../page/read-page.js';
import { newExchange, RENDERED_TYPE } from '../crawl-session.js';
import type { CrawlSession } from '../crawl-session.js';
import { searchInBrowser, type Shown } from './search-in-browser.js';

const MOST_HOPS = 3;

/** What was shown, and what it says by the reader that was handed in. */
export interface Asked<R> {
  readonly page: Page;
  readonly reading: R;
}

/** Robots first; redirects are followed as a browser follows them. Undefined where nothing answered. */
export async function askPlainly<R>(
  session: CrawlSession,
  probe: SearchProbe,
  request: PageRequest,
  read: (page: Page) => R,
): Promise<Asked<R> | undefined> {
  let next: PageRequest = request;
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    const { url, method, body } = next;
    const rules = await session.robots.rulesFor(url);
    if (session.signal.aborted) return undefined;
    const kept = rules.silence ?? (rules.allows(url) ? undefined : 'robots');
    if (kept !== undefined) {
      await session.writer.probe({ ...probe, why: kept });
      return undefined;
    }
    const { answers, tries, why } = await session.ask(
      { url, method, ...(body !== undefined && { body }) },
      'search',
      rules.crawlDelayMs,
    );
    if (session.signal.aborted) return undefined;
    session.state.requests += tries;
    let last: Exchange | undefined;
    for (const answer of answers) {
      session.state.bytes += answer.body.length;
      last = await session.writer.exchange(newExchange(answer, 'search', body));
    }
    const answer = answers.at(-1);
    if (!answer || !last || why !== undefined) {
      await session.writer.probe({ ...probe, why: why ?? 'other' });
      return undefined;
    }
    if (answer.location !== undefined) {
      // RFC 9110 15.4: 307 and 308 keep the method, the others lead to a GET.
      const keepsMethod = answer.status === 307 || answer.status === 308;
      next = { ...(keepsMethod ? next : { method: 'GET' as const }), url: answer.location };
      continue;
    }
    const contentType = answer.headers.get('content-type');
    const page = readPage(answer.body, {
      url,
      status: answer.status,
      ...(contentType !== undefined && { contentType }),
      ...(body !== undefined && { requestBody: body }),
    });
    await session.writer.probe({ ...probe, record: last.record });
    return { page, reading: read(page) };
  }
  await session.writer.probe({ ...probe, why: 'too-many-redirects' });
  return undefined;
}

/** Undefined where the browser had nothing to show, or the crawl was stopped. */
export async function askInBrowser<R>(
  session: CrawlSession,
  form: SearchForm,
  words: string,
  probe: SearchProbe,
  read: (page: Page) => R,
  isUnread: (reading: R) => boolean,
): Promise<Asked<R> | undefined> {
  const action = form.form?.action;
  if (action !== undefined) {
    const rules = await session.robots.rulesFor(action);
    if (rules.silence !== undefined || !rules.allows(action)) {
      await session.writer.probe({ ...probe, why: rules.silence ?? 'robots' });
      return undefined;
    }
  }
  const look = ({ html, url, status }: Shown): Asked<R> => {
    const page = readPage(html, { url, status, contentType: RENDERED_TYPE });
    return { page, reading: read(page) };
  };
  const begunOn = form.page.exchange.url;
  const answered = await searchInBrowser(session, form, words, (shown) =>
    isUnread(look(shown).reading) ? shown.url.split('#')[0] !== begunOn.split('#')[0] : true,
  );
  if (session.signal.aborted) return undefined;
  if ('why' in answered) {
    await session.writer.probe({ ...probe, why: answered.why });
    return undefined;
  }
  const { record } = await keepShown(session, answered.shown);
  await session.writer.probe({ ...probe, record });
  return look(answered.shown);
}

/** What a browser showed, as an exchange of the snapshot. */
export async function keepShown(session: CrawlSession, { url, status, html, at }: Shown): Promise<Exchange> {
  session.state.bytes += html.length;
  return await session.writer.exchange({
    url,
    method: 'GET',
    status,
    allHeaders: [['content-type', RENDERED_TYPE]],
    capturedAt: at,
    elapsedMs: 0,
    via: 'render',
    purpose: 'search',
    body: html,
  });
}
