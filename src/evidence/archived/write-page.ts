/** The tree of a page → a page that runs nothing and asks for nothing: what is written is what is named here, everything else goes. */
import { html, type DefaultTreeAdapterTypes } from 'parse5';
import { maskPersonalNumbers } from '../../lib/text/mask.js';
import type { Markup } from './parse-markup.js';
import type { Stretch } from './mark-texts.js';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Gone with all they hold: what runs, loads, asks or plays. */
const DROPPED = new Set(
  'script noscript template noframes object embed applet param base meta link audio video source track canvas svg math portal dialog fencedframe slot'.split(
    ' ',
  ),
);
const VOID = new Set('area br col hr img input wbr'.split(' '));
/** How a page looks, nothing that leads anywhere. */
const KEPT = new Set(
  'class id style title alt width height colspan rowspan align valign bgcolor color face size border cellpadding cellspacing lang dir value placeholder checked selected disabled readonly type start reversed span headers scope nowrap hspace vspace cols rows open hidden datetime cite abbr label noshade clear compact frame rules summary char charoff maxlength multiple'.split(
    ' ',
  ),
);
/** What a reader is told by attributes. */
const SAID = new Set(['title', 'alt', 'value', 'placeholder', 'summary', 'label']);
const TAG = /^[a-z][a-z0-9-]*$/;

export interface PageParts {
  /** A picture or style sheet that was kept, as a `data:` address or as text; undefined where there is none. */
  readonly picture: (address: string) => string | undefined;
  readonly styleSheet: (address: string) => string | undefined;
  /** Elements that a selector of the evidence names. */
  readonly isNamed: (element: Element) => boolean;
  /** The one of them at which the page is opened, where no words are marked. */
  readonly anchor: Element | undefined;
  /** Where a text node is cut, if it is. */
  readonly stretches: (node: DefaultTreeAdapterTypes.TextNode) => readonly Stretch[] | undefined;
}

const OWN_STYLE = [
  '.gongkai-place{outline:2px solid #a8231c!important;outline-offset:1px;scroll-margin:30vh}mark.gongkai-place,td.gongkai-place,th.gongkai-place{background:#ffe08a!important;color:#1b2026!important}',
  '.gongkai-frame{display:block;margin:4px 0;padding:8px 12px;border:1px dashed #545d67;font:14px/1.6 sans-serif;color:#545d67;background:#fff}',
  'noscript{display:none!important}*{animation:none!important;transition:none!important}',
].join('');
/** Where no style sheet was kept, mark-up alone is hard to read. */
const PLAIN_STYLE =
  ':where(html){font-family:sans-serif;line-height:1.6;color:#222;background:#fff}:where(body){margin:16px}' +
  ':where(table){border-collapse:collapse}:where(td,th){border:1px solid #bbb;padding:3px 8px}:where(img){max-width:100%}';

/** Writes the tree without recursion: pages nest deep. */
export function writePage(document: Markup, parts: PageParts): string {
  const written: string[] = [];
  const sheets: string[] = [];
  const stack: (Node | string)[] = [...document.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') written.push(node);
    else if (node.nodeName === '#text') written.push(...textOf(node as DefaultTreeAdapterTypes.TextNode, parts));
    else if ('tagName' in node) {
      if (node.tagName === 'link') sheets.push(...sheetOf(node, parts));
      else if (node.tagName === 'style') sheets.push(styleText(rawText(node)));
      else if (!DROPPED.has(node.tagName) && TAG.test(node.tagName)) open(node, parts, written, stack);
    }
  }
  const style = (text: string): string => `<style>${text}</style>`;
  const isQuirky = document.mode !== html.DOCUMENT_MODE.NO_QUIRKS;
  return [
    isQuirky ? '' : '<!doctype html>\n',
    `<meta charset="utf-8">`,
    sheets.length === 0 ? style(PLAIN_STYLE) : sheets.map(style).join(''),
    style(OWN_STYLE),
    written.join(''),
  ].join('');
}

/** `html`, `head` and `body` are written as they are: a second `meta` or `style` before them only opens them sooner. */
function open(node: Element, parts: PageParts, written: string[], stack: (Node | string)[]): void {
  const { tagName: tag } = node;
  if (tag === 'html' || tag === 'head') {
    for (let at = node.childNodes.length - 1; at >= 0; at--) stack.push(node.childNodes[at] as Node);
    return;
  }
  if (tag === 'iframe' || tag === 'frame') {
    const address = node.attrs.find(({ name }) => name === 'src')?.value ?? '';
    const named = parts.isNamed(node) ? ' gongkai-place' : '';
    written.push(`<span class="gongkai-frame${named}">&lt;${tag}&gt; ${escaped(address)}</span>`);
    return;
  }
  // Its frames stand below each other, as boxes that say where they lead.
  if (tag === 'frameset') {
    for (let at = node.childNodes.length - 1; at >= 0; at--) stack.push(node.childNodes[at] as Node);
    return;
  }
  const attributes = node.attrs
    .filter(({ name, prefix }) => prefix === undefined && KEPT.has(name))
    .filter(({ name }) => !(name === 'class' && parts.isNamed(node)))
    // Anchors of ours are not for the page to give.
    .filter(({ name, value }) => name !== 'id' || (node !== parts.anchor && !value.startsWith('gongkai-place')))
    .map(
      ({ name, value }) =>
        ` ${name}="${escaped(name === 'style' ? styleText(value) : SAID.has(name) ? maskPersonalNumbers(value) : value)}"`,
    );
  if (parts.isNamed(node)) {
    const own = node.attrs.find(({ name }) => name === 'class')?.value ?? '';
    attributes.push(` class="${escaped(`${own} gongkai-place`.trim())}"`);
    if (node === parts.anchor) attributes.push(' id="gongkai-place-1"');
  }
  if (tag === 'img') {
    const address = node.attrs.find(({ name }) => name === 'src')?.value ?? '';
    const picture = /^data:image\/(?:png|jpeg|gif|webp|bmp);/i.test(address) ? address : parts.picture(address);
    if (picture !== undefined) attributes.push(` src="${escaped(picture)}"`);
  }
  if (tag === 'a') {
    const address = node.attrs.find(({ name }) => name === 'href')?.value ?? '';
    if (address !== '' && !node.attrs.some(({ name }) => name === 'title'))
      attributes.push(` title="${escaped(address)}"`);
    // Looks like a link and leads nowhere.
    attributes.push(' href="#"');
  }
  written.push(`<${tag}${attributes.join('')}>`);
  if (VOID.has(tag)) return;
  stack.push(`</${tag}>`);
  if (tag === 'textarea' || tag === 'title' || tag === 'xmp' || tag === 'plaintext' || tag === 'listing') {
    stack.push(escaped(maskPersonalNumbers(rawText(node))));
    return;
  }
  for (let at = node.childNodes.length - 1; at >= 0; at--) stack.push(node.childNodes[at] as Node);
}

function sheetOf(node: Element, parts: PageParts): readonly string[] {
  const value = (wanted: string): string => node.attrs.find(({ name }) => name === wanted)?.value ?? '';
  if (!/(?:^|\s)stylesheet(?:\s|$)/i.test(value('rel'))) return [];
  const text = parts.styleSheet(value('href'));
  return text === undefined ? [] : [styleText(text)];
}

function textOf(node: DefaultTreeAdapterTypes.TextNode, { stretches }: PageParts): readonly string[] {
  const own = stretches(node);
  if (own === undefined) return [escaped(maskPersonalNumbers(node.value))];
  return own.map(({ text, isMarked, startsPlace }) => {
    if (!isMarked) return escaped(text);
    const id = startsPlace === undefined ? '' : ` id="gongkai-place-${startsPlace}"`;
    return `<mark class="gongkai-place"${id}>${escaped(text)}</mark>`;
  });
}

const rawText = (node: Element): string =>
  node.childNodes
    .map((child) => (child.nodeName === '#text' ? (child as DefaultTreeAdapterTypes.TextNode).value : ''))
    .join('');

/** Style that cannot end its element. */
const styleText = (text: string): string => text.replaceAll('</', String.raw`<\/`).replaceAll('<!--', '');

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
