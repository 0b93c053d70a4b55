// Longer than most: what is asked of a gazette differs from plan to plan, and every rule picks of it by its parameters.
import { Type, type Static } from '@sinclair/typebox';
import { daysBetween, subtractDuration } from '../../lib/date/day.js';
import {
  cantTell,
  defineCheck,
  Duration,
  failed,
  passed,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { PageView, PolicyDocument, SiteModel } from '../../model/site-model.js';
import { plainWords, subjectOf } from '../../site/documents/policy-document.js';
import { columnName } from '../parts/column-state.js';
import { pickRows } from '../parts/listing-rows.js';
import { isNormative } from '../parts/normative.js';
import { documentEvidence, ownDocuments } from '../parts/own-documents.js';
import { ColumnId, Params } from '../parts/params.js';
import { isWithin, Period, spanOf } from '../parts/period.js';
import { unreadReason } from '../parts/unread.js';
import { undecided } from '../parts/undecided.js';
import { findIssues, missingIssues, type FoundIssue } from './find-issues.js';

const params = Params({
  column: Type.Optional(ColumnId),
  /** Issues to open, the newest; each must be there to read. */
  sample: Type.Optional(Type.Integer({ minimum: 0 })),
  /** An issue opened can be downloaded as a file. */
  downloads: Type.Optional(Type.Boolean()),
  /** The newest issue is no older. */
  interval: Type.Optional(Duration),
  /** All issues since the first are listed, none left out. */
  sinceFirst: Type.Optional(Type.Boolean()),
  /** More issues came out in one time than in the time before. */
  oftener: Type.Optional(Params({ period: Period, before: Period })),
  /** The normative documents of the sample stand in it. */
  carries: Type.Optional(Type.Literal('normative')),
  /** How many documents are looked for in it. */
  documents: Type.Optional(Type.Integer({ minimum: 1 })),
});
type Rule = Static<typeof params>;

const OPENED = 3;
const OPENED_FOR_DOCUMENTS = 6;
const DOCUMENTS = 10;

/** 政府公报: issues open, can be downloaded, come out in time, are all there since the first, and carry the documents. */
export default defineCheck({
  id: 'gazette/issues',
  title: '政府公报各期能否阅读、下载，是否齐全、定期',
  needs: ({ column = 'gazette', carries, sample = carries ? OPENED_FOR_DOCUMENTS : OPENED, documents = DOCUMENTS }) => [
    `rows:${column}:10:1990-01-01:${sample}`,
    ...(carries ? ([`documents:${documents}`] as const) : []),
  ],
  params,
  messages: {
    'no-column': { zh: '网站上没有能打开的“{name}”栏目。', en: 'The site has no column {name} that opens.' },
    none: { zh: '“{name}”栏目里没有公报。', en: 'The column {name} holds no issue.' },
    unnumbered: {
      zh: '“{name}”栏目里有内容，但看不出是哪一年第几期，请人工核对。',
      en: 'What the column {name} holds bears no number of an issue. A person should see.',
    },
    dead: { zh: '公报“{title}”打不开（状态码 {status}）。', en: 'The issue {title} does not open (status {status}).' },
    'no-download': {
      zh: '打开的 {count} 期公报都没有可下载的文件，例如“{title}”。',
      en: 'None of the {count} issues opened offers a file to download, for example {title}.',
    },
    stale: {
      zh: '最新一期公报“{title}”是 {newestOn} 发布的，已 {ageDays} 天没有出新的一期；应有 {dueFrom} 以后的。',
      en: 'The newest issue {title} is of {newestOn}, {ageDays} days ago; one since {dueFrom} is due.',
    },
    gap: {
      zh: '公报不齐全，缺：{missing}。列出的是{first}至{last}。',
      en: 'Issues are left out: {missing}. Listed are those from {first} to {last}.',
    },
    'not-oftener': {
      zh: '出刊周期没有缩短：{from}至{to}出 {count} 期，此前（{beforeFrom}至{beforeTo}）出 {beforeCount} 期。',
      en: 'The gazette did not come out oftener: {count} issues from {from} to {to}, {beforeCount} before ({beforeFrom} to {beforeTo}).',
    },
    'not-carried': {
      zh: '公报没有刊登规范性文件《{title}》（{publishedOn}）。',
      en: 'The gazette does not carry the normative document {title} ({publishedOn}).',
    },
  },
  absences: ['no-column', 'none'],
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, rule, { asOf }): Judgement {
    const { column = 'gazette' } = rule;
    const name = columnName(site, column);
    const about = { column: name };
    const picked = pickRows(site, column, { from: EVER, to: asOf });
    const { evidence } = picked;
    if (picked.state === 'gone') return failed({ code: 'no-column', data: { name }, evidence, ...about });
    if (picked.state === 'undecided') return undecided(`“${name}”`, picked.reason, evidence, about);
    const { listing, missed } = picked;
    const issues = findIssues(site, listing);
    if (issues.length === 0) {
      const isEmpty = listing.rows.length === 0;
      if (missed) return undecided(`“${name}”的各期`, missed, evidence, about);
      return isEmpty
        ? failed({ code: 'none', data: { name }, evidence, ...about })
        : cantTell('candidates', { code: 'unnumbered', data: { name }, evidence, ...about });
    }
    const scene: Scene = { site, rule, asOf, issues, evidence, ...(missed ? { missed } : {}) };
    const answers = [judgeReading, judgeAge, judgeCompleteness, judgePace, judgeDocuments]
      .flatMap((judge) => judge(scene))
      .map(({ draft, reason }) => ({ draft: { ...about, ...draft }, reason }));
    const measured = { count: issues.length };
    const faults = answers.filter(({ reason }) => reason === undefined).map(({ draft }) => draft);
    if (faults.length > 0) return failed(faults, { measured });
    const [open] = answers.flatMap(({ reason }) => reason ?? []);
    if (open)
      return cantTell(
        open,
        answers.map(({ draft }) => draft),
        { measured },
      );
    return passed({ measured, seen: issues.slice(0, 3).map(({ listedOn }) => listedOn) });
  },
});

const EVER = '1990-01-01';

interface Scene {
  readonly site: SiteModel;
  readonly rule: Rule;
  readonly asOf: string;
  readonly issues: readonly FoundIssue[];
  readonly evidence: readonly Evidence[];
  /** Why issues may be listed where nobody looked. */
  readonly missed?: CantTellReason;
}

interface Answer {
  readonly draft: FindingDraft;
  /** Why it is no fault yet. */
  readonly reason?: CantTellReason;
}

const open = (what: string, reason: CantTellReason, evidence: readonly Evidence[], key = what): Answer => ({
  draft: { code: 'undecided', data: { what, reason }, evidence, key },
  reason,
});

/** The newest issues open, and offer a file where the rule wants one. */
function judgeReading({ site, rule, issues }: Scene): readonly Answer[] {
  const count = rule.sample ?? OPENED;
  const seen = issues.flatMap((issue) => {
    const view = site.page(issue.url);
    return view ? [{ issue, view }] : [];
  });
  if (count === 0) return [];
  const [newest] = issues;
  if (seen.length === 0 && newest) return [open(`公报“${newest.title}”`, 'not-crawled', [newest.listedOn])];
  const opened = seen.slice(0, count);
  const answers = opened.flatMap(({ issue: { title, url, listedOn }, view }): Answer[] => {
    if (view.status === 404 || view.status === 410)
      return [{ draft: { code: 'dead', data: { title, status: view.status }, evidence: [listedOn], url, key: url } }];
    const reason = view.facts.kind === 'attachment' ? undefined : unreadReason(view);
    return reason ? [open(`公报“${title}”`, reason, [view.evidence()], url)] : [];
  });
  const read = opened.filter(({ view }) => view.facts.kind === 'attachment' || unreadReason(view) === undefined);
  const [first] = read;
  if (rule.downloads !== true || !first) return answers;
  const hasFile = read.some(
    ({ view }) =>
      view.facts.kind === 'attachment' ||
      view.facts.attachments.length > 0 ||
      view.read().links.some(({ text, isVisible }) => isVisible && /下载|PDF/i.test(text)),
  );
  if (hasFile) return answers;
  // A reader in a frame or made by script has a button of its own.
  const isReader = read.some(({ view }) => view.facts.needsBrowser !== undefined || view.read().frames.length > 0);
  const evidence = [first.view.evidence(first.issue.title)];
  if (isReader) return [...answers, open('公报的下载', 'unreadable', evidence)];
  const data = { count: read.length, title: first.issue.title };
  return [...answers, { draft: { code: 'no-download', data, evidence, url: first.issue.url, key: 'download' } }];
}

/** The newest issue is young enough. */
function judgeAge({ rule: { interval }, asOf, issues, missed }: Scene): readonly Answer[] {
  if (interval === undefined) return [];
  const dueFrom = subtractDuration(asOf, interval);
  const [newest] = issues.filter(({ publishedOn }) => publishedOn !== undefined);
  const listed = (newest ?? issues[0])?.listedOn;
  const evidence = listed ? [listed] : [];
  if (newest?.publishedOn !== undefined && newest.publishedOn >= dueFrom) return [];
  const undated = issues.some(({ publishedOn }) => publishedOn === undefined);
  const reason = missed ?? (undated || !newest ? 'no-date' : undefined);
  if (reason || newest?.publishedOn === undefined) return [open('最新一期公报的日期', reason ?? 'no-date', evidence)];
  const { title, publishedOn: newestOn } = newest;
  const data = { title, newestOn, ageDays: daysBetween(newestOn, asOf), dueFrom };
  return [{ draft: { code: 'stale', data, evidence, key: 'newest' } }];
}

/** No number is left out since the first. */
function judgeCompleteness({ rule, issues, evidence, missed }: Scene): readonly Answer[] {
  const [newest, oldest] = [issues[0], issues.at(-1)];
  const missing = missingIssues(issues);
  if (rule.sinceFirst !== true || !newest || !oldest) return [];
  if (missed) return [open('创刊以来的各期公报是否齐全', missed, evidence)];
  if (issues.every(({ year, totals }) => year === undefined && totals.length === 0))
    return [open('创刊以来的各期公报是否齐全', 'candidates', evidence)];
  if (missing.length === 0) return [];
  const data = { missing: missing.slice(0, MOST_NAMED), first: oldest.title, last: newest.title };
  return [{ draft: { code: 'gap', data, evidence, key: 'gap' } }];
}
const MOST_NAMED = 20;

/** More issues in one time than in the time before. */
function judgePace({ rule: { oftener }, asOf, issues, evidence, missed }: Scene): readonly Answer[] {
  if (!oftener) return [];
  const [now, before] = [spanOf({ period: oftener.period }, asOf), spanOf({ period: oftener.before }, asOf)];
  const of = (span: typeof now): number =>
    issues.filter(({ publishedOn }) => publishedOn !== undefined && isWithin(publishedOn, span)).length;
  const reason = missed ?? (issues.some(({ publishedOn }) => publishedOn === undefined) ? 'no-date' : undefined);
  const data = { ...now, count: of(now), beforeFrom: before.from, beforeTo: before.to, beforeCount: of(before) };
  if (reason) return [open('公报的出刊周期', reason, evidence)];
  if (data.count > data.beforeCount && data.beforeCount > 0) return [];
  const draft: FindingDraft = { code: 'not-oftener', data, evidence, key: 'pace' };
  // Of a gazette that is not listed so far back nothing is known.
  return [data.beforeCount === 0 ? { draft, reason: 'candidates' } : { draft }];
}

/** Each normative document that was out before the newest issue is named by an issue since then. */
function judgeDocuments({ site, rule, issues, missed }: Scene): readonly Answer[] {
  if (rule.carries === undefined) return [];
  const { isWhole, reason: unseen, looked } = site.documents;
  if (!isWhole) return [open('规范性文件是否刊登在公报上', unseen ?? 'not-crawled', looked)];
  const days = issues.flatMap(({ publishedOn }) => publishedOn ?? []).sort();
  const [oldestOn, newestOn] = [days[0], days.at(-1)];
  const shelf = issues.map((issue) => ({ issue, ...readWhole(site, issue.url) }));
  const lists = site.listing(rule.column ?? 'gazette')?.lists.flatMap(({ pages }) => pages) ?? [];
  const text = plainWords([...shelf.map((one) => one.text), ...lists.map(wordsOf)].join('\n'));
  const normative = ownDocuments(site)
    .slice(0, rule.documents ?? DOCUMENTS)
    .filter((document) => isNormative(document) === 'yes');
  // Of the time before the issues that were opened nothing is asked where later documents tell.
  const openedFrom = shelf.flatMap(({ issue, isRead }) => (isRead ? (issue.publishedOn ?? []) : [])).sort()[0];
  const since = normative.filter((document) => openedFrom !== undefined && (dayOf(document) ?? '') >= openedFrom);
  return (since.length > 0 ? since : normative)
    .filter(({ title }) => !text.includes(subjectOf(title)))
    .flatMap((document): Answer[] => {
      const { title, url } = document;
      const on = dayOf(document);
      if (on !== undefined && newestOn !== undefined && on > newestOn) return [];
      if (on !== undefined && oldestOn !== undefined && on < subtractDuration(oldestOn, BEFORE)) return [];
      const evidence = documentEvidence(site, document);
      const isUnread = shelf.some(({ issue, isRead }) => !isRead && (issue.publishedOn ?? '9') >= (on ?? ''));
      const reason =
        missed ??
        (isUnread ? 'not-crawled' : on === undefined || oldestOn === undefined ? 'no-date' : undefined) ??
        // What was out before the first issue that is listed, earlier ones may have carried.
        (on !== undefined && oldestOn !== undefined && on < oldestOn ? 'candidates' : undefined);
      if (reason) return [open(`《${title}》是否刊登在公报上`, reason, evidence, url)];
      return [{ draft: { code: 'not-carried', data: { title, publishedOn: on }, evidence, url, key: url } }];
    });
}

const dayOf = ({ publishedOn, writtenOn }: PolicyDocument): string | undefined => publishedOn ?? writtenOn;

/** What was out so long before the first issue that is listed stood in an earlier one, if in any. */
const BEFORE = 'P6M';

/** What an issue's page and its files say, and whether all of it was read. */
function readWhole(site: SiteModel, url: string): { readonly text: string; readonly isRead: boolean } {
  const view = site.page(url);
  if (!view || unreadReason(view) !== undefined) return { text: '', isRead: false };
  const files = view.facts.attachments.map((file) => site.page(file.url));
  const read = files.flatMap((file) => (file && unreadReason(file) === undefined ? [file] : []));
  return {
    text: [view, ...read].map(wordsOf).join('\n'),
    isRead: read.length === files.length && view.facts.textLength > 0,
  };
}

const wordsOf = (view: PageView): string =>
  [view.read().contentText, ...view.facts.items.map(({ title }) => title)].join('\n');
