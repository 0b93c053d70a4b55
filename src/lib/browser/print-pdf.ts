import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Browser, Route } from 'playwright';
import { drawsChinese } from './draws-chinese.js';
import { startBrowser, type BrowserStart } from './start-browser.js';

/** A page to be printed. */
export interface PrintJob {
  /** A whole page, self-contained but for pictures that lie in `folder`. */
  readonly html: string;
  readonly folder: string;
  /** Plain text at the head of every page: left and right. */
  readonly head: { readonly left: string; readonly right: string };
}

/** Prints pages one after another in one browser. */
export interface Printer {
  /** The PDF on A4, tagged, with an outline of its headings. Throws `CannotPrint`. */
  print(job: PrintJob): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** This machine prints nothing: there is no browser, or its text would be blank. */
export class CannotPrint extends Error {
  override readonly name = 'CannotPrint';
  constructor(readonly reason: 'no-browser' | 'no-chinese-font') {
    super(reason);
  }
}

/** The printed page lives at a name that nobody has; pictures are answered from its folder, all else is refused. */
const ORIGIN = 'https://report.invalid';
const PICTURE = /^\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.png$/;
/** A report of ten thousand findings prints in less. */
const PRINT_LIMIT_MS = 180_000;

/** Answers with the browser to print with, if there is one. */
type FindBrowser = () => Promise<BrowserStart | undefined>;

/** A printer over the browser that `find` answers, which is started when the first page comes and again if it died. */
export function openPrinter(find: FindBrowser): Printer {
  let starting: Promise<Browser> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const browserAtHand = async (): Promise<Browser> => {
    const browser = await starting;
    if (browser?.isConnected() !== true) starting = launch(find);
    return await (starting as Promise<Browser>);
  };
  return {
    print: (job) => {
      const printed = turn.then(async () => printIn(await browserAtHand(), job));
      turn = printed.catch(() => undefined);
      return printed;
    },
    close: async () => {
      await turn;
      await (await starting?.catch(() => undefined))?.close().catch(() => undefined);
      starting = undefined;
    },
  };
}

async function launch(find: FindBrowser): Promise<Browser> {
  const found = await find();
  if (found === undefined) throw new CannotPrint('no-browser');
  const browser = await startBrowser(found);
  const page = await browser.newPage();
  const isLegible = await drawsChinese(page);
  await page.close();
  if (isLegible) return browser;
  await browser.close();
  throw new CannotPrint('no-chinese-font');
}

async function printIn(browser: Browser, { html, folder, head }: PrintJob): Promise<Uint8Array> {
  // No script runs, so the policy of the page may make way for the style that printing adds.
  const context = await browser.newContext({ javaScriptEnabled: false, bypassCSP: true, colorScheme: 'light' });
  try {
    context.setDefaultTimeout(PRINT_LIMIT_MS);
    const page = await context.newPage();
    await page.route('**/*', (route) => answer(route, forPrinting(html), folder));
    await page.goto(`${ORIGIN}/`, { waitUntil: 'load', timeout: PRINT_LIMIT_MS });
    return await page.pdf({
      format: 'A4',
      margin: { top: '20mm', bottom: '18mm', left: '15mm', right: '15mm' },
      displayHeaderFooter: true,
      headerTemplate: line(`<span>${escaped(head.left)}</span><span>${escaped(head.right)}</span>`),
      footerTemplate: line(
        '<span></span><span>— <span class="pageNumber"></span> / <span class="totalPages"></span> —</span><span></span>',
      ),
      printBackground: true,
      tagged: true,
      outline: true,
    });
  } finally {
    await context.close().catch(() => undefined);
  }
}

async function answer(route: Route, html: string, folder: string): Promise<void> {
  const { pathname, origin } = new URL(route.request().url());
  if (origin !== ORIGIN) return await route.abort();
  if (pathname === '/') return await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
  const body = PICTURE.test(pathname) ? await pictureIn(folder, pathname) : undefined;
  if (body === undefined) return await route.abort();
  await route.fulfill({ contentType: 'image/png', body });
}

/** A file of this folder and of no other, whatever links lie in it. */
async function pictureIn(folder: string, pathname: string): Promise<Buffer | undefined> {
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, pathname))]);
    return file.startsWith(root + sep) ? await readFile(file) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The page as paper wants it: head and foot are drawn by the browser, not by the page's own margins, and no link leads to
 * a file that lies beside the page, for the paper goes elsewhere. In our pages quotation marks stand around attributes only.
 */
const forPrinting = (html: string): string =>
  html
    .replace('</head>', '<style>@page { margin: 20mm 15mm 18mm; @bottom-center { content: none } }</style></head>')
    .replaceAll(/ href="(?!https?:|#|data:|mailto:)[^"]*"/g, '');

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0xfffd};`);

const line = (content: string): string =>
  `<div style="width:100%;margin:0 15mm;display:flex;justify-content:space-between;font:8pt sans-serif;color:#555">${content}</div>`;
