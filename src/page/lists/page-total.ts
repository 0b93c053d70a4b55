import type { Landmarks } from '../regions/find-landmarks.js';
import type { Element, Tree } from '../tree/element.js';
import { textOf } from '../tree/text.js';

const pagesWritten = /共\s{0,3}(\d{1,4})\s{0,3}页|(?:^|\s|页|第)\d{1,4}\s{0,2}\/\s{0,2}(\d{1,4})\s{0,2}页?(?=\s|$)/;
const rowsWritten = /共\s{0,3}(\d{1,6})\s{0,3}[条项篇]/;

/** How long a list is by what its pager shows, a pager that only a script turns too. */
export interface PagerWords {
  readonly pages?: number;
  readonly rows?: number;
}

/** Read are the words of a pager (共3页, 1/3, 共45条) and the numbers that one clicks. */
export const readPagerWords = (tree: Tree, landmarks: Landmarks): PagerWords => {
  let pages = 0;
  let rows: number | undefined;
  for (const [element, landmark] of landmarks.roots) {
    if (landmark !== 'pager' || element.isHidden) continue;
    const text = textOf(tree, element);
    const said = pagesWritten.exec(text);
    pages = Math.max(pages, Number(said?.[1] ?? said?.[2] ?? 0), highestNumber(tree, element));
    rows ??= Number(rowsWritten.exec(text)?.[1] ?? NaN) || undefined;
  }
  return { ...(pages > 0 ? { pages } : {}), ...(rows === undefined ? {} : { rows }) };
};

/** The highest of the page numbers; one number alone may count anything. */
const highestNumber = (tree: Tree, pager: Element): number => {
  const numbers: number[] = [];
  for (let index = pager.index + 1; index < pager.end; index++) {
    const element = tree.elements[index] as Element;
    if (element.isHidden || element.ink < 1 || element.ink > 3) continue;
    if (!/^(?:a|li|span|button|b|em|i|td)$/.test(element.tag) || element.attributes['disabled'] !== undefined) continue;
    const text = textOf(tree, element);
    if (/^\d{1,3}$/.test(text) && element.children.every((child) => typeof child === 'string'))
      numbers.push(Number(text));
  }
  return numbers.includes(1) && numbers.includes(2) ? Math.max(...numbers) : 0;
};
