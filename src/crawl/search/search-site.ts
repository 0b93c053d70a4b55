/** Asks the site's own search for titles of articles that the crawl has read (`site-search`). All answers go into the snapshot. */
import { findSearchForms, placesOf, type SearchForm } from '../../locate/search/search-form.js';
import { chooseArticles, type SearchArticle } from '../../locate/search/search-articles.js';
import { searchRequest } from '../../locate/search/search-request.js';
import { readSearchAnswer, type SearchReading } from '../../locate/search/search-results.js';
import type { Page, PageRequest } from '../../model/page.js';
import type { SearchProbe, SnapshotReader, StoppedBecause } from '../../model/snapshot.js';
import { RENDERED_TYPE } from '../crawl-session.js';
import type { CrawlSession } from '../crawl-session.js';
import { askInBrowser, askPlainly, keepShown, type Asked } from './ask-search.js';
import { lookInBrowser } from './search-in-browser.js';
import { trySearchFunctions } from './try-search-functions.js';

/** A crawl that was cut short or kept out does not know which titles to ask for. */
const ENDS_WELL: ReadonlySet<StoppedBecause> = new Set(['complete', 'budget']);

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
  const articles = chooseArticles(pages, plan.site.url, plan.search);
  const form = findSearchForms(pages).forms[0] ?? (await formInBrowser(session));
  if (!form || articles.length === 0) return;
  const foundVia = await askForTitles(session, form, articles);
  if (!signal.aborted) await trySearchFunctions(session, form, articles, foundVia);
}

/** Asks until one of the articles is found; gives the way by which it was. */
async function askForTitles(
  session: CrawlSession,
  form: SearchForm,
  [first, second]: readonly SearchArticle[],
): Promise<SearchProbe['via'] | undefined> {
  if (!first) return undefined;
  const typed = async (article: SearchArticle): Promise<SearchReading> => await askTyped(session, form, article);
  if (form.isPlain) {
    const one = await askSent(session, form, first);
    if (one.outcome === 'listed') return 'fetch';
    if (one.outcome === 'not-listed') {
      const other = second && (await askSent(session, form, second));
      if (other?.outcome === 'listed') return 'fetch';
      // Scripts may send what a plain request does not: only what the browser does not find either is not there.
      return session.renderer && (await typed(first)).outcome === 'listed' ? 'render' : undefined;
    }
    // Without a browser another title is all that can be tried.
    if (!session.renderer && one.outcome === 'unread' && one.reason === 'candidates' && second)
      return (await askSent(session, form, second)).outcome === 'listed' ? 'fetch' : undefined;
  }
  if (!session.renderer || session.signal.aborted) return undefined;
  const one = await typed(first);
  if (one.outcome === 'listed') return 'render';
  return one.outcome === 'not-listed' && second && (await typed(second)).outcome === 'listed' ? 'render' : undefined;
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

const UNREAD: SearchReading = { outcome: 'unread', reason: 'unreadable' };

async function askSent(session: CrawlSession, form: SearchForm, article: SearchArticle): Promise<SearchReading> {
  const request = searchRequest(form, article.title);
  if (!request) return UNREAD;
  const ask = (wanted: PageRequest, pageNumber?: number): Promise<Asked<SearchReading> | undefined> => {
    const probe = probeOf(form, article, 'fetch', pageNumber);
    return askPlainly(session, probe, wanted, (page) => readSearchAnswer(page, soughtOf(probe, article, false)));
  };
  const first = await ask(request);
  if (first?.reading.outcome !== 'not-listed' || !first.reading.hasMore) return first?.reading ?? UNREAD;
  // The list goes on: its second page is looked at too.
  const next = nextPage(first.page);
  const more = next && (await ask(next, 2));
  return more?.reading ?? first.reading;
}

async function askTyped(session: CrawlSession, form: SearchForm, article: SearchArticle): Promise<SearchReading> {
  const probe = probeOf(form, article, 'render');
  const read = (page: Page): SearchReading => readSearchAnswer(page, soughtOf(probe, article, true));
  const isUnread = ({ outcome }: SearchReading): boolean => outcome === 'unread';
  return (await askInBrowser(session, form, article.title, probe, read, isUnread))?.reading ?? UNREAD;
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
