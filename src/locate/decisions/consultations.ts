/** 意见征集: sampled notices and what was published of their results, by links, by titles, wherever the crawl saw one. */
import type { CantTellReason } from '../../model/outcome.js';
import type { PageDigest } from '../../model/page.js';
import type { ListItem } from '../../model/page-facts.js';
import { isSameSite, pageKey } from '../address.js';
import { openAttached, type Opened } from '../documents/attached-pages.js';
import { missedSince, newestFirst, readColumnLists, type ListedRow } from '../columns/column-lists.js';
import { isConsultationTitle, isFeedbackLink, isFeedbackTitle, isSameSubject } from './consultation-titles.js';
import type { Finding } from '../finding.js';
import type { SeenPage } from '../seen-page.js';

export interface LocatedConsultation extends Opened {
  readonly item: ListItem;
  readonly listedOn: SeenPage;
  readonly feedback: readonly (Opened & { readonly item: ListItem })[];
  /** Why feedback may stand where nobody looked. */
  readonly feedbackUnseenBecause?: CantTellReason;
}

export interface LocatedConsultations {
  readonly consultations: readonly LocatedConsultation[];
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

/** Pages of feedback opened for one consultation: the notice may be followed by a report and a table. */
const MOST_FEEDBACK = 2;
/** Content shorter than this leaves the matter to a file. */
const LEAST_NOTICE = 120;

export function findConsultations(finding: Finding): LocatedConsultations {
  const { ground } = finding;
  const count = ground.plan.consultations ?? 0;
  if (count === 0) return { consultations: [], isWhole: false, reason: 'not-crawled', looked: [] };
  const beyond = 'not-crawled';
  const notices = readColumnLists(finding, 'consultation');
  const results = readColumnLists(finding, 'consultation-feedback');
  const looked = [...new Set([...notices.looked, ...results.looked])];
  const sample = newestFirst(notices.rows.filter(({ item }) => isConsultationTitle(item.title))).slice(0, count);
  const opened = sample.map((row, index) => ({
    row,
    ...openAttached(
      ground,
      row.item.url,
      { purpose: 'item:consultation', priority: 490 - index, from: { page: row.listedOn } },
      (_, page) => page.digest.contentLength >= LEAST_NOTICE,
    ),
  }));
  const known = feedbackRows([...notices.rows, ...results.rows], ground.visits.pages, ground.plan.asOf);
  const menu = menuKeys(
    finding,
    looked,
    opened.flatMap(({ pages }) => pages.slice(0, 1)),
  );
  let asked = 0;
  const consultations = opened.map(({ row, ...notice }): LocatedConsultation => {
    const [page] = notice.pages;
    const linked = [
      ...feedbackBeside(finding, row, menu),
      ...(page ? linkedFeedback(finding, page, row.item.title, menu) : []),
    ];
    const titled = known.filter(({ title, publishedOn }) => isAnswerTo(row.item, title, publishedOn));
    const items = [...new Map([...linked, ...titled].map((item) => [pageKey(item.url), item])).values()]
      .filter(({ url }) => pageKey(url) !== pageKey(row.item.url))
      .slice(0, MOST_FEEDBACK);
    const missed =
      missedSince(results, row.item.publishedOn, beyond) ?? missedSince(notices, row.item.publishedOn, beyond);
    return {
      item: row.item,
      listedOn: row.listedOn,
      ...notice,
      feedback: items.map((item) => ({
        item,
        ...openAttached(ground, item.url, { purpose: 'item:consultation-feedback', priority: 480 - asked++ }, (words) =>
          /采纳|吸纳|(?:未|没有|无)(?:收到|收集|征集)|无(?:反馈)?意见/.test(words),
        ),
      })),
      ...(missed ? { feedbackUnseenBecause: missed } : {}),
    };
  });
  const missed = missedSince(notices, undefined, beyond);
  return {
    consultations,
    isWhole: notices.state !== 'undecided' && missed === undefined,
    ...(missed ? { reason: missed } : {}),
    looked,
  };
}

const isAnswerTo = (notice: ListItem, title: string, publishedOn: string | undefined): boolean =>
  isSameSubject(notice.title, title) &&
  (publishedOn === undefined || notice.publishedOn === undefined || publishedOn >= notice.publishedOn);

/** Rows that say what came of a consultation: of its column, and of every list that the crawl saw. */
function feedbackRows(rows: readonly ListedRow[], pages: readonly SeenPage[], asOf: string): readonly ListItem[] {
  const found = new Map<string, ListItem>();
  const listed = [
    ...rows.map(({ item }) => item).filter(({ title }) => isFeedbackTitle(title)),
    ...pages.flatMap(feedbackOn),
  ];
  for (const item of listed)
    if ((item.publishedOn ?? asOf) <= asOf && !found.has(pageKey(item.url))) found.set(pageKey(item.url), item);
  return [...found.values()];
}

/** Worked out once a page, not after every arrival. */
function feedbackOn({ digest }: SeenPage): readonly ListItem[] {
  const known = feedback.get(digest) ?? digest.facts.items.filter(({ title }) => isFeedbackTitle(title));
  feedback.set(digest, known);
  return known;
}
const feedback = new WeakMap<PageDigest, readonly ListItem[]>();

/** Links of the lists and of several notices: the template's, no notice's own. */
function menuKeys(finding: Finding, lists: readonly SeenPage[], notices: readonly SeenPage[]): ReadonlySet<string> {
  const { ground, home } = finding;
  const keys = new Set([...home.pages, ...lists].map((page) => pageKey(page.exchange.url)));
  for (const page of [...home.pages, ...lists])
    for (const { key, link } of ground.links(page)) if (link.region !== 'list') keys.add(key);
  const shown = new Map<string, number>();
  for (const page of notices)
    for (const key of new Set(ground.links(page).map((marked) => marked.key)))
      shown.set(key, (shown.get(key) ?? 0) + 1);
  for (const [key, count] of shown) if (count >= 2) keys.add(key);
  return keys;
}

/** The list itself may lead to the result: 查看结果 behind the title, before the next row begins. */
function feedbackBeside(
  { ground }: Finding,
  { item, listedOn }: ListedRow,
  menu: ReadonlySet<string>,
): readonly ListItem[] {
  const links = ground.links(listedOn);
  const rows = new Set(
    listedOn.digest.facts.items.filter(({ title }) => !isFeedbackLink(title)).map(({ url }) => pageKey(url)),
  );
  const at = links.findIndex(({ key }) => key === pageKey(item.url));
  if (at === -1) return [];
  const behind = links.slice(at + 1, at + 1 + MOST_BESIDE);
  const next = behind.findIndex(({ key }) => rows.has(key) && key !== pageKey(item.url));
  return behind
    .slice(0, next === -1 ? behind.length : next)
    .filter(({ link, key }) => link.isVisible && isFeedbackLink(link.text) && key !== pageKey(item.url))
    .filter(({ link, key }) => link.region === 'list' && !menu.has(key) && isSameSite(link.url, listedOn.exchange.url))
    .map(({ link }) => ({ title: link.text, url: link.url }));
}
/** Links of one row. */
const MOST_BESIDE = 4;

/** Links of the notice's own page to its result: 结果反馈 by itself, or the title of the feedback. */
function linkedFeedback(
  finding: Finding,
  page: SeenPage,
  notice: string,
  menu: ReadonlySet<string>,
): readonly ListItem[] {
  return finding.ground
    .links(page)
    .filter(
      ({ link, key }) =>
        ['content', 'list', 'menu', 'navigation'].includes(link.region) &&
        link.isVisible &&
        isSameSite(link.url, page.exchange.url) &&
        (isFeedbackTitle(link.text) && isSameSubject(notice, link.text)
          ? true
          : isFeedbackLink(link.text) && !menu.has(key)),
    )
    .map(({ link }) => ({
      title: link.text,
      url: link.url,
      ...(link.publishedOn ? { publishedOn: link.publishedOn } : {}),
    }));
}
