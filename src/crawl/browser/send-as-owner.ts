/** Requests of a page that bear what the site's owner gave us: the browser itself would carry it along to wherever it is redirected. */
import type { APIResponse, Route } from 'playwright';
import type { Answered } from '../manners/outbound.js';

const MOST_REDIRECTS = 10;

/** Writes down a request that leaves beside the one that the page made; what it returns ends its line. */
export type Beside = (url: string, method: string) => (answered: Answered) => void;

/**
 * Lets a request of a page go its way, with the headers for its address if there are any. Those are sent ahead by our own hand:
 * an answer is handed to the page, a redirect that leads away from the owner's host is followed without them. Only where all
 * redirects stay there does the browser bear them itself, and asks again.
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
  const headers = { ...request.headers(), ...own };
  const first = await route.fetch({ headers, maxRedirects: 0 });
  const leadsTo = locationOf(first, request.url());
  if (leadsTo === undefined) {
    await route.fulfill({ response: first });
    return;
  }
  const isRepeatable = request.method() === 'GET' || request.method() === 'HEAD';
  const away = isRepeatable ? await firstAway(leadsTo) : leadsTo;
  if (away !== undefined) {
    await route.fulfill({ status: first.status(), headers: { location: away } });
    return;
  }
  beside(request.url(), request.method())({ status: first.status() });
  await route.continue({ headers });

  /** The first address of the chain that gets none of it; undefined if all of it gets some. */
  async function firstAway(start: string): Promise<string | undefined> {
    let url = start;
    for (let redirects = 1; redirects <= MOST_REDIRECTS; redirects += 1) {
      const extra = ownHeaders(url, headersFor);
      if (!extra) return url;
      const over = beside(url, 'GET');
      const answer = await route.fetch({
        url,
        method: 'GET',
        headers: { ...request.headers(), ...extra },
        maxRedirects: 0,
      });
      over({ status: answer.status() });
      const next = locationOf(answer, url);
      if (next === undefined) return undefined;
      url = next;
    }
    return url;
  }
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
