/** Sees a sketched site as a crawl would, with nothing asked of any network: what the survey wants is drawn, or is not there. */
import { createHash } from 'node:crypto';
import type { AttachmentReading } from '../lib/isolate/attachment-reading.js';
import { requestKey } from '../locate/address.js';
import { survey, type SeenPage, type Wanted } from '../locate/survey.js';
import type { PageDigest } from '../model/page.js';
import type { CrawlPlan } from '../model/plan.js';
import type { SiteModel } from '../model/site-model.js';
import { BROWSER_SWITCHED_OFF, type Exchange, type SnapshotReader, type UnansweredReason } from '../model/snapshot.js';
import { attachmentWithContent } from '../page/attachment-page.js';
import { digestPage } from '../page/digest.js';
import { readPage } from '../page/read-page.js';
import { buildSite } from '../site/build-site.js';
import { NOT_FOUND, type SketchedAnswer, type SketchedPages } from './draw-pages.js';
import { ORIGIN } from './lay-out.js';
import { linksToTry } from './try-links.js';

/** What was read of pages, by address and content: examples of one file share most of theirs. */
export type Shelf = Map<string, PageDigest>;

export interface Visit {
  readonly plan: CrawlPlan;
  readonly pages: SketchedPages;
  /** The day on which the pages are seen. */
  readonly seenOn: string;
  /** The crawl stops after so many. */
  readonly most?: number;
}

export function visitSite({ plan, pages, seenOn, most = Infinity }: Visit, shelf: Shelf): SiteModel {
  const capturedAt = `${seenOn}T18:00:00+08:00`;
  const seen: SeenPage[] = [];
  const bodies = new Map<string, Uint8Array>();
  const files = new Map<string, AttachmentReading>();
  const digests = new Map<string, PageDigest>();
  const unanswered = new Map<string, UnansweredReason>();
  const tried: Exchange[] = [];
  /** Asks an address; the exchange and its digest, unless nothing ever came. */
  const ask = (url: string, purpose: string): SeenPage | undefined => {
    const answer = answerFor(url, pages);
    if (answer === 'unread') {
      unanswered.set(url, 'timeout');
      return undefined;
    }
    const body = bytesOf(answer);
    const exchange = exchangeOf(url, purpose, answer, body, capturedAt);
    const key = `${url} ${exchange.sha256}`;
    const digest = shelf.get(key) ?? digestOf(body, exchange, answer);
    shelf.set(key, digest);
    bodies.set(exchange.record, body);
    if ('file' in answer) files.set(exchange.record, answer.file);
    digests.set(exchange.record, digest);
    return { exchange, digest };
  };
  const look = (): readonly Wanted[] =>
    survey({ plan, pages: seen, redirects: new Map(), unanswered, canRender: false }).wanted;
  let wanted = look();
  while (wanted.length > 0 && seen.length < most) {
    for (const { url, purpose } of wanted.slice(0, most - seen.length)) {
      const page = ask(url, purpose);
      if (page) seen.push(page);
    }
    wanted = look();
  }
  const isCut = wanted.length > 0;
  for (const { url } of wanted) unanswered.set(url, 'budget');
  const known = new Set([...seen.map(({ exchange }) => exchange.url), ...unanswered.keys()].map(requestKey));
  if (!isCut)
    for (const url of linksToTry(plan, seen, known)) {
      const page = ask(url, 'link');
      if (page) tried.push(page.exchange);
    }
  const reader: SnapshotReader = {
    head: {
      site: plan.site,
      asOf: plan.asOf,
      profile: { id: 'examples', digest: '', resolved: '' },
      environment: {
        tool: 'gongkai',
        browser: { available: false, why: BROWSER_SWITCHED_OFF },
        ipv6Route: false,
        userAgent: 'gongkai',
        robots: 'obeyed',
      },
      startedAt: capturedAt,
    },
    crawl: {
      startedAt: capturedAt,
      finishedAt: capturedAt,
      requests: seen.length,
      pages: seen.length,
      rendered: 0,
      bytes: 0,
      stoppedBecause: isCut ? 'budget' : 'complete',
    },
    exchanges: [...seen.map(({ exchange }) => exchange), ...tried],
    unanswered: [...unanswered].map(([url, why]) => ({ url, why, at: capturedAt, purpose: 'page' })),
    probes: [],
    body: (record) => bodies.get(record) ?? new Uint8Array(),
    attachment: (record) => files.get(record),
    close: () => undefined,
  };
  return buildSite(reader, plan, digests);
}

/** Other hosts are never asked; the site's own server says of the rest that it is not there. */
function answerFor(url: string, pages: SketchedPages): SketchedAnswer {
  const [plain = url] = url.split('#');
  const known = pages.get(plain);
  if (known) return known;
  return new URL(plain).origin === ORIGIN ? { status: 404, html: NOT_FOUND } : 'unread';
}

const bytesOf = (answer: Exclude<SketchedAnswer, 'unread'>): Uint8Array =>
  Buffer.from('html' in answer ? answer.html : `%PDF-1.4\n${JSON.stringify(answer.file)}`);

function exchangeOf(
  url: string,
  purpose: string,
  answer: Exclude<SketchedAnswer, 'unread'>,
  body: Uint8Array,
  capturedAt: string,
): Exchange {
  const contentType = 'html' in answer ? 'text/html; charset=utf-8' : 'application/octet-stream';
  return {
    record: `<urn:example:${url}>`,
    url,
    method: 'GET',
    status: answer.status,
    contentType,
    headers: { 'content-type': contentType },
    capturedAt,
    sha256: createHash('sha256').update(body).digest('hex'),
    bodyBytes: body.length,
    elapsedMs: 5,
    via: 'fetch',
    purpose,
  };
}

function digestOf(body: Uint8Array, { url, status, contentType }: Exchange, answer: SketchedAnswer): PageDigest {
  const page = readPage(body, { url, status, ...(contentType !== undefined && { contentType }) });
  return digestPage(typeof answer === 'object' && 'file' in answer ? attachmentWithContent(page, answer.file) : page);
}
