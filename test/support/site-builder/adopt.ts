import type { ColumnNode } from './content.js';

/** Puts a column below another. */
export const adopt = (parent: ColumnNode, child: ColumnNode): ColumnNode => {
  child.parent = parent;
  parent.children.push(child);
  return child;
};
