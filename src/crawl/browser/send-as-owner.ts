/** Requests of a page that bear what the site's owner gave us: the browser itself would carry it along to wherever it is redirected. */
import type { APIResponse, Route } from 'playwright';
import type { Answered } from '../manners/outbound.js';

const MOST_REDIRECTS = 10;

/** Writes down a request that leaves beside the one that the page made; what it returns ends its line. */
export type Beside = (url: string, method: string) => (answered: Answered) => void;

/**
 * Lets a request of a page go its way, with the headers for its address if there are any. Those are sent by our own hand and never by
 * the browser: redirects on the owner's host are followed here, from where one leads away the browser goes on without them.
 */
export async function sendAsOwner(
  route: Route,
  headersFor: (url: URL) => Readonly<Record<string, string>>,
  beside: Beside,
): Promise<void> {
  const request = route.request();
  const own = ownHeaders(request.url(), headersFor);
  if (!own) {
    await route.continue();
    return;
  }
  const isFollowed = request.method() === 'GET' || request.method() === 'HEAD';
  const first = await route.fetch({ headers: { ...request.headers(), ...own }, maxRedirects: 0 });
  let answer = first;
  let url = request.url();
  for (let redirects = 0; ; redirects += 1) {
    const next = locationOf(answer, url);
    if (next === undefined) break;
    const extra = ownHeaders(next, headersFor);
    if (!extra || !isFollowed || redirects === MOST_REDIRECTS) {
      await route.fulfill({ status: first.status(), headers: { location: next } });
      return;
    }
    const over = beside(next, 'GET');
    answer = await route.fetch({
      url: next,
      method: 'GET',
      headers: { ...request.headers(), ...extra },
      maxRedirects: 0,
    });
    over({ status: answer.status() });
    url = next;
  }
  // A document must stand under its own address, to which its links are relative: the page is sent there, and asks anew.
  if (request.isNavigationRequest() && withoutHash(url) !== withoutHash(request.url()))
    await route.fulfill({ status: first.status(), contentType: 'text/html', body: goingTo(url) });
  else await route.fulfill({ response: answer });
}

function ownHeaders(
  address: string,
  headersFor: (url: URL) => Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  if (!URL.canParse(address)) return undefined;
  const headers = headersFor(new URL(address));
  return Object.keys(headers).length > 0 ? headers : undefined;
}

/** Where a redirect leads, if the answer is one. */
function locationOf(answer: APIResponse, url: string): string | undefined {
  const { location } = answer.headers();
  const isRedirect = answer.status() >= 300 && answer.status() < 400 && location !== undefined;
  return isRedirect && URL.canParse(location, url) ? new URL(location, url).href : undefined;
}

const withoutHash = (url: string): string => url.replace(/#.*$/, '');

/** The body of a redirect without `Location`: only a navigation of the page's own comes by us again. */
const goingTo = (url: string): string =>
  `<!doctype html><script>location.replace(${JSON.stringify(url).replaceAll('<', '\\u003c')})</script>`;
