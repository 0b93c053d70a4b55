import { squeeze } from '../lib/text/squeeze.js';
import type { UnreadCause } from '../model/page-facts.js';
import type { Tree } from './tree/element.js';

export interface UnreadSigns {
  /** As decoded, before anything is taken out of it. */
  readonly source: string;
  readonly status: number;
  readonly tree: Tree;
  readonly linkCount: number;
  readonly frameCount: number;
  readonly formCount: number;
  readonly itemCount: number;
  /** The page sends a browser elsewhere by itself. */
  readonly isRedirect: boolean;
}

/** Why the bytes are not the page, or not the whole of it; nothing may be said of what they lack. */
export const tellUnread = (signs: UnreadSigns): UnreadCause | undefined => {
  const { source, status, tree } = signs;
  if (status === 206) return 'part';
  if (status === 204 || status === 205 || (status >= 300 && status < 400)) return 'no-content';
  if (isBinary(source)) return 'binary';
  if (tree.isCut) return 'too-complex';
  if (isEmpty(signs)) return 'empty';
  if (isBrokenOff(source)) return 'cut';
  const text = squeeze(tree.text.slice(tree.body.from, tree.body.to).slice(0, 20_000));
  if (signs.linkCount >= 15) return undefined;
  if (stackTrace.test(text) || (text.length < 600 && breakdown.test(text))) return 'breakdown';
  if (text.length < 600 && isLogin(tree)) return 'login';
  return undefined;
};

/** What a program prints when it has broken down: the server's fault, not an answer about the page. */
const stackTrace =
  /java\.(?:lang|sql|io|net|util)\.\w{1,40}(?:Exception|Error)|SQLException|ORA-\d{5}|MicrosoftOLEDB|ODBC\S{1,40}(?:Driver|error)|(?:Fatalerror|Parseerror|Warning):.{0,200}online\d|Traceback\(mostrecentcalllast\)|WhitelabelErrorPage|ServerErrorin'|Errorestablishingadatabase/i;
const breakdown =
  /(?:数据库|数据源)(?:连接)?(?:错误|失败|异常|超时)|系统(?:错误|异常|繁忙|正在维护|维护中)|服务器(?:内部)?(?:错误|异常|繁忙)|(?:网站|系统|平台)正?在?(?:维护|升级)中|internalservererror|badgateway|serviceunavailable|gatewaytime-?out/i;

/** Control characters and bytes of no encoding, as no text has them. */
const isBinary = (source: string): boolean => {
  const end = Math.min(source.length, 8192);
  if (end < 32) return false;
  let strange = 0;
  for (let index = 0; index < end; index++) {
    const code = source.charCodeAt(index);
    const isControl = code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13;
    if (isControl || code === 127 || code === 0xfffd) strange++;
  }
  return strange > end * 0.04;
};

const seenTags = new Set(['img', 'video', 'audio', 'object', 'embed', 'canvas', 'svg', 'input']);

const isEmpty = ({ tree, linkCount, frameCount, formCount, itemCount, isRedirect }: UnreadSigns): boolean =>
  linkCount + frameCount + formCount + itemCount === 0 &&
  !isRedirect &&
  // `ok`, `It works!`: a word of the server. What is said in Chinese is said by the site.
  /^[^\u3400-\u9fff]{0,20}$/.test(squeeze(tree.text.slice(tree.body.from, tree.body.to))) &&
  !tree.elements.some((element) => seenTags.has(element.tag));

/**
 * A document that was begun and never ended, and stops in the middle of something: within a tag, or with blocks open
 * that nobody closed. Pages that merely leave out `</html>` close their blocks.
 */
const isBrokenOff = (source: string): boolean => {
  if (!/<(?:html|body)\b/i.test(source.slice(0, 5000))) return false;
  const end = source.slice(-20_000);
  if (/<\/(?:html|body|frameset)\s*>?/i.test(end)) return false;
  if (/<[a-z/][^<>]{0,2000}$/i.test(end.slice(-2100)) || /<script\b[^>]*>[^<]*$/i.test(end.slice(-4000))) return true;
  return openBlocks(source, 'div') > 1 || openBlocks(source, 'table') > 0 || openBlocks(source, 'ul') > 0;
};

const openBlocks = (source: string, tag: string): number =>
  count(source, new RegExp(`<${tag}[\\s>]`, 'gi')) - count(source, new RegExp(`</${tag}\\s*>`, 'gi'));

const count = (source: string, pattern: RegExp): number => {
  let found = 0;
  pattern.lastIndex = 0;
  while (pattern.test(source)) found++;
  return found;
};

const isLogin = (tree: Tree): boolean =>
  tree.elements.some((element) => element.tag === 'input' && /^password$/i.test(element.attributes['type'] ?? '')) &&
  /登\s*[录陆]|log\s?in|sign\s?in/i.test(`${tree.titleTag}\n${tree.text.slice(0, 20_000)}`);
