/** What a page in the browser may ask: so many requests, so few navigations, and none of what only an eye would see. */
import type { Page, Request, Route } from 'playwright';

export interface TrafficOptions {
  /** Headers for addresses that get some. */
  readonly headersFor: (url: URL) => Readonly<Record<string, string>>;
  /** Waits until the host may be asked again; every navigation after the first waits for it. */
  readonly pace: (url: string) => Promise<void>;
}

export interface Traffic {
  /** Requests that were let out, redirects among them. */
  readonly requests: number;
  /** Navigations of the page itself that were wanted. */
  readonly navigations: number;
  /** The page goes elsewhere again and again, as a challenge does that is never content with its answer. */
  readonly isRestless: boolean;
  /** Resolves once it is. The browser goes on waiting for what will not come. */
  readonly restless: Promise<void>;
}

/** A page that asks for more than this is not a page but a load on its servers. */
const MOST_REQUESTS = 300;
/** A cookie challenge needs two or three; who wants more is not going anywhere. */
const MOST_NAVIGATIONS = 5;
const UNSEEN = new Set(['image', 'media', 'font']);

/** Bounds a page before it is sent anywhere; the figures that come back go on counting. */
export async function boundTraffic(page: Page, { headersFor, pace }: TrafficOptions): Promise<Traffic> {
  let tellRestless = (): void => undefined;
  const restless = new Promise<void>((resolve) => {
    tellRestless = resolve;
  });
  const traffic = { requests: 0, navigations: 0, isRestless: false, restless };

  const decide = async (route: Route): Promise<void> => {
    const request = route.request();
    if (isMainNavigation(request, page)) {
      traffic.navigations += 1;
      if (traffic.navigations > MOST_NAVIGATIONS) {
        traffic.isRestless = true;
        tellRestless();
        // "Aborted" leaves the page as it stands; any other word would put an error page in its place.
        return await route.abort('aborted');
      }
      if (traffic.navigations > 1) await pace(request.url());
    }
    if (UNSEEN.has(request.resourceType()) || traffic.requests >= MOST_REQUESTS) return await route.abort();
    traffic.requests += 1;
    const extra = URL.canParse(request.url()) ? headersFor(new URL(request.url())) : {};
    await route.continue(Object.keys(extra).length > 0 ? { headers: { ...request.headers(), ...extra } } : {});
  };

  await page.route('**/*', (route) => {
    // A page that is closed meanwhile answers no more: that is no fault of anybody.
    decide(route).catch(() => route.abort('aborted').catch(() => undefined));
  });
  // Redirects pass no route.
  page.on('request', (request) => {
    if (request.redirectedFrom()) traffic.requests += 1;
  });
  return traffic;
}

/** False too while the frame of a navigation is not there yet, for which the library throws. */
export function isMainNavigation(request: Request, page: Page): boolean {
  try {
    return request.isNavigationRequest() && request.frame() === page.mainFrame();
  } catch {
    return false;
  }
}
