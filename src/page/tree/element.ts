/** An element of a parsed page, as the page layer walks it: plain, in document order, at most 512 levels deep. */
export interface Element {
  /** Lower case. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | undefined;
  readonly children: (Element | string)[];
  /** Place in `Tree.elements`; its descendants are the elements from `index + 1` up to `end`. */
  readonly index: number;
  end: number;
  readonly depth: number;
  /** It or an ancestor is not shown: `hidden`, `display:none`, `visibility:hidden`, a template. */
  readonly isHidden: boolean;
  /** Its visible text is `Tree.text.slice(from, to)`. */
  from: number;
  to: number;
  /** Characters that are no blanks in its visible text, and those of them that stand in links. */
  ink: number;
  linkInk: number;
  /** `id`, `class` and `role` in lower case, camel case split by `-`: what its author calls it. */
  readonly words: string;
}

/** A parsed page: its elements in document order and its visible text as one string. */
export interface Tree {
  readonly root: Element;
  readonly body: Element;
  readonly elements: readonly Element[];
  /** Blocks end with a line feed, cells of a data table with a tab. */
  readonly text: string;
  readonly comments: readonly string[];
  readonly scripts: readonly Script[];
  /** Source of `noscript` parts, which a browser with scripts does not show. */
  readonly buried: readonly string[];
  readonly titleTag: string;
  /** The source was too long or too intricate to be read to its end. */
  readonly isCut: boolean;
}

export interface Script {
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly element: Element;
}

export const contains = (outer: Element, inner: Element): boolean =>
  inner.index >= outer.index && inner.index < outer.end;

/** The lowest element that holds both. */
export const common = (one: Element, other: Element): Element => {
  let at = one;
  while (!contains(at, other) && at.parent) at = at.parent;
  return at;
};

/** Share of an element's visible text that is link text; 0 for an element without text. */
export const linkShare = (element: Element): number => (element.ink > 0 ? element.linkInk / element.ink : 0);

/** Descendants with one of the tags, in order. */
export const within = (tree: Tree, element: Element, tags: ReadonlySet<string>): Element[] => {
  const found: Element[] = [];
  for (let index = element.index + 1; index < element.end; index++) {
    const at = tree.elements[index];
    if (at && tags.has(at.tag)) found.push(at);
  }
  return found;
};
