import { tidy } from '../../lib/text/squeeze.js';
import type { Attachment } from '../../model/page-facts.js';
import type { PlacedLink } from '../links/read-links.js';

const types = 'pdf|docx?|xlsx?|pptx?|od[st]|ofd|wps|et|dps|rtf|txt|csv|zip|rar|7z|tar|gz|ceb|cebx|dwg|mp3|mp4';
const pictures = 'jpe?g|png|tiff?|gif|bmp';
const inPath = new RegExp(`\\.(${types})$`, 'i');
const pictureInPath = new RegExp(`\\.(${pictures})$`, 'i');
const inText = new RegExp(`\\.(${types}|${pictures})(?:[\\])）】\\s]|$)`, 'i');
const download = /down(?:load|file|att)|attach|fileid|file_id|wbfileid|getfile|showfile|\/file(?:s|down)?\//i;
const worded = /附\s?件|附\s?表|附\s?图|下载/;

/** Lower-case file type of an address, from its path or its file name parameter. */
export const fileType = (url: string): string | undefined => {
  const { pathname, search } = new URL(url);
  const path = inPath.exec(safe(pathname))?.[1] ?? pictureInPath.exec(safe(pathname))?.[1];
  if (path !== undefined) return path.toLowerCase();
  const named = new RegExp(`[?&][^=&]*(?:name|file|path|url)[^=&]*=[^&]*\\.(${types}|${pictures})(?:&|$)`, 'i').exec(
    safe(search),
  );
  return named?.[1]?.toLowerCase();
};

const safe = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Files that the page's own part offers. A picture counts only where it is called 附件; a link without text does not. */
export const readAttachments = (links: readonly PlacedLink[], isOwn: (link: PlacedLink) => boolean): Attachment[] => {
  const found = new Map<string, Attachment>();
  for (const link of links) {
    if (!link.isVisible || (link.from !== 'href' && link.from !== 'onclick') || !isOwn(link)) continue;
    const type = attachmentType(link);
    if (type === undefined) continue;
    const text = link.text || link.title || fileName(link.url);
    if (text === '') continue;
    const known = found.get(link.url);
    if (known === undefined || known.text.length < text.length)
      found.set(link.url, { text: tidy(text), url: link.url, type });
  }
  return [...found.values()];
};

const attachmentType = (link: PlacedLink): string | undefined => {
  const type = fileType(link.url);
  if (type !== undefined && !pictureInPath.test(`x.${type}`)) return type;
  if (type !== undefined) return /附\s?件|附\s?表|附\s?图/.test(link.text) ? type : undefined;
  const spoken = inText.exec(link.text)?.[1]?.toLowerCase();
  if (spoken !== undefined && (download.test(link.url) || worded.test(link.text) || !/\.s?html?$/i.test(link.url)))
    return spoken;
  return undefined;
};

const fileName = (url: string): string => safe(new URL(url).pathname.split('/').at(-1) ?? '');
