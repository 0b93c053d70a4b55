import { tidy } from '../../lib/text/squeeze.js';

/** A link that stands only in script data or in a comment. */
export interface WrittenLink {
  readonly href: string;
  readonly text: string;
}

const anchor = /<a\b([^<>]{0,1000})>([\s\S]{0,600}?)<\/a>/gi;
const hrefIn = /\bhref\s*=\s*(?:\\?["'])?([^"'\s>\\]+)/i;
const entry = /\{[^{}]{4,1200}\}/g;
const nameKey =
  /["']?\b(?:name|title|text|label|menuname|menu_name|lmmc|channelname|chnlname|chnldesc|columnname|caption)["']?\s*:\s*(["'])(.*?)\1/i;
const urlKey =
  /["']?\b(?:url|href|link|linkurl|menuurl|chnlurl|channelurl|path|jumpurl|weburl)["']?\s*:\s*(["'])(.*?)\1/i;
const treeCall = /\.add\(\s*["']?[\w-]+["']?\s*,\s*["']?[\w-]+["']?\s*,\s*(["'])(.*?)\1\s*,\s*(["'])(.*?)\3/g;
const maxLinks = 3000;

/** Links in a piece of HTML that is not part of the page: a comment, a noscript part, a string of a script. */
export const linksInHtml = (html: string): WrittenLink[] => {
  const found: WrittenLink[] = [];
  if (!/<a\b/i.test(html)) return found;
  for (const match of html.matchAll(anchor)) {
    const href = hrefIn.exec(match[1] as string)?.[1];
    const text = tidy(
      (match[2] as string)
        .replace(/<[^<>]*>/g, ' ')
        .replace(/&nbsp;/g, ' ')
        .replace(/\\[nrt]/g, ' '),
    );
    if (href !== undefined && text !== '' && found.length < maxLinks) found.push({ href: unescape(href), text });
  }
  return found;
};

/** Menu entries in script data, where a Chinese name stands beside an address; and links that a script writes. */
export const linksInScript = (script: string): WrittenLink[] => {
  if (!/[\u4e00-\u9fff]|\\u[4-9]/.test(script)) return [];
  const found = linksInHtml(script.replace(/\\(["'/])/g, '$1'));
  const add = (href: string, text: string): void => {
    const name = tidy(plain(text).replace(/<[^<>]*>/g, ' '));
    if (/[\u4e00-\u9fff]/.test(name) && name.length <= 120 && isAddress(href) && found.length < maxLinks)
      found.push({ href: unescape(plain(href)), text: name });
  };
  if (/url|href|link|path/i.test(script))
    for (const match of script.matchAll(entry)) {
      const name = nameKey.exec(match[0])?.[2];
      const url = urlKey.exec(match[0])?.[2];
      if (name !== undefined && url !== undefined) add(url, name);
    }
  if (script.includes('.add('))
    for (const match of script.matchAll(treeCall)) add(match[4] as string, match[2] as string);
  return found;
};

const isAddress = (text: string): boolean =>
  /^(?:https?:\\?\/\\?\/|\\?\/|\.{1,2}\\?\/)\S+$|^[\w./-]+\.(?:s?html?|jsp|aspx?|php)(?:\?\S*)?$/i.test(text);
const unescape = (text: string): string => text.replace(/&amp;/g, '&');
const plain = (text: string): string =>
  text
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\(.)/g, '$1');
