/** Letters of the public on a page: as rows of a list, else as the page's own text. */
import type { MessageEntry } from '../../model/page.js';
import type { PlacedLink } from '../links/read-links.js';
import type { PlacedLine } from '../regions/find-main.js';
import type { Tree } from '../tree/element.js';
import { readMessageBlocks } from './message-blocks.js';
import { readMessageRows } from './message-rows.js';

export interface MessageSources {
  readonly tree: Tree;
  readonly links: readonly PlacedLink[];
  /** The page's own text, less menus, head and foot. */
  readonly lines: readonly PlacedLine[];
  readonly title: string;
}

/** A page without these is read no further: most pages of a site are none of letters. */
const HINTS =
  /(?:回复|答复|办结|办理|处理|受理)(?:时间|日期|状态|情况|内容|单位|中)|(?:来信|写信|留言|提交|提问|咨询)(?:时间|日期)|是否(?:已)?(?:回复|答复)|[已未待](?:回复|答复|办结|办理|处理|受理)|状态/;

export function readMessages({ tree, links, lines, title }: MessageSources): MessageEntry[] {
  if (
    !HINTS.test(tree.text) &&
    !tree.elements.some(({ tag, attributes }) => tag === 'img' && /[已未待][回答办]/.test(attributes['alt'] ?? ''))
  )
    return [];
  const rows = readMessageRows(tree, links);
  return rows.length > 0 ? rows : readMessageBlocks(lines, title);
}
