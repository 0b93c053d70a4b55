/** A page of the snapshot in a browser without scripts: what it asks for is answered from the snapshot or refused, nothing leaves. */
import type { Browser, BrowserContext, Page, Route } from 'playwright';
import type { Exchange } from '../model/snapshot.js';
import { callTool, INSTALL_TOOLS } from './page-tools.js';
import type { StoredPages } from './stored-pages.js';

/** The window of every picture. */
export const WINDOW = { width: 1280, height: 800 };

/** Pages load so much beside their mark-up; the rest is refused. */
const MOST_PART_BYTES = 30 * 1024 * 1024;
const LOAD_LIMIT_MS = 20_000;

/** Opens a page of the browser for pictures, in a context of its own. */
export async function openShownPage(browser: Browser): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    javaScriptEnabled: false,
    bypassCSP: true,
    viewport: WINDOW,
    deviceScaleFactor: 1,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    acceptDownloads: false,
    // What no route answers (preconnections, sockets) finds no way out: this name never resolves.
    proxy: { server: 'http://nowhere.invalid:9', bypass: '<-loopback>' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(LOAD_LIMIT_MS);
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('popup', (popup) => void popup.close().catch(() => undefined));
  return page;
}

/** Shows the mark-up of an exchange at its own address and settles it. Rejects where the page does not come. */
export async function showOffline(page: Page, exchange: Exchange, pages: StoredPages): Promise<void> {
  const { url } = exchange;
  let isShown = false;
  let isBare = true;
  let partBytes = 0;
  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    const isOwn = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isOwn) {
      // Once: a page that reloads itself or goes elsewhere stays where it is.
      if (isShown) return await route.abort('aborted');
      isShown = true;
      return await fulfil(route, pages.markup(exchange));
    }
    const part = partBytes > MOST_PART_BYTES || request.method() !== 'GET' ? undefined : pages.part(request.url());
    if (!part) return await route.abort('aborted');
    partBytes += part.body.length;
    if (request.resourceType() === 'stylesheet') isBare = false;
    await fulfil(route, part);
  };
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route('**/*', (route) => {
    answer(route).catch(() => route.abort('aborted').catch(() => undefined));
  });
  await page.goto(withoutFragment(url), { waitUntil: 'load', timeout: LOAD_LIMIT_MS });
  for (const frame of page.frames()) {
    await frame.evaluate(INSTALL_TOOLS);
    await frame.evaluate(callTool('settle', { isBare }));
  }
}

const fulfil = (route: Route, { contentType, body }: { contentType: string; body: Buffer }): Promise<void> =>
  route.fulfill({ status: 200, headers: { 'content-type': contentType }, body });

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');
