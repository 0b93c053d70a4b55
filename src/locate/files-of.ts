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

/** Links behind which a file may be whose address does not tell its type: `/download?id=88`, 点击下载附件. */
export function downloadsOf({ digest }: SeenPage): readonly Attachment[] {
  const known = new Set(digest.facts.attachments.map(({ url }) => pageKey(url)));
  return digest.links
    .filter(
      ({ url, text, region, isVisible }) =>
        isVisible &&
        (region === 'content' || region === 'list') &&
        /^https?:/.test(url) &&
        !known.has(pageKey(url)) &&
        !/\.(?:s?html?|exe|apk)$/i.test(new URL(url).pathname) &&
        (DOWNLOAD.test(url) || /附\s?件|附\s?表|附件?下载/.test(text)) &&
        !/客户端|APP|阅读器|浏览器|插件|打印/i.test(text),
    )
    .map(({ url, text }) => ({ text, url, type: '' }));
}
const DOWNLOAD = /down(?:load|file|att)|attach|file_?id|getfile|showfile/i;

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
