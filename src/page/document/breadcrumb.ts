import { squeeze, tidy } from '../../lib/text/squeeze.js';
import type { Element, Tree } from '../tree/element.js';
import { elementAt } from '../tree/text.js';

/** Where the page says it stands, and the element that says so. */
export interface Breadcrumb {
  readonly element: Element;
  readonly names: readonly string[];
  /** How sure: a label, a telling class or a row of links parted by separators. */
  readonly by: 'label' | 'name' | 'shape';
}

const label =
  /(?:您?(?:现在|当前|目前)?所?在?的?(?:页面)?位\s*置(?:是|为)?\s*[:：是>＞]?|(?:当前(?:页面|栏目)|您(?:现在|当前)?(?:所)?在(?:这里)?)\s*[:：])/;
const telling =
  /crumb|(?:^|[^a-z])(?:position|location|dqwz|weizhi|wz|wzdh|cur-?pos\w*|mbx\w*|mianbao\w*|lujing|local|place|path|loca|currmenu|site-?path|nowplace|here|address|location-?\w*|position-?\w*|bt-position|sitepath)(?![a-z])/;
const separator = /\s*(?:>>|＞＞|»|>|＞|›|→|⟩|\u{e0b1}|-{1,2}>|::|\\|≫|▶|►|·>)\s*/u;
const goesOn = new RegExp(`^\\s*(?:$|${separator.source.replace(/^\\s\*|\\s\*$/g, '')}|[/／|]\\s)`, 'u');
const slashes = /\s+[/／|-]\s+|[/／]/;
const home = /^(?:网站|本站|返回|门户|政府)?(?:首\s*页|主\s*页|home)$|首页$|^home$/i;
const last =
  /^(?:正文|内容|详情页?|详细内容|文章内容|信息内容|浏览文章|当前页面?|查看内容|文章正文|文章详情|信息详情|列表|正文内容)$/;

/** The breadcrumb of a page, or undefined. */
export const findBreadcrumb = (tree: Tree): Breadcrumb | undefined => byLabel(tree) ?? byName(tree) ?? byShape(tree);

const byLabel = (tree: Tree): Breadcrumb | undefined => {
  const text = tree.text.slice(0, tree.body.to);
  let best: Breadcrumb | undefined;
  let tries = 0;
  const all = new RegExp(label.source, 'g');
  // 首页 > 正文 names one place, yet it is a trail.
  const isTrail = ({ names, element }: Breadcrumb, from: number): boolean =>
    names.length > 1 ||
    tree.text
      .slice(from, element.to)
      .split(separator)
      .slice(1)
      .some((part) => part.trim() !== '');
  for (const match of text.matchAll(all)) {
    if (++tries > 20) break;
    let at: Element | undefined = elementAt(tree, match.index);
    let own: Breadcrumb | undefined;
    for (let steps = 0; at && steps < 6 && at.index > tree.body.index; at = at.parent, steps++) {
      if (at.to - at.from > 300) break;
      // A trail without links tells by its separators that it is one: 当前位置：首页 > 政府采购.
      if (at.linkInk === 0 && namesOf(tree, at, match.index + match[0].length).length < 2) continue;
      // A trail goes on behind its box only with another separator: what else follows is the page.
      if (own && isTrail(own, match.index) && !goesOn.test(tree.text.slice(own.element.to, at.to))) break;
      const names = namesOf(tree, at, match.index + match[0].length);
      if (names.length > 0 && names.length <= 12) own = { element: at, names, by: 'label' };
      if (names.length > (best?.names.length ?? 0) && names.length <= 12 && names.every((name) => name.length <= 60))
        best = { element: at, names, by: 'label' };
    }
  }
  return best;
};

const byName = (tree: Tree): Breadcrumb | undefined => {
  for (const element of tree.elements) {
    if (element.isHidden || element.words === '' || !telling.test(element.words)) continue;
    const size = element.to - element.from;
    if (size < 4 || size > 300 || element.linkInk === 0) continue;
    const names = namesOf(tree, element, element.from);
    if (
      names.length >= 2 &&
      names.length <= 10 &&
      (home.test(names[0] as string) || /crumb|position|location|dqwz|weizhi|mbx/.test(element.words))
    )
      return { element, names, by: 'name' };
  }
  return undefined;
};

/** Links parted by separators, the first of them to the home page. */
const byShape = (tree: Tree): Breadcrumb | undefined => {
  for (const element of tree.elements) {
    if (element.isHidden || element.tag !== 'a' || element.to - element.from > 24) continue;
    if (!home.test(squeeze(tree.text.slice(element.from, element.to)))) continue;
    for (let at = element.parent, steps = 0; at && steps < 4 && at.to - at.from <= 250; at = at.parent, steps++) {
      const after = tree.text.slice(element.to, at.to);
      if (!/^\s*(?:>|＞|»|›|→|≫|\/\s)/.test(after)) continue;
      const names = namesOf(tree, at, element.from);
      if (names.length >= 2 && names.length <= 10) return { element: at, names, by: 'shape' };
    }
  }
  return undefined;
};

/** Names in order: each link is one, and so is the text between separators. */
const namesOf = (tree: Tree, element: Element, from: number): string[] => {
  const marks: { from: number; to: number }[] = [];
  for (let index = element.index + 1; index < element.end; index++) {
    const at = tree.elements[index];
    if (at && at.tag === 'a' && !at.isHidden && at.from >= from && at.to > at.from)
      marks.push({ from: at.from, to: at.to });
  }
  const names: string[] = [];
  const add = (text: string): void => {
    const name = tidy(text.replace(/^[\s:：>＞»›/／|·-]+|[\s>＞»›/／|·-]+$/gu, ''));
    if (name !== '') names.push(name);
  };
  const addPlain = (text: string): void => {
    const parts = text.split(separator);
    for (const part of parts.length > 1 ? parts : text.split(slashes)) add(part.replace(label, ''));
  };
  let at = from;
  for (const mark of marks) {
    addPlain(tree.text.slice(at, mark.from));
    const inside = tree.text.slice(mark.from, mark.to);
    for (const part of inside.split(separator)) add(part);
    at = mark.to;
  }
  addPlain(tree.text.slice(at, element.to).split(/\n(?=.*\n)/)[0] ?? '');
  while (names.length > 0 && last.test(names.at(-1) as string)) names.pop();
  return names.filter((name, index) => name !== names[index - 1]);
};
