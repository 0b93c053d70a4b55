/** Of each link that leads away from the site and from the government, whether visitors are told before it takes them there. */
import { decodeText } from '../lib/charset/decode-text.js';
import { requestKey } from '../locate/address.js';
import { announcingScripts, hostBehind, outboundLinks } from '../locate/outbound-links.js';
import type { SeenPage } from '../locate/seen-page.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { OutboundLink } from '../model/site-model.js';
import type { Exchange, SnapshotReader } from '../model/snapshot.js';
import { findAnnouncement } from '../page/links/leaving.js';
import { evidenceOf } from './page-views.js';

type Standing = Pick<OutboundLink, 'state' | 'reason'>;

export function readOutboundLinks(
  reader: SnapshotReader,
  pages: readonly SeenPage[],
  site: SiteEntry,
): readonly OutboundLink[] {
  const saysOf = scriptReader(reader);
  const pageStandings = new Map<SeenPage, Standing>();
  return outboundLinks(pages, site).map(({ link, page }) => {
    const onPage = pageStandings.get(page) ?? standingOfPage(page, saysOf);
    pageStandings.set(page, onPage);
    const standing: Standing =
      link.leaving === 'announced'
        ? { state: 'announced' }
        : link.leaving === 'scripted' && onPage.state === 'unannounced'
          ? // What its handler does stands in no script that was read.
            { state: 'unseen', reason: 'needs-browser' }
          : onPage;
    const { url, text } = link;
    return {
      url,
      host: hostBehind(url),
      text,
      from: evidenceOf(page, text === '' ? url : text),
      isOnHome: page.exchange.purpose === 'home',
      ...standing,
    };
  });
}

/** A page that announces by script or dialogue does so for all its links; one whose scripts were not all read may. */
function standingOfPage(page: SeenPage, saysOf: (url: string) => 'announces' | 'silent' | 'unread'): Standing {
  const { leaving } = page.digest;
  if (leaving?.announcement !== undefined) return { state: 'announced' };
  const said = (announcingScripts(page) ?? []).map(saysOf);
  if (said.includes('announces')) return { state: 'announced' };
  return leaving === undefined || said.includes('unread')
    ? { state: 'unseen', reason: 'needs-browser' }
    : { state: 'unannounced' };
}

/** What a script file says, by its address; a part of one that is silent is not read whole. */
function scriptReader(reader: SnapshotReader): (url: string) => 'announces' | 'silent' | 'unread' {
  const records = new Map(
    reader.exchanges
      .filter(({ purpose, method }) => purpose === 'link:script' && method === 'GET')
      .map((exchange) => [requestKey(exchange.url), exchange]),
  );
  const known = new Map<string, 'announces' | 'silent' | 'unread'>();
  return (url) => {
    const key = requestKey(url);
    const standing = known.get(key) ?? standingOf(lastOf(records, url), reader);
    known.set(key, standing);
    return standing;
  };
}

function standingOf(exchange: Exchange | undefined, reader: SnapshotReader): 'announces' | 'silent' | 'unread' {
  // A script that is not there does nothing.
  if (exchange?.status === 404 || exchange?.status === 410) return 'silent';
  return exchange && isRead(exchange.status) ? readScript(reader, exchange.record) : 'unread';
}

/** What came last of where the server sends on to. */
function lastOf(records: ReadonlyMap<string, Exchange>, url: string): Exchange | undefined {
  let last = records.get(requestKey(url));
  for (let hops = 0; last?.location !== undefined && hops < MOST_HOPS; hops += 1)
    last = records.get(requestKey(last.location));
  return last;
}

const MOST_HOPS = 3;

const isRead = (status: number): boolean => status === 200 || status === 206;

/** A page for an answer, or half a script, says nothing of what the script does. */
function readScript(reader: SnapshotReader, record: string): 'announces' | 'silent' | 'unread' {
  try {
    const bytes = reader.body(record);
    const { text } = decodeText(bytes, 'application/javascript');
    if (findAnnouncement(text) !== undefined) return 'announces';
    return bytes.length >= WHOLE_BYTES || /^\s*<(?:!doctype|html)/i.test(text) ? 'unread' : 'silent';
  } catch {
    return 'unread';
  }
}

/** The crawl asks for no more of a script. */
const WHOLE_BYTES = 400_000;
