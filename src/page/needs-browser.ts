import type { BrowserReason, Footer, PageKind } from '../model/page-facts.js';
import type { Page } from '../model/page.js';
import { buildsRows, isEmptyRow } from './row-scripts.js';
import type { Tree } from './tree/element.js';

const template =
  /^(?:v-for|ng-repeat|ms-repeat|ms-for|:for|data-bind|v-if|ms-controller|ng-controller|ms-text|v-text|v-html)$/;
const writer = /document\.write|\.load\s*\(|include|innerHTML|\.html\s*\(/i;

export interface BrowserSigns {
  readonly tree: Tree;
  readonly kind: PageKind;
  readonly footer: Footer;
  readonly frames: Page['frames'];
  readonly itemCount: number;
  /** Those of the items that bear a date. */
  readonly datedCount: number;
  readonly contentLength: number;
  /** It is known what its script asks for. */
  readonly hasListRequests: boolean;
}

/** Links to sub-columns that may stand beside a list which a script fills. */
const MOST_NEIGHBOURS = 3;

/** What the bytes lack that a browser would show, by evidence in the page; undefined when they are the page. */
export const tellBrowserReason = ({
  tree,
  kind,
  footer,
  frames,
  itemCount,
  datedCount,
  contentLength,
  hasListRequests,
}: BrowserSigns): BrowserReason | undefined => {
  if (kind === 'challenge') return 'cookie-challenge';
  if (kind === 'shell') return 'script-shell';
  if (kind !== 'home' && kind !== 'column' && kind !== 'article') return undefined;
  // A few undated links beside a list whose requests are known are its neighbours, not its rows.
  const hasNoRows = itemCount === 0 || (hasListRequests && datedCount === 0 && itemCount <= MOST_NEIGHBOURS);
  if (kind === 'column' && hasNoRows && contentLength < 1000 && (hasListRequests || buildsList(tree)))
    return 'xhr-list';
  // A menu beside it may pass for a list; rows that a script has yet to fill are none.
  if (kind === 'column' && datedCount === 0 && contentLength < 1000 && tree.elements.some(isEmptyRow))
    return 'xhr-list';
  if (kind === 'article' && contentLength < 60 && tree.elements.some((element) => hasTemplate(element.attributes)))
    return 'script-shell';
  const hasMarks =
    footer.siteIdCode !== undefined ||
    footer.icp !== undefined ||
    footer.sponsor !== undefined ||
    footer.police !== undefined;
  const late = tree.elements.length * 0.6;
  if (hasMarks) return isWhole(footer) || !writesMarks(tree, late) ? undefined : 'footer-script';
  if (
    frames.some((frame) => frame.isVisible) &&
    tree.elements.some(
      (element) =>
        element.tag === 'iframe' &&
        element.index > late &&
        !element.isHidden &&
        /foot|bottom|copy|di|end/i.test(`${element.attributes['src'] ?? ''} ${element.words}`),
    )
  )
    return 'frame-footer';
  const body = tree.scripts.filter((script) => script.element.index > tree.body.index);
  if (body.some((script) => script.attributes['src'] !== undefined || writer.test(script.text.slice(0, 100_000))))
    return 'footer-script';
  return tree.elements.some((element) => element.tag === 'iframe' && element.index > late && !element.isHidden)
    ? 'frame-footer'
    : undefined;
};

const isWhole = ({ siteIdCode, icp, police, sponsor }: Footer): boolean =>
  [siteIdCode, icp, police, sponsor].every((mark) => mark !== undefined);

/** Counters, the marks of 找错 and of party and government bodies: what their scripts write is none of what is due. */
const ownMarks = /jiucuo|conac|hm\.baidu|cnzz|51\.la|tongji|share|webstat/i;
const markWords = /备案|标识码|主办|ICP|网安|联系(?:电话|方式|我们)|技术支持|foot|bottom|copyright/i;
const footFile = /(?:foot|bottom|copyright|banquan|yejiao)[\w-]*\.(?:js|s?html?|jsp|aspx?|php)/i;

/** A script in the lower part of the page brings up a foot, or some of its marks, beside those that stand there. */
const writesMarks = (tree: Tree, late: number): boolean =>
  tree.elements.some(
    ({ tag, index, attributes }) => tag === 'script' && index > late && footFile.test(attributes['src'] ?? ''),
  ) ||
  tree.scripts.some(
    ({ text, element }) =>
      element.index > late &&
      writer.test(text.slice(0, 100_000)) &&
      (footFile.test(text) ||
        text.split(/[;\n]/).some((line) => writer.test(line) && markWords.test(line) && !ownMarks.test(line))),
  );

const hasTemplate = (attributes: Readonly<Record<string, string>>): boolean => {
  for (const name in attributes) if (template.test(name)) return true;
  return false;
};

const buildsList = (tree: Tree): boolean =>
  tree.elements.some((element) => hasTemplate(element.attributes)) ||
  /\{\{[^{}]{1,80}\}\}/.test(tree.text) ||
  tree.scripts.some((script) => buildsRows(script.text.slice(0, 200_000)));
