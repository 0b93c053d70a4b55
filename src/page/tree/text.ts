import { tidy } from '../../lib/text/squeeze.js';
import type { Element, Tree } from './element.js';

/** Visible text of an element on one line. */
export const textOf = (tree: Tree, element: Element): string => tidy(tree.text.slice(element.from, element.to));

/** Lines of a piece of the visible text, each cell tidied, without empty ones. */
export const linesIn = (text: string): string[] => {
  const lines: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.includes('\t') ? raw.split('\t').map(tidy).join('\t').replace(/\t+$/, '') : tidy(raw);
    if (line.trim() !== '' && line !== '-->') lines.push(line);
  }
  return lines;
};

/** Text of an element whether it is shown or not: the name of a hidden link. */
export const rawTextOf = (element: Element): string => {
  const parts: string[] = [];
  const visit = (at: Element): void => {
    for (const child of at.children)
      if (typeof child === 'string') parts.push(child);
      else if (child.tag !== 'style') {
        parts.push(' ');
        visit(child);
      }
  };
  visit(element);
  return tidy(parts.join('').replace(/ +/g, ' '));
};

/** The deepest element whose visible text covers the place. */
export const elementAt = (tree: Tree, place: number): Element => {
  let at = tree.root;
  for (;;) {
    const inner: Element | undefined = at.children.find(
      (child): child is Element => typeof child !== 'string' && child.from <= place && place < child.to,
    );
    if (!inner) return at;
    at = inner;
  }
};
