/** Pictures of what a report finds at fault, made from the snapshot alone after scoring, so that a replay makes the same. */
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import PQueue from 'p-queue';
import type { Page } from 'playwright';
import { drawsChinese } from '../lib/browser/draws-chinese.js';
import { writeAtomic } from '../lib/fs/write-atomic.js';
import type { AuditReport, Pictures } from '../model/report.js';
import type { Exchange } from '../model/snapshot.js';
import { openSnapshot } from '../snapshot/open-snapshot.js';
import { openDesk } from './desk.js';
import type { Desk } from './desk.js';
import { showOffline } from './offline-page.js';
import { failedIn, MOST_PICTURES, orderPictures, placeKey } from './picture-orders.js';
import type { PictureOrder } from './picture-orders.js';
import { storedPages } from './stored-pages.js';
import type { StoredPages } from './stored-pages.js';
import { findPlace, readFrames, takePicture } from './take-picture.js';

export interface IllustrateOptions {
  readonly snapshot: string;
  /** The site's folder: pictures go to `evidence/` in it. */
  readonly folder: string;
  /** Program of the browser, or why none is used. */
  readonly browser: { readonly path: string } | { readonly why: NonNullable<Pictures['why']> };
  /** Ends the work; what is undone stays undone. */
  readonly signal?: AbortSignal;
  /** Told each page that could not be shown. */
  readonly onFailure?: (url: string, error: unknown) => void;
  readonly most?: number;
}

/** All pictures of a site, waiting for the browser not counted. */
const SITE_LIMIT_MS = 120_000;

/** Two cores do not draw two pages sooner than one after the other. */
const oneAtATime = new PQueue({ concurrency: 1 });

/**
 * The report with its pictures: made, written and named where they belong, and counted. Undefined when it was interrupted.
 * Rejects only where the disk refuses; a page that cannot be shown costs its own pictures.
 */
export async function illustrate(report: AuditReport, options: IllustrateOptions): Promise<AuditReport | undefined> {
  const { snapshot: path, folder, browser, signal } = options;
  if ('why' in browser) return { ...report, pictures: { files: [], left: 0, failed: 0, why: browser.why } };
  const snapshot = openSnapshot(path);
  try {
    const pages = storedPages(snapshot);
    const { orders, left } = orderPictures(
      report,
      (page) => pages.page(page) !== undefined,
      options.most ?? MOST_PICTURES,
    );
    const drawn =
      orders.length === 0
        ? { files: [] }
        : await oneAtATime.add(() => drawAll(orders, pages, { ...options, browserPath: browser.path }));
    if (signal?.aborted === true) return undefined;
    const made = new Map(drawn.files.map(({ order, file }) => [order.key, file]));
    await removeOthers(join(folder, 'evidence'), new Set([...made.values()].map((file) => basename(file))));
    return {
      ...report,
      outcomes: report.outcomes.map((outcome) => named(outcome, made)),
      pictures: {
        files: drawn.files
          .filter(({ order, file }) => order.file === file)
          .map(({ file, marked, covered }) => ({ file, marked, covered })),
        left,
        failed: 'why' in drawn ? 0 : orders.length - drawn.files.length,
        ...('why' in drawn && { why: drawn.why }),
      },
    };
  } finally {
    snapshot.close();
  }
}

interface Drawn {
  readonly order: PictureOrder;
  /** That of another order where both show the top of the same page. */
  readonly file: string;
  readonly marked: boolean;
  readonly covered: number;
}

type DrawOptions = IllustrateOptions & { readonly browserPath: string };

/** In the order in which they were ordered. Pages are opened once for all their places. */
async function drawAll(
  orders: readonly PictureOrder[],
  pages: StoredPages,
  options: DrawOptions,
): Promise<{ readonly files: readonly Drawn[]; readonly why?: 'no-browser' | 'no-chinese-font' }> {
  const { signal, onFailure } = options;
  const drawn = new Map<PictureOrder, Drawn>();
  const endsAt = performance.now() + SITE_LIMIT_MS;
  const desk = openDesk(options.browserPath);
  try {
    const legible = await isLegible(desk);
    if (legible !== true) return { files: [], why: legible };
    for (const [exchange, own] of byPage(orders, pages)) {
      if (signal?.aborted === true || performance.now() > endsAt) break;
      try {
        await desk.use((page) => drawPage(page, exchange, own, pages, options, (one) => drawn.set(one.order, one)));
      } catch (error) {
        if (isOfDisk(error)) throw error;
        onFailure?.(exchange.url, error);
      }
    }
  } finally {
    await desk.close();
  }
  return { files: orders.flatMap((order) => drawn.get(order) ?? []) };
}

function byPage(orders: readonly PictureOrder[], pages: StoredPages): ReadonlyMap<Exchange, readonly PictureOrder[]> {
  const groups = new Map<Exchange, PictureOrder[]>();
  for (const order of orders) {
    const exchange = pages.page(order.page);
    if (exchange) groups.set(exchange, [...(groups.get(exchange) ?? []), order]);
  }
  return groups;
}

let chinese: boolean | undefined;

/** Boxes in place of characters prove nothing. Asked once: fonts do not come while a program runs. */
async function isLegible(desk: Desk): Promise<true | 'no-browser' | 'no-chinese-font'> {
  try {
    chinese ??= await desk.use(drawsChinese);
    return chinese ? true : 'no-chinese-font';
  } catch {
    return 'no-browser';
  }
}

/** All places of one page, the top of the page once for those that are not seen. */
async function drawPage(
  page: Page,
  exchange: Exchange,
  orders: readonly PictureOrder[],
  pages: StoredPages,
  { folder, signal }: DrawOptions,
  keep: (drawn: Drawn) => void,
): Promise<void> {
  await showOffline(page, exchange, pages);
  const frames = await readFrames(page);
  let top: Drawn | undefined;
  for (const order of orders) {
    if (signal?.aborted === true) return;
    const place = await findPlace(frames, order);
    if (!place && top) {
      keep({ ...top, order });
      continue;
    }
    const { bytes, covered } = await takePicture(page, frames, place);
    await writeAtomic(join(folder, order.file), bytes);
    const drawn = { order, file: order.file, marked: place !== undefined, covered };
    if (!place) top = drawn;
    keep(drawn);
  }
}

const isOfDisk = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && 'syscall' in error && typeof error.code === 'string';

const named = (outcome: AuditReport['outcomes'][number], made: ReadonlyMap<string, string>) => {
  const failed = new Set(failedIn(outcome));
  if (failed.size === 0) return outcome;
  const findings = outcome.findings.map((finding) => {
    if (!failed.has(finding)) return finding;
    const evidence = finding.evidence.map((one) => {
      const file = made.get(placeKey(one, finding));
      return file === undefined ? one : { ...one, screenshot: file };
    });
    return { ...finding, evidence };
  });
  return { ...outcome, findings };
};

/** Pictures that an earlier part of the run left and this one has no use for. */
async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (name.endsWith('.png') && !kept.has(name)) await rm(join(folder, name), { force: true });
}
