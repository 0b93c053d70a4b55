import { hasLongNumber } from '../lib/text/personal/number-runs.js';
import { tidy } from '../lib/text/squeeze.js';
import type { Element, Tree } from './tree/element.js';

const NO_TEXT = /^(?:head|script|style|template|noscript|title|datalist|object-data|meta)$/;
const BLOCK = /^(?:p|div|li|tr|br|dd|dt|h[1-6]|table|ul|ol|dl|section|option)$/;
const TYPED = /^(?:text|tel|search|number)?$/i;

/**
 * Lines of a page that are not shown at once and hold a long number: parts hidden by style, what stands for a picture, what
 * appears under the pointer, what a field is filled with. Whoever opens the page has them.
 */
export function readHiddenText(tree: Tree): string | undefined {
  const lines: string[] = [];
  for (const element of tree.elements) {
    const { tag, attributes } = element;
    const isTyped = tag === 'input' && TYPED.test(attributes['type'] ?? '');
    for (const said of [attributes['alt'], attributes['title'], isTyped ? attributes['value'] : undefined])
      if (said !== undefined) lines.push(tidy(said));
    if (element.isHidden && element.parent?.isHidden !== true && !NO_TEXT.test(tag)) lines.push(...linesOf(element));
  }
  const kept = [...new Set(lines)].filter(hasLongNumber);
  return kept.length === 0 ? undefined : kept.join('\n');
}

function linesOf(hidden: Element): string[] {
  const parts: string[] = [];
  const visit = (at: Element): void => {
    for (const child of at.children) {
      if (typeof child === 'string') parts.push(child.replace(/\s+/g, ' '));
      else if (!NO_TEXT.test(child.tag)) {
        const gap = BLOCK.test(child.tag) ? '\n' : /^t[dh]$/.test(child.tag) ? '\t' : '';
        parts.push(gap);
        visit(child);
        if (gap === '\n') parts.push(gap);
      }
    }
  };
  visit(hidden);
  return parts
    .join('')
    .split('\n')
    .map((line) => line.split('\t').map(tidy).join('\t').trim());
}
