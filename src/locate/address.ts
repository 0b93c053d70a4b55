/** What the shape of an address says: the same page, the same site, an article, a file. CMS shapes: see the table below. */
import { getDomain } from 'tldts';
import { normaliseUrl } from '../lib/url/normalise-url.js';
import { remember } from './remember.js';

/** The address asked for, as one string: scheme, default port, fragment and session do not tell requests apart. */
export const requestKey = remember((url) => normaliseUrl(url)?.replace(/^https?:\/\//, '') ?? url);

/** Identity of a page among links: a closing `index.html` too does not tell pages apart. */
export const pageKey = remember((url) =>
  requestKey(url).replace(/\/(?:index|default)\.(?:s?html?|jsp|aspx?|php|jhtml)(?=$|\?)/i, '/'),
);

/** Host, or the registrable domain of a name: `www.x.gov.cn` and `zwgk.x.gov.cn` are one site. */
export const siteOf = remember((url) => {
  const address = parse(url);
  return address ? (getDomain(address.hostname, { allowPrivateDomains: false }) ?? address.host) : '';
});

export const isSameSite = (a: string, b: string): boolean => siteOf(a) !== '' && siteOf(a) === siteOf(b);

/** How real systems name an article; every shape was seen on government sites. */
const ARTICLE_PATHS: readonly RegExp[] = [
  /\/t\d{8}_\d+\.s?html?$/i, // TRS
  /\/art\/\d{4}\/(?:\d{1,2}\/\d{1,2}\/)?art_[\w]+\.html?$/i, // Hanweb
  /\/content\/post_\d+\.html?$/i, // Guangdong
  /\/gkmlpt\/content\//i,
  /\/(?:doc|article)_[0-9a-f]{16,}\.html?$/i, // Jinan
  /\/content\/article\/\d+/i, // Lonsun
  /\/public\/\d+\/\d+\.html?$/i,
  /\/info\/\d+\/\d+\.html?$/i, // VSB
  /\/(?:content|c)_\d+\.s?html?$/i,
  /\/\d{6,8}\/[0-9a-f-]{32,36}(?:\/c)?\.s?html?$/i, // ucap, Shanghai
  /\/\d{4}[-/]?\d{2}[-/]?\d{2}\/[\w-]+\.s?html?$/i,
  /\/\d{4}\/\d{2}-\d{2}\/\d+\.s?html?$/i,
  /\/contents\/\d+\/\d+\.html?$/i,
  /\/ARTI\d+\.s?html?$/i,
  /\/(?:articles?|show|detail|view)\/[\w/-]*[\da-f]{6,}[\w-]*(?:\.\w+)?$/i,
  /\/[0-9a-f]{32}\.s?html?$/i,
  /\/Item\/\d+\.aspx$/i,
];

/** True where the address alone tells an article. */
export const isArticleAddress = remember((url) => {
  const path = parse(url)?.pathname ?? '';
  return ARTICLE_PATHS.some((shape) => shape.test(path));
});

const FILE_ENDING =
  /\.(pdf|docx?|wps|xlsx?|et|pptx?|ofd|zip|rar|7z|jpe?g|png|gif|bmp|webp|svg|ico|mp3|mp4|avi|wmv|flv|m4a|txt|xml|rss|css|js|apk|exe)$/i;

/** True for downloads and media: no page behind it. */
export const isFileAddress = remember((url) => FILE_ENDING.test(parse(url)?.pathname ?? ''));

/** True for what only answers to a person signed in, or is no page of the site at all; Guangdong's lists are answers of an `api`. */
export const isServiceAddress = remember((url) =>
  /\/(?!api\/all\/\w+$)(?:login|logout|register|regist|sso|oauth|cas|user|member|print|rss|api)(?:[/.?]|$)/i.test(
    parse(url)?.pathname ?? '',
  ),
);

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
