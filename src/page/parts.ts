import { tidy } from '../lib/text/squeeze.js';
import type { Frame, Page } from '../model/page.js';
import type { Resolve } from './links/address.js';
import { contains, within } from './tree/element.js';
import type { Element, Tree } from './tree/element.js';

const frameTags = new Set(['frame', 'iframe', 'embed', 'object']);
/** Players and old Flash are embedded too; these are documents. */
const documents = /\.(?:pdf|ofd|docx?|xlsx?|html?)(?:[?#]|$)/i;

/** Documents shown in frames, embedded ones included. */
export const readFrames = (tree: Tree, resolve: Resolve): Frame[] => {
  const frames: Frame[] = [];
  for (const element of within(tree, tree.root, frameTags)) {
    const url = resolve(element.attributes[element.tag === 'object' ? 'data' : 'src']);
    if (url === undefined || (!/frame$/.test(element.tag) && !documents.test(url))) continue;
    const { name, title, width, height } = element.attributes;
    frames.push({
      url,
      ...(name ? { name } : {}),
      ...(title ? { title: tidy(title) } : {}),
      isVisible: !element.isHidden && !(/^0(?:px)?$/.test(width ?? '') || /^0(?:px)?$/.test(height ?? '')),
    });
  }
  return frames;
};

const films = /\.(?:mp4|flv|m3u8|wmv|mov|swf|webm)(?:[?#"'\s]|$)/i;
const sounds = /\.(?:mp3|wav|m4a)(?:[?#"'\s]|$)/i;
/** Makers and hosts of players, as addresses and scripts name them. */
const players =
  /player|video|v\.qq\.com|bilibili\.com|youku\.com|ixigua\.com|tv\.cctv|douyin\.com|\/live\/|vod\d?[./]/i;
const playerScripts =
  /ckplayer|TCPlayer|Aliplayer|prismplayer|videojs\(|DPlayer|jwplayer|["'][^"'\s]{1,300}\.(?:mp4|m3u8|flv)["'?]/i;
const playerWords = /(?:^|[\s-])(?:video-js|prism-player|ckplayer|dplayer|jwplayer)/;
/** Pages made to be turned over on a telephone (H5): by their own folder or by the services that make them. */
const turned = /\/h5(?:[/_-]|$)|\/\/h5\.|eqxiu\.c|rabbitpre|maka\.im|ih5\.cn|epub360|mmxiaoxin|hd\.faisco/i;
const ornaments =
  /(?:^|[/_-])(?:icon|icons|filetype\w*|logo|qrcode|ewm|erweima|share|print|spacer|blank|loading|arrow|dot|nodata|no_data|empty|zwsj|zwnr|zanwu)(?:[/_.\d-]|$)/i;

/** Pictures, films, sounds and H5 pages of the page's own part; file icons and the like are no pictures. */
export const countMedia = (
  tree: Tree,
  main: Element,
  resolve: Resolve,
  isAside: (element: Element) => boolean,
): Page['media'] => {
  let images = 0;
  let videos = 0;
  let audios = 0;
  let h5 = 0;
  let linkEnd = 0;
  const alone = new Map<string, number>();
  for (let index = main.index; index < main.end; index++) {
    const element = tree.elements[index] as Element;
    if (element.isHidden || isAside(element)) continue;
    const { tag, attributes } = element;
    const source = `${attributes['src'] ?? ''} ${attributes['data'] ?? ''} ${attributes['href'] ?? ''}`;
    const isEmbedded = /^(?:embed|object|iframe)$/.test(tag);
    if (tag === 'a') linkEnd = Math.max(linkEnd, element.end);
    if (tag === 'img' && !isOrnament(attributes)) {
      images++;
      const address = index >= linkEnd ? resolve(attributes['src']) : undefined;
      if (address !== undefined && alone.size < MOST_PICTURES) alone.set(address, (alone.get(address) ?? 0) + 1);
    }
    if ((isEmbedded || tag === 'a') && turned.test(source)) h5++;
    else if (tag === 'video' || (isEmbedded && (films.test(source) || players.test(source)))) videos++;
    else if (tag === 'a' && films.test(source)) videos++;
    else if (tag === 'audio' || (/^(?:embed|a)$/.test(tag) && sounds.test(source))) audios++;
  }
  if (videos === 0 && hasScriptPlayer(tree, main, isAside)) videos = 1;
  // What stands several times on a page marks its rows.
  const pictures = [...alone].flatMap(([address, count]) => (count === 1 ? [address] : []));
  return { images, videos, audios, ...(h5 > 0 ? { h5 } : {}), ...(pictures.length > 0 ? { pictures } : {}) };
};

/** More tell no more of a page. */
const MOST_PICTURES = 12;

/** A player that a script of the page's own part puts in its place. */
const hasScriptPlayer = (tree: Tree, main: Element, isAside: (element: Element) => boolean): boolean =>
  tree.scripts.some(({ element, text }) => contains(main, element) && !isAside(element) && playerScripts.test(text)) ||
  tree.elements
    .slice(main.index, main.end)
    .some((element) => !element.isHidden && !isAside(element) && playerWords.test(element.words));

const isOrnament = ({ src = '', width = '', height = '' }: Readonly<Record<string, string>>): boolean =>
  [width, height].some((size) => /^\d{1,2}(?:px)?$/.test(size) && Number.parseInt(size, 10) <= SMALLEST_PICTURE) ||
  ornaments.test(src.startsWith('data:') ? '' : src);

/** Pixels; smaller ones are icons and lines. */
const SMALLEST_PICTURE = 40;
