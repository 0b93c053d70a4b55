/** Asks the site's own search for titles of articles that the crawl has read (`site-search`). All answers go into the snapshot. */
import { findSearchForms, placesOf, type SearchForm } from '../../locate/search/search-form.js';
import { chooseArticles, type SearchArticle } from '../../locate/search/search-articles.js';
import { searchRequest } from '../../locate/search/search-request.js';
import { readSearchAnswer, type SearchReading } from '../../locate/search/search-results.js';
import type { Page, PageRequest } from '../../model/page.js';
import type { Exchange, SearchProbe, SnapshotReader, StoppedBecause } from '../../model/snapshot.js';
import { readPage } from '../../page/read-page.js';
import { newExchange, RENDERED_TYPE } from '../crawl-session.js';
import type { CrawlSession } from '../crawl-session.js';
import { lookInBrowser, searchInBrowser, type Shown } from './search-in-browser.js';

/** A crawl that was cut short or kept out does not know which titles to ask for. */
const ENDS_WELL: ReadonlySet<StoppedBecause> = new Set(['complete', 'budget']);
const MOST_HOPS = 3;

/** Nothing where `earlier`, a crawl taken up again, has asked already. */
export async function searchSite(
  session: CrawlSession,
  stopped: StoppedBecause,
  earlier: SnapshotReader | undefined,
): Promise<void> {
  const { plan, state, signal } = session;
  if (!plan.search || !ENDS_WELL.has(stopped) || signal.aborted) return;
  if (earlier?.probes.some(({ kind }) => kind === 'search')) return;
  const pages = [...state.pages.values()];
  const [first, second] = chooseArticles(pages, plan.site.url, plan.search);
  const form = findSearchForms(pages).forms[0] ?? (await formInBrowser(session));
  if (!form || !first) return;

  const inBrowser = async (article: SearchArticle): Promise<SearchReading> =>
    await askInBrowser(session, form, article);
  if (form.isPlain) {
    const one = await askPlainly(session, form, first);
    if (one.outcome === 'listed') return;
    if (one.outcome === 'not-listed') {
      const other = second && (await askPlainly(session, form, second));
      // Scripts may send what a plain request does not: only what the browser does not find either is not there.
      if (other?.outcome !== 'listed' && session.renderer) await inBrowser(first);
      return;
    }
    // Without a browser another title is all that can be tried.
    if (!session.renderer && one.outcome === 'unread' && one.reason === 'candidates' && second)
      await askPlainly(session, form, second);
  }
  if (!session.renderer || signal.aborted) return;
  const one = await inBrowser(first);
  if (one.outcome === 'not-listed' && second) await inBrowser(second);
}

/** Scripts may bring the form: the home page is looked at as a browser shows it. */
async function formInBrowser(session: CrawlSession): Promise<SearchForm | undefined> {
  const [home] = placesOf([...session.state.pages.values()]);
  if (!home || !session.renderer || home.exchange.via === 'render') return undefined;
  const { url } = home.exchange;
  const shown = await lookInBrowser(session, url);
  const probe = { kind: 'search', at: new Date().toISOString(), page: url, via: 'render' } as const;
  if (!shown) {
    await session.writer.probe({ ...probe, why: 'browser-failed' });
    return undefined;
  }
  const exchange = await keepShown(session, { ...shown, url });
  await session.writer.probe({ ...probe, record: exchange.record });
  const digest = session.readDigest(shown.html, { url, status: shown.status, contentType: RENDERED_TYPE });
  return findSearchForms([{ exchange: { ...exchange, purpose: 'home' }, digest }]).forms[0];
}

async function askPlainly(session: CrawlSession, form: SearchForm, article: SearchArticle): Promise<SearchReading> {
  const request = searchRequest(form, article.title);
  if (!request) return UNREAD;
  const first = await ask(session, form, article, request);
  if (first?.reading.outcome !== 'not-listed' || !first.reading.hasMore) return first?.reading ?? UNREAD;
  // The list goes on: its second page is looked at too.
  const next = nextPage(first.page);
  const more = next && (await ask(session, form, article, next, 2));
  return more?.reading ?? first.reading;
}

const UNREAD: SearchReading = { outcome: 'unread', reason: 'unreadable' };

interface Asked {
  readonly page: Page;
  readonly reading: SearchReading;
}

/** Robots first; redirects are followed as a browser follows them. Undefined where nothing answered. */
async function ask(
  session: CrawlSession,
  form: SearchForm,
  article: SearchArticle,
  request: PageRequest,
  pageNumber?: number,
): Promise<Asked | undefined> {
  const probe = probeOf(form, article, 'fetch', pageNumber);
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
    return { page, reading: readSearchAnswer(page, soughtOf(probe, article, false)) };
  }
  await session.writer.probe({ ...probe, why: 'too-many-redirects' });
  return undefined;
}

async function askInBrowser(session: CrawlSession, form: SearchForm, article: SearchArticle): Promise<SearchReading> {
  const probe = probeOf(form, article, 'render');
  const action = form.form?.action;
  if (action !== undefined) {
    const rules = await session.robots.rulesFor(action);
    if (rules.silence !== undefined || !rules.allows(action)) {
      await session.writer.probe({ ...probe, why: rules.silence ?? 'robots' });
      return UNREAD;
    }
  }
  const read = ({ html, url, status }: Shown): SearchReading =>
    readSearchAnswer(readPage(html, { url, status, contentType: RENDERED_TYPE }), soughtOf(probe, article, true));
  const begunOn = form.page.exchange.url;
  const answered = await searchInBrowser(session, form, article.title, (shown) =>
    read(shown).outcome === 'unread' ? shown.url.split('#')[0] !== begunOn.split('#')[0] : true,
  );
  if (session.signal.aborted) return UNREAD;
  if ('why' in answered) {
    await session.writer.probe({ ...probe, why: answered.why });
    return UNREAD;
  }
  const { record } = await keepShown(session, answered.shown);
  await session.writer.probe({ ...probe, record });
  return read(answered.shown);
}

async function keepShown(session: CrawlSession, { url, status, html, at }: Shown): Promise<Exchange> {
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

const probeOf = (
  form: SearchForm,
  { title, page }: SearchArticle,
  via: SearchProbe['via'],
  pageNumber?: number,
): SearchProbe => ({
  kind: 'search',
  at: new Date().toISOString(),
  page: form.page.exchange.url,
  via,
  title,
  article: page.exchange.url,
  action: form.form?.action ?? form.page.exchange.url,
  ...(pageNumber !== undefined && { pageNumber }),
});

const soughtOf = ({ action }: SearchProbe, { title, page }: SearchArticle, isRendered: boolean) => ({
  title,
  url: page.exchange.url,
  action: action ?? '',
  isRendered,
});

/** What leads to the second page of the results. */
function nextPage(page: Page): PageRequest | undefined {
  const link = page.links.find(
    ({ text, region, isVisible }) =>
      isVisible && region === 'pager' && /^(?:2|下一?页|后一?页|>|»|next)$/i.test(text.trim()),
  );
  if (link && /^https?:/.test(link.url)) return { url: link.url, method: 'GET' };
  return page.morePages.find(({ pageNumber }) => pageNumber === 2) ?? page.morePages[0];
}
