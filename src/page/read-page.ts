// Longer than most: the order in which a page is understood, each step resting on those before it.
import { decodeText } from '../lib/charset/decode-text.js';
import { squeeze, tidy } from '../lib/text/squeeze.js';
import type { PageFacts, UnreadCause } from '../model/page-facts.js';
import type { Link, Page } from '../model/page.js';
import { attachmentPage, emptyPage, isAttachment, isMislabelledPicture } from './attachment-page.js';
import { findLabelledDates, isUpdateLabel } from './dates/labelled-dates.js';
import { readPublishedOn, textStart } from './dates/published-on.js';
import { readAttachments } from './document/attachments.js';
import { findBreadcrumb } from './document/breadcrumb.js';
import { readGrids } from './document/grids.js';
import { readInfoRows } from './document/info-rows.js';
import { readMeta } from './document/meta.js';
import { readDocument } from './document/read-document.js';
import { readSource } from './document/source.js';
import { findArticleTitle, findColumnName, findColumnTitle, findHomeTitle, findPlainTitle } from './document/title.js';
import { hanwebRecords, hanwebSources } from './families/hanweb.js';
import { readFamilies } from './families/read-families.js';
import { htmlInJson, jsonPage } from './json/json-page.js';
import type { SentRequest } from './json/next-pages.js';
import { parseJson } from './json/parse-json.js';
import { tellKind } from './kind.js';
import { createResolver } from './links/address.js';
import type { Resolve } from './links/address.js';
import { readLeaving } from './links/leaving.js';
import { readLinks } from './links/read-links.js';
import type { PlacedLink } from './links/read-links.js';
import { findRows } from './lists/find-rows.js';
import type { RowGroup } from './lists/find-rows.js';
import { chooseRows, itemsOf } from './lists/list-items.js';
import { readHiddenText } from './hidden-text.js';
import { readPagerWords } from './lists/page-total.js';
import { readFooter } from './marks/footer.js';
import { tellBrowserReason } from './needs-browser.js';
import { gainsRows } from './gains-rows.js';
import { mayGainForm, readForms, readSearchBoxes } from './forms.js';
import { countMedia, readFrames } from './parts.js';
import { readRedirect } from './redirect.js';
import { readRelatedBoxes } from './related-boxes.js';
import { readResources } from './resources.js';
import { findCore } from './regions/find-core.js';
import { findLandmarks } from './regions/find-landmarks.js';
import { findMain, linesOutside } from './regions/find-main.js';
import { readMessages } from './messages/read-messages.js';
import { readPanels } from './panels.js';
import { hasScriptMenu } from './script-menu.js';
import { readTabs } from './tabs.js';
import { buildTree } from './tree/build-tree.js';
import { contains } from './tree/element.js';
import { linesIn } from './tree/text.js';
import { withoutServerCode } from './tree/without-server-code.js';
import { tellUnread } from './unread-cause.js';

/** Where the bytes came from: their address, and what the server said of them. */
export interface PageOrigin {
  readonly url: string;
  readonly contentType?: string;
  readonly status?: number;
  /** What was sent to get it: a form or data. */
  readonly requestBody?: string;
}

/** Reads a page from its bytes. Pure; whatever the bytes are it answers, at worst with a page that says nothing. */
export const readPage = (bytes: Uint8Array, origin: PageOrigin): Page => {
  const { url, contentType = '', status = 200, requestBody } = origin;
  const sent: SentRequest = { url, ...(requestBody === undefined ? {} : { body: requestBody }) };
  try {
    if (isMislabelledPicture(bytes, contentType)) return unreadPage(url, status, 'binary');
    if (isAttachment(bytes, contentType, url)) return attachmentPage(url, status);
    const { text, charset } = decodeText(bytes, contentType);
    const answer = parseJson(text);
    if (answer === undefined) return readSourceText(text, charset, sent, status);
    return jsonPage(answer, sent, status) ?? readSourceText(htmlInJson(answer) ?? text, charset, sent, status);
  } catch {
    return unreadPage(url, status, 'reader-failed');
  }
};

const unreadPage = (url: string, status: number, unread: UnreadCause): Page => {
  const empty = emptyPage(url, status, 'utf-8');
  return status >= 400 ? empty : { ...empty, facts: { ...empty.facts, unread } };
};

const readSourceText = (source: string, charset: string, sent: SentRequest, status: number): Page => {
  const { url } = sent;
  const tree = buildTree(asHtml(withoutServerCode(source)));
  const resolve = createResolver(tree, url, charset);
  const meta = readMeta(tree);
  const breadcrumb = findBreadcrumb(tree);
  const crumbs = breadcrumb?.names ?? [];
  const core = findCore(tree, findPlainTitle(tree, meta, crumbs));
  const landmarks = findLandmarks(tree, { core: core?.element, breadcrumb: breadcrumb?.element });
  const heading = findArticleTitle(tree, { meta, landmarks, core: core?.element, crumbs });
  const main = findMain(tree, landmarks, core?.element, heading?.element);
  const links = readLinks(tree, resolve, landmarks, url);
  const columnName = findColumnName(meta, crumbs);
  const families = readFamilies({
    ...sent,
    tree,
    resolve,
    name: columnName ?? findColumnTitle(tree, meta, crumbs),
    hasPager: links.some(leadsOn),
  });
  for (const { url: target, name } of families.menu)
    links.push({ url: target, text: name, region: 'menu', isVisible: true, from: 'script', element: tree.root });
  const isInCore = (index: number): boolean =>
    core !== undefined && index >= core.element.index && index < core.element.end;
  const groups = [
    ...findRows(
      tree,
      links,
      (element) => landmarks.of(element) !== undefined || (core?.isNamed === true && isInCore(element.index)),
    ),
    ...recordGroups(hanwebSources(tree), resolve, url),
  ];

  const rowElements = new Set(
    groups.flatMap((group) => group.rows.filter((row) => row.publishedOn !== undefined).map((row) => row.element)),
  );
  // A short notice can look like a row of one link: what holds the page's own text or title is none.
  const ownParts = [core?.element, heading?.element].filter((part) => part !== undefined);
  const pageLines = linesOutside(
    tree,
    tree.body,
    (element) =>
      landmarks.of(element) !== undefined ||
      (rowElements.has(element) && !ownParts.some((part) => contains(element, part))),
  );
  const place = core && {
    from: textStart(
      pageLines,
      { from: core.element.from, to: core.element.to, isNamed: core.isNamed },
      heading?.element && { text: heading.text, at: heading.element.from },
    ),
    to: core.element.to,
  };
  // Where a notice is too short to be told as the text of its page, it begins below its title.
  const belowTitle = heading?.element && { from: heading.element.to, to: tree.body.to };
  const allDates = findLabelledDates(pageLines);
  const ownDates = findLabelledDates(main.lines);
  const published = readPublishedOn({ dates: allDates, core: place, titleAt: heading?.element?.from, meta, url });
  const infoRows = readInfoRows(pageLines, place, heading?.text);
  const frames = readFrames(tree, resolve);
  const redirect = readRedirect(tree, url, resolve);
  const kind = tellKind({
    tree,
    url,
    status,
    meta,
    core,
    groups,
    crumbs,
    lines: pageLines,
    linkCount: links.reduce((count, link) => count + (link.isVisible ? 1 : 0), 0),
    hasInfoDate: published.publishedOnFrom === 'visible',
    hasDateLabel: allDates.some(({ label }) => label !== '' && !isUpdateLabel(label)),
    hasPager: [...landmarks.roots.values()].includes('pager'),
    redirect,
    frames,
    hasListRequests: families.listRequests.length > 0,
  });

  const chosen = chooseRows(groups, kind);
  for (const row of chosen) {
    if (row.link.region === 'content') row.link.region = 'list';
    if (row.publishedOn !== undefined) row.link.publishedOn = row.publishedOn;
  }
  const items = itemsOf(chosen);
  const pager = kind === 'column' ? readPagerWords(tree, landmarks) : {};
  const listTotal = families.listTotal ?? pager.rows;
  // A script that shows some of the rows at a time has them all on the page.
  const turnsByItself = chosen.some(({ element }) => element.isHidden);
  const pageTotal = turnsByItself ? undefined : pager.pages;
  const isArticle = kind === 'article';
  const datedRows = chosen.filter((row) => row.publishedOn !== undefined && !main.isAside(row.element)).length;
  // A column may be a text (a guide); a home page and a list are whole, whatever text stands in them.
  const isText =
    isArticle || (kind === 'column' && core !== undefined && (core.isNamed || (core.words >= 120 && datedRows < 3)));
  const contentLines = isText
    ? main.lines
    : linesOutside(tree, tree.body, (element) => landmarks.of(element) !== undefined);
  const contentText = contentLines.map((line) => line.text).join('\n');
  const contentRoot = isText ? main.element : tree.body;
  const isOwn = (element: { index: number }): boolean =>
    element.index >= contentRoot.index && element.index < contentRoot.end;
  const contentDates = (isText ? ownDates : allDates).filter((date) => date.label !== '');
  const updatedOn = contentDates
    .filter((date) => isUpdateLabel(date.label))
    .map((date) => date.on)
    .sort()
    .at(-1);
  const tabs = readTabs(tree, links);
  const panels = readPanels(tree, tabs, groups);
  const grids = readGrids(tree, (table) => isOwn(table) && landmarks.of(table) === undefined);
  const footer = readFooter(tree, landmarks);
  const bodyText = linesIn(tree.text.slice(tree.body.from, tree.body.to)).join('\n');
  const hiddenText = readHiddenText(tree);
  const attachments = readAttachments(
    links,
    (link) => landmarks.of(link.element) === undefined && link.element.index > tree.body.index,
  );
  const title =
    kind === 'article'
      ? (heading?.text ?? '')
      : kind === 'column'
        ? findColumnTitle(tree, meta, crumbs) || (heading?.text ?? '')
        : kind === 'home'
          ? findHomeTitle(tree, meta)
          : tidy(tree.titleTag);
  const source_ = isArticle ? readSource(pageLines, place) : undefined;
  const needsBrowser = tellBrowserReason({
    tree,
    kind,
    footer,
    frames,
    itemCount: items.length,
    datedCount: items.filter(({ publishedOn }) => publishedOn !== undefined).length,
    contentLength: contentText.length,
    hasListRequests: families.listRequests.length > 0,
  });

  const related = isArticle
    ? readRelatedBoxes(tree, links, (element) => !OUTSIDE.has(landmarks.of(element) ?? ''))
    : [];
  const resources = readResources(tree, resolve);
  const forms = readForms(tree, url, resolve);
  const searchBoxes = readSearchBoxes(tree);
  const messages = readMessages({ tree, links, lines: pageLines, title });
  const unread =
    status >= 400 || kind === 'challenge' || needsBrowser === 'script-shell'
      ? undefined
      : tellUnread({
          source,
          status,
          tree,
          linkCount: links.length,
          frameCount: frames.length,
          formCount: forms.length,
          itemCount: items.length,
          isRedirect: redirect !== undefined,
        });

  const facts: PageFacts = {
    url,
    charset,
    kind,
    title,
    breadcrumb:
      isArticle && crumbs.length > 1 && squeeze(crumbs.at(-1) as string) === squeeze(title)
        ? crumbs.slice(0, -1)
        : crumbs,
    ...(columnName === undefined ? {} : { columnName }),
    ...(isArticle ? published : {}),
    ...(updatedOn === undefined ? {} : { updatedOn }),
    ...(source_ === undefined ? {} : { source: source_ }),
    ...(isArticle ? readDocument(infoRows, pageLines, place ?? belowTitle) : {}),
    meta,
    items,
    attachments,
    tables: grids.map(({ grid, caption }) => ({
      rows: grid.length,
      columns: grid[0]?.length ?? 0,
      ...(caption === undefined ? {} : { caption }),
    })),
    footer,
    ...(needsBrowser === undefined ? {} : { needsBrowser }),
    ...(unread === undefined ? {} : { unread }),
    textLength: squeeze(bodyText).length,
  };
  return {
    url,
    status,
    facts,
    links: links.map(({ element: _element, ...link }): Link => link),
    frames,
    hasScriptMenu: hasScriptMenu(tree),
    tabs: tabs.map(({ text }) => text),
    ...(panels.length > 0 ? { panels } : {}),
    ...(redirect === undefined ? {} : { redirect }),
    morePages: families.morePages,
    ...(needsBrowser === 'xhr-list' && families.listRequests.length > 0 ? { listRequests: families.listRequests } : {}),
    ...(listTotal === undefined ? {} : { listTotal }),
    ...(pageTotal === undefined ? {} : { pageTotal }),
    forms,
    ...(searchBoxes.length > 0 ? { searchBoxes } : {}),
    ...(messages.length > 0 ? { messages } : {}),
    ...(mayGainForm(tree) ? { mayGainForm: true } : {}),
    ...(kind === 'home' && gainsRows(tree, items.length) ? { mayGainRows: true } : {}),
    contentText,
    bodyText,
    ...(hiddenText === undefined ? {} : { hiddenText }),
    grids: grids.map(({ grid }) => grid),
    gridMarks: grids.map(({ marks }) => marks),
    infoRows,
    labelledDates: contentDates.map(({ label, on, quote }) => ({ label, on, quote })),
    media: countMedia(tree, contentRoot, resolve, (element) => landmarks.of(element) !== undefined),
    ...(related.length > 0 ? { related } : {}),
    ...(resources.length > 0 ? { resources } : {}),
    leaving: readLeaving(tree, resolve),
  };
};

/** Parts of the site, not of the article. */
const OUTSIDE: ReadonlySet<string> = new Set(['header', 'navigation', 'breadcrumb', 'footer', 'pager']);

/** A link to another page of a list. */
const leadsOn = ({ region, text, from }: PlacedLink): boolean =>
  region === 'pager' && from !== 'script' && /^(?:[2-9]|\d{2,4})$|下一?页|后一?页|next/i.test(text);

/** An XML answer of list records is read as the list that it becomes. */
const asHtml = (source: string): string => {
  const start = source.slice(0, 2000);
  return /<(?:html|body|head)\b/i.test(start) ? source : (hanwebRecords(source) ?? source);
};

const recordGroups = (sources: readonly string[], resolve: Resolve, url: string): RowGroup[] =>
  sources.flatMap((source) => {
    const html = hanwebRecords(source);
    if (html === undefined) return [];
    const tree = buildTree(html);
    const landmarks = findLandmarks(tree, { core: undefined, breadcrumb: undefined });
    return findRows(
      tree,
      readLinks(tree, resolve, landmarks, url).map((link) => ({ ...link, region: 'content' })),
      () => false,
    );
  });
