import type { Tree } from './tree/element.js';

/** Scripts that write no menu: libraries, counters, marks, reading aids. */
const noMenu =
  /jquery|\.min\.js|swiper|bootstrap|layui|vue|echarts|visit|stat|count|tongji|share|jiucuo|conac|wza|aria|hm\.js|_sitegray|foot|bottom|copyright|banner|search|weather|time|date|player|video|login|user/i;

/** Boxes that are called what they hold. */
const menuBox = /menu|nav|left|tree|catalog|lanmu|mulu|daohang|(?:^|[^a-z])(?:lm|cd|ml|zcd)(?![a-z])/;

/** An external script stands where a block of the page should be: what it writes there the bytes do not show. */
export function hasScriptMenu(tree: Tree): boolean {
  const late = tree.elements.length * 0.85;
  return tree.scripts.some(({ attributes, element }) => {
    const { parent } = element;
    const source = attributes['src'];
    if (source === undefined || parent === undefined || noMenu.test(source)) return false;
    // What comes late on a page is its foot, unless it says that it is a menu.
    if (element.index > late && !menuBox.test(`${parent.words} ${parent.parent?.words ?? ''}`)) return false;
    if (!/^(?:div|td|ul|nav|dl|aside|section)$/.test(parent.tag) || parent.isHidden || parent.ink > 0) return false;
    return true;
  });
}
