/** Whether visitors are told before a link takes them to another body's site: by the link itself, or by the page's scripts. */
import type { Link } from '../../model/page.js';
import { within } from '../tree/element.js';
import type { Element, Tree } from '../tree/element.js';
import type { Resolve } from './address.js';

/** 您即将离开本网站 · 是否离开本站，前往外部站点 · 您访问的链接不属于政府网站 · 外部链接提示. */
const ANNOUNCES =
  /离开[^。；;]{0,30}(?:网站|本站|门户|政府网|站点|平台)|(?:即将|将要|正在|是否|确定要?|将会?)(?:前往|跳转|访问|打开|进入|链接)[^。；;]{0,30}(?:外部|第三方|站外|其他|其它|非政府|非本|链接|网站|网址|地址)|(?:不属于|不是|非)(?:本|政府|我)?(?:网站|站|单位)[^。；;]{0,6}(?:链接|网站|站点|内容|网址)|(?:外部|站外|第三方|非政府|非本站|非本网站)(?:的)?(?:链接|网站|站点|网址)|继续访问[^。；;]{0,12}(?:取消|放弃|返回|关闭)|(?:放弃|取消)[^。；;]{0,4}继续访问/;
const ESCAPED = /\\u([0-9a-f]{4})/gi;
/** A script longer than this is a library. */
const LONGEST_SCRIPT = 400_000;

/** The words of a script or dialogue by which leaving the site is announced; undefined where there are none. */
export function findAnnouncement(text: string): string | undefined {
  const plain = text
    .slice(0, LONGEST_SCRIPT)
    .replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const found = ANNOUNCES.exec(plain);
  return found?.[0].replace(/<[^>]{0,80}>?/g, '').slice(0, 80);
}

/** Names by which authors mark links for a script that announces them, or for a mark beside them. */
const MARKS =
  /(?:^|[\s_-])(?:external|extlink|ext-link|outlink|out-link|outer-?link|outside|out-?site|out-?url|off-?site|leaving|leave-?(?:site|tip|confirm)|non-?local|wailian|wai-?lian|waibu|tiaozhuan|jump-?tip|link-?tip|link-?confirm)(?=$|[\s_-])/;
/** The words of one link by which it says that it leads elsewhere, or where. */
const SAYS_SO =
  /离开本|即将(?:离开|跳转|访问|前往)|外部链接|外链|站外|第三方网站|非政府网站|非本站|跳转(?:到|至)|分享(?:到|至)|转发(?:到|至)/;
const ASKS =
  /confirm\s*\(|layer\.|离开|跳转|\bleav|out(?:er)?_?(?:link|url|site)|ext(?:ernal)?_?link|wailian|tiaozhuan|openTip|linkTip/i;
/** Handlers that only count clicks or open a window. */
const PLAIN_HANDLER =
  /^(?:\s*(?:return\s+(?:true|false)|_hmt\.push\([^)]*\)|(?:window\.)?open\([^()]*\)|(?:window\.|document\.)?location(?:\.href)?\s*=[^;]*|void\(0\)|addHits?\([^)]*\))\s*;?)*\s*$/i;

/** What the element itself does: `announced`, or `scripted` where a handler may; undefined for a plain link. */
export function leavingOf(element: Element, text: string): Link['leaving'] {
  const { attributes } = element;
  const handler = `${attributes['onclick'] ?? ''}${scriptOf(attributes['href'])}${onChangeOf(element)}`;
  const data = Object.keys(attributes)
    .filter((name) => name.startsWith('data-'))
    .join(' ');
  if (SAYS_SO.test(`${text} ${attributes['title'] ?? ''} ${attributes['aria-label'] ?? ''}`)) return 'announced';
  if (handler !== '' && ASKS.test(handler)) return 'announced';
  if (MARKS.test(`${element.words} ${data}`) || /data-(?:confirm|leave|warn|tip)/.test(data)) return 'announced';
  const isMarked = /\bexternal\b/i.test(attributes['rel'] ?? '');
  return isMarked || (handler !== '' && !PLAIN_HANDLER.test(handler)) ? 'scripted' : undefined;
}

const scriptOf = (href: string | undefined): string =>
  href !== undefined && /^\s*javascript\s*:/i.test(href) ? href.replace(/^\s*javascript\s*:/i, '') : '';

const onChangeOf = (element: Element): string => {
  if (element.tag !== 'option') return '';
  for (let at = element.parent; at; at = at.parent)
    if (at.tag === 'select')
      return (at.attributes['onchange'] ?? '').replace(/this\.(?:value|options\[[^\]]*\]\.value)/g, '');
  return '';
};

export interface PageLeaving {
  /** The words of the page's own scripts and dialogues. */
  readonly announcement?: string;
  /** Script files of the page, in order. */
  readonly scripts: readonly string[];
}

/** What the page as a whole says of leaving, and the files that may say more. */
export function readLeaving(tree: Tree, resolve: Resolve): PageLeaving {
  const inline = tree.scripts.map(({ text }) => findAnnouncement(text)).find((words) => words !== undefined);
  const announcement = inline ?? dialogueOf(tree);
  const files = within(tree, tree.root, new Set(['script'])).flatMap(
    ({ attributes }) => resolve(attributes['src']) ?? [],
  );
  return { ...(announcement !== undefined && { announcement }), scripts: [...new Set(files)].slice(0, MOST_FILES) };
}

/** A page that loads more is no page of a person's making. */
const MOST_FILES = 60;

/** A dialogue waits in the page, unseen, for the moment when somebody leaves. */
function dialogueOf(tree: Tree): string | undefined {
  for (const element of tree.elements) {
    if (!element.isHidden || element.tag === 'script' || element.tag === 'style') continue;
    const own = element.children.filter((child) => typeof child === 'string').join('');
    if (own.length < 4 || own.length > 300) continue;
    const words = findAnnouncement(own);
    if (words !== undefined) return words;
  }
  return undefined;
}
