import { squeeze } from '../lib/text/squeeze.js';
import type { AttachmentReading } from '../lib/isolate/attachment-reading.js';
import type { PageFacts } from '../model/page-facts.js';
import type { Grid, Page } from '../model/page.js';
import { findLabelledDates, isUpdateLabel } from './dates/labelled-dates.js';

const officeTypes =
  /^(?:application\/(?:pdf|msword|ofd|zip|x-(?:zip|rar|7z)\S*|vnd\.\S+|rtf|octet-stream|x-msdownload|gzip)|image\/|video\/|audio\/|font\/)/i;
const magic: readonly (readonly [string, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
];

/** True for a file rather than a page: by its first bytes, else by its content type unless the bytes are mark-up. */
export const isAttachment = (bytes: Uint8Array, contentType: string, url: string): boolean => {
  if (magic.some(([, head]) => head.every((byte, index) => bytes[index] === byte))) return true;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).replace(/\0/g, '').trimStart();
  if (saysOffice(contentType, url) && (officeMarkup.test(head) || /^MIME-Version:/im.test(head))) return true;
  const start = head.slice(0, 512);
  if (/^(?:\u00ef\u00bb\u00bf)?\s*</.test(start) || /<(?:html|head|body|div|script|meta)\b/i.test(start)) return false;
  if (officeTypes.test(contentType)) return true;
  return (
    !/html|xml|json|text\//i.test(contentType) &&
    /\.(?:pdf|docx?|xlsx?|pptx?|ofd|wps|et|zip|rar|7z|jpe?g|png|gif|mp4|mp3|txt|csv|rtf)(?:[?#]|$)/i.test(url)
  );
};

/** What Word and Excel write when they save a document as a web page or as XML: mark-up, but no page of the site. */
const officeMarkup =
  /xmlns(?::\w+)?=["']urn:schemas-microsoft-com:office:|<\?mso-application|schemas\.microsoft\.com\/office\/word|<table[^>]*x:str/i;

/** Pages of sites are pasted from Word too: only what is offered as a document is one. */
const saysOffice = (contentType: string, url: string): boolean =>
  /^application\/(?:msword|vnd\.|octet-stream|x-msdownload)/i.test(contentType) ||
  /\.(?:docx?|xlsx?|wps|et)(?:[?#]|$)/i.test(url);

/** True for a picture that the server calls a page: no reader was meant to get a file there. */
export const isMislabelledPicture = (bytes: Uint8Array, contentType: string): boolean =>
  /html/i.test(contentType) &&
  magic.some(([type, head]) => pictures.has(type) && head.every((byte, index) => bytes[index] === byte));
const pictures: ReadonlySet<string> = new Set(['png', 'jpg', 'gif']);

/** The page of a file: its name, and nothing that only a page has. */
export const attachmentPage = (url: string, status: number): Page => ({
  ...emptyPage(url, status, 'utf-8'),
  facts: { ...emptyPage(url, status, 'utf-8').facts, kind: 'attachment', title: nameIn(url) },
});

/** The page of a file with what was read of it, text and tables; any other page as it is. */
export const attachmentWithContent = (page: Page, reading: AttachmentReading): Page => {
  if (page.facts.kind !== 'attachment') return page;
  if ('failure' in reading)
    return { ...page, facts: { ...page.facts, file: { format: reading.format, failure: reading.failure } } };
  const { text, format } = reading;
  const grids: Grid[] = reading.grids.map((grid) => grid.map((row) => row.map(squeeze)));
  const dates = findLabelledDates(text.split('\n').map((line, at) => ({ text: line, at })));
  const labelledDates = dates.filter(({ label }) => label !== '').map(({ label, on, quote }) => ({ label, on, quote }));
  const updatedOn = labelledDates
    .filter(({ label }) => isUpdateLabel(label))
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const facts: PageFacts = {
    ...page.facts,
    ...(updatedOn === undefined ? {} : { updatedOn }),
    tables: grids.map((grid) => ({ rows: grid.length, columns: grid[0]?.length ?? 0 })),
    textLength: squeeze(text).length,
    file: { format },
  };
  const media = { ...page.media, images: reading.pictures ?? 0 };
  const hidden = reading.hidden === undefined ? {} : { hiddenText: reading.hidden };
  return { ...page, facts, contentText: text, bodyText: text, ...hidden, grids, labelledDates, media };
};

/** A page that says nothing. */
export const emptyPage = (url: string, status: number, charset: string): Page => ({
  url,
  status,
  facts: {
    url,
    charset,
    kind: status >= 400 ? 'error' : 'shell',
    title: '',
    breadcrumb: [],
    meta: {},
    items: [],
    attachments: [],
    tables: [],
    footer: { errorReport: false, ipv6Label: false },
    textLength: 0,
  },
  links: [],
  frames: [],
  hasScriptMenu: false,
  tabs: [],
  morePages: [],
  forms: [],
  contentText: '',
  bodyText: '',
  grids: [],
  infoRows: [],
  labelledDates: [],
  media: { images: 0, videos: 0, audios: 0 },
});

const nameIn = (url: string): string => {
  try {
    return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
  } catch {
    return '';
  }
};
