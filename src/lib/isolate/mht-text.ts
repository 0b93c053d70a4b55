/** Text of a web archive in one file (MHT), as Word and browsers save it: that of its first page. */
import type { AttachmentContent } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';
import { contentOfHtml, htmlText } from './html-text.js';

/** Throws `UnreadableFile` (`damaged`) where no part of it is a page. */
export async function mhtText(bytes: Uint8Array): Promise<AttachmentContent> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/\r\n/g, '\n');
  const page = firstPage(source, 0);
  if (!page) throw new UnreadableFile('damaged');
  const body = decodeBody(page.body, page.head);
  // What the head says of the encoding, a page need not say again.
  return /charset="?utf-8/i.test(page.head) ? contentOfHtml(body.toString('utf8')) : await htmlText(body);
}

interface Part {
  readonly head: string;
  readonly body: string;
}

const MOST_LEVELS = 5;

function firstPage(source: string, level: number): Part | undefined {
  const end = source.indexOf('\n\n');
  if (end < 0 || level > MOST_LEVELS) return undefined;
  const head = source.slice(0, end).replace(/\n[ \t]+/g, ' ');
  const body = source.slice(end + 2);
  const boundary = /^Content-Type:\s*multipart\/[^\n]*?boundary="?([^"\n;]+)"?/im.exec(head)?.[1];
  if (boundary === undefined) return /^Content-Type:\s*text\/html/im.test(head) ? { head, body } : undefined;
  for (const part of body.split(`--${boundary}`).slice(1)) {
    const found = firstPage(part.replace(/^\n/, ''), level + 1);
    if (found) return found;
  }
  return undefined;
}

function decodeBody(body: string, head: string): Buffer {
  const how = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
  if (how === 'base64') return Buffer.from(body, 'base64');
  if (how !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
