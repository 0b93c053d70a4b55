/** The files that a page offers: those it links, and those it shows in a frame or in a viewer's frame. */
import type { Attachment } from '../model/page-facts.js';
import { isFileAddress, pageKey } from './address.js';
import type { SeenPage } from './seen-page.js';

/** Linked files first; a framed one has no words of its own. */
export function filesOf({ digest, exchange }: SeenPage): readonly Attachment[] {
  const { attachments } = digest.facts;
  const known = new Set(attachments.map(({ url }) => pageKey(url)));
  const framed = digest.frames
    .filter(({ isVisible }) => isVisible)
    .flatMap(({ url }) => fileIn(url, exchange.url) ?? [])
    .filter((url) => DOCUMENT.test(new URL(url).pathname) && !known.has(pageKey(url)));
  return [
    ...attachments,
    ...framed.map((url) => ({ text: '', url, type: /\.(\w+)$/.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '' })),
  ];
}

/** Films and pictures stand in frames too. */
const DOCUMENT = /\.(?:pdf|docx?|wps|xlsx?|et|ofd)$/i;
/** As viewers are told what to show: `viewer.html?file=/upload/nb.pdf`. */
const VIEWED = ['file', 'url', 'src', 'path', 'pdf', 'furl', 'filePath'];

function fileIn(frame: string, page: string): string | undefined {
  if (isFileAddress(frame)) return frame;
  if (!URL.canParse(frame)) return undefined;
  const { searchParams } = new URL(frame);
  for (const name of VIEWED) {
    const value = searchParams.get(name);
    if (value === null || !URL.canParse(value, page)) continue;
    const { href, protocol } = new URL(value, page);
    if (/^https?:$/.test(protocol) && isFileAddress(href)) return href;
  }
  return undefined;
}
