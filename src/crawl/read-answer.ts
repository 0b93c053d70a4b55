/** What the crawl knows of an answer: the digest of its page, of a file with the text that was made of it. */
import type { PageDigest } from '../model/page.js';
import type { Exchange } from '../model/snapshot.js';
import type { CrawlSession } from './crawl-session.js';

/** Reads an answer that just came; the text of a file goes into the snapshot too. What it says is kept if the caller keeps it. */
export async function readAnswer(session: CrawlSession, exchange: Exchange, body: Uint8Array): Promise<PageDigest> {
  const digest = await read(session, exchange, body);
  session.options.digests?.set(exchange.record, digest);
  return digest;
}

async function read(session: CrawlSession, exchange: Exchange, body: Uint8Array): Promise<PageDigest> {
  const from = {
    url: exchange.url,
    status: exchange.status,
    ...(exchange.contentType !== undefined && { contentType: exchange.contentType }),
    ...(exchange.requestBody !== undefined && { requestBody: exchange.requestBody }),
  };
  const digest = session.readDigest(body, from);
  if (digest.facts.kind !== 'attachment' || exchange.status >= 400 || session.signal.aborted) return digest;
  // Cut off by an abort it has nothing to say; taken up again, the crawl reads it.
  const found = await session
    .readAttachment(body, exchange, session.signal)
    .catch(() => (session.signal.aborted ? undefined : { failure: 'reader-failed' }));
  if (!found) return digest;
  await session.writer.attachmentText(exchange, found);
  return 'text' in found ? session.readDigest(body, { ...from, attachmentText: found.text }) : digest;
}
