/** The pages of a snapshot: digests in memory, the whole page read again by record through a small cache. */
import { maskPersonalNumbers } from '../lib/text/mask.js';
import type { Evidence } from '../model/outcome.js';
import type { Page, PageDigest } from '../model/page.js';
import type { PageView } from '../model/site-model.js';
import type { Exchange, SnapshotReader } from '../model/snapshot.js';
import type { SeenPage } from '../locate/survey.js';
import { attachmentWithContent } from '../page/attachment-page.js';
import { createDigester } from '../page/digest.js';
import { readPage } from '../page/read-page.js';

/** Pages kept parsed at a time: checks ask for the same few pages one after another. */
const KEPT = 12;

export interface PageViews {
  readonly seen: readonly SeenPage[];
  viewOf(page: SeenPage): PageView;
  /** What a probe brought; probes are in the snapshot for the record and are no pages of the site. */
  probedPage(record: string): Page | undefined;
}

/**
 * Reads every answered page once; of records in `known` what was read of them before. Answers that redirect are no pages; of a torn
 * record nothing is said. `onLook` hears of each page that somebody reads again or brings as evidence.
 */
export function openPages(
  reader: SnapshotReader,
  known?: ReadonlyMap<string, PageDigest>,
  onLook?: (view: PageView) => void,
): PageViews {
  const digestPage = createDigester();
  const seen: SeenPage[] = [];
  for (const exchange of reader.exchanges) {
    if (exchange.location !== undefined || exchange.method === 'HEAD' || !isForReading(exchange)) continue;
    const before = known?.get(exchange.record);
    const page = before ? undefined : readExchange(reader, exchange);
    const digest = before ?? (page && digestPage(page));
    if (digest) seen.push({ exchange, digest });
  }
  const parsed = new Map<string, Page>();
  const views = new Map<SeenPage, PageView>();
  const readAgain = (exchange: Exchange): Page => {
    const known = parsed.get(exchange.record);
    parsed.delete(exchange.record);
    const page = known ?? readExchange(reader, exchange) ?? readPage(new Uint8Array(), { url: exchange.url });
    parsed.set(exchange.record, page);
    const [oldest] = parsed.keys();
    if (parsed.size > KEPT && oldest !== undefined) parsed.delete(oldest);
    return page;
  };
  return {
    seen,
    viewOf: (page) => {
      const known = views.get(page);
      if (known) return known;
      const { exchange } = page;
      const view: PageView = {
        url: exchange.url,
        record: exchange.record,
        status: exchange.status,
        facts: page.digest.facts,
        isRendered: exchange.via === 'render',
        ...(page.digest.holdsPersonalNumbers && { holdsPersonalNumbers: true }),
        ...((MORE_ROWS.test(exchange.purpose) || isData(exchange)) && { isMoreOfList: true }),
        read: () => {
          onLook?.(view);
          return readAgain(exchange);
        },
        evidence: (quote, selector) => {
          onLook?.(view);
          return evidenceOf(page, quote, selector);
        },
      };
      views.set(page, view);
      return view;
    },
    probedPage: (record) => {
      const exchange = reader.exchanges.find((one) => one.record === record);
      return exchange && readExchange(reader, exchange);
    },
  };
}

/** As the survey names what it asks for. */
const MORE_ROWS = /:(?:page|list)$/;
/** What scripts ask for; readers never see it as it is. */
const isData = ({ contentType = '' }: Exchange): boolean => /[/+]json\b/i.test(contentType);

export function evidenceOf(page: SeenPage, quote?: string, selector?: string): Evidence {
  const { url, capturedAt, sha256, record } = page.exchange;
  return {
    url,
    capturedAt,
    sha256,
    ...(quote === undefined || quote === '' ? {} : { quote: shorten(quote) }),
    ...(selector === undefined ? {} : { selector }),
    record,
  };
}

const LONGEST_QUOTE = 300;
/** Masked first: half a number is none to the mask. */
const shorten = (text: string): string =>
  text.length > LONGEST_QUOTE ? `${maskPersonalNumbers(text).slice(0, LONGEST_QUOTE)}…` : text;

/** Probes, robots files and answers to scripts are in the snapshot for the record, not for reading. */
const isForReading = (exchange: Exchange): boolean =>
  !/^(?:robots|probe|xhr|sub-resource|link|search)(?::|$)/.test(exchange.purpose);

/** The page of an answer, with what its file said; undefined where the record is torn. */
export function readExchange(reader: SnapshotReader, exchange: Exchange): Page | undefined {
  try {
    const page = readPage(reader.body(exchange.record), {
      url: exchange.url,
      status: exchange.status,
      ...(exchange.contentType === undefined ? {} : { contentType: exchange.contentType }),
      ...(exchange.requestBody === undefined ? {} : { requestBody: exchange.requestBody }),
    });
    const content = page.facts.kind === 'attachment' ? reader.attachment(exchange.record) : undefined;
    return content ? attachmentWithContent(page, content) : page;
  } catch {
    return undefined;
  }
}
