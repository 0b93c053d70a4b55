/** What the crawl knows of an answer: the digest of its page, of a file with what was read of it. */
import type { AttachmentReading } from '../lib/isolate/attachment-reading.js';
import type { PageDigest } from '../model/page.js';
import type { Exchange } from '../model/snapshot.js';
import type { CrawlSession } from './crawl-session.js';

/** Reads an answer that just came; what a file says goes into the snapshot too. What it says is kept if the caller keeps it. */
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
  const attachment = await session
    .readAttachment(body, exchange, session.signal)
    .catch(() => (session.signal.aborted ? undefined : READER_FAILED));
  if (!attachment) return digest;
  await session.writer.attachment(exchange, attachment);
  return session.readDigest(body, { ...from, attachment });
}

/** The reader could not be started: nothing is known of the file. */
const READER_FAILED: AttachmentReading = { format: 'unknown', failure: 'reader-failed' };
