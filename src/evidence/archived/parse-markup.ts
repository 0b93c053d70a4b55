import { Parser, defaultTreeAdapter, type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes } from 'parse5';

export type Markup = DefaultTreeAdapterTypes.Document;

/** Real pages stay under a hundred; the parser's work per tag grows with the depth. */
const MOST_OPEN_ELEMENTS = 600;
/** The longest tables of real pages have some 50,000 cells. */
const MOST_ELEMENTS = 100_000;
/** Characters: what a person scrolls through. */
const MOST_SOURCE = 2_000_000;
/** A tag with thousands of attributes costs the parser the square of their number. */
const LONGEST_TAG = 8_000;

const MOST_BLANKS = 1_000;

class TooCostlyError extends Error {}

/** Mark-up → its tree, as far as it is worth the work; undefined where it was made to be costly. */
export function parseMarkup(whole: string): { readonly document: Markup; readonly isCut: boolean } | undefined {
  const source = whole.slice(0, MOST_SOURCE);
  if (hasOverlongTag(source)) return undefined;
  const document = defaultTreeAdapter.createDocument();
  let open = 0;
  let made = 0;
  const spend = (isTooMuch: boolean): void => {
    if (isTooMuch) throw new TooCostlyError();
  };
  try {
    Parser.parse<DefaultTreeAdapterMap>(source, {
      scriptingEnabled: false,
      treeAdapter: {
        ...defaultTreeAdapter,
        createDocument: () => document,
        createElement: (...given) => {
          spend(++made > MOST_ELEMENTS);
          return defaultTreeAdapter.createElement(...given);
        },
        onItemPush: () => {
          spend(++open > MOST_OPEN_ELEMENTS);
        },
        onItemPop: () => {
          open--;
        },
      },
    });
  } catch (error) {
    if (!(error instanceof TooCostlyError)) throw error;
    return { document, isCut: true };
  }
  return { document, isCut: source.length < whole.length };
}

function hasOverlongTag(source: string): boolean {
  for (let at = source.indexOf('<'); at >= 0;) {
    const end = source.indexOf('>', at);
    const tag = source.slice(at, end < 0 ? undefined : end);
    // Pictures that stand in the mark-up are long, but one attribute.
    if (tag.length > LONGEST_TAG && /^<[a-z]/i.test(tag) && (tag.match(/[\s/"']/g)?.length ?? 0) > MOST_BLANKS)
      return true;
    if (end < 0) return false;
    at = source.indexOf('<', end);
  }
  return false;
}
