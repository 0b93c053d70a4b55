import { Type } from '@sinclair/typebox';
import { subtractDuration } from '../../lib/date/day.js';
import { squeeze } from '../../lib/text/squeeze.js';
import {
  cantTell,
  defineCheck,
  Duration,
  failed,
  inapplicable,
  passed,
  unseen,
  type Judgement,
} from '../../model/check.js';
import type { Evidence } from '../../model/outcome.js';
import type { PolicyDocument, SiteModel } from '../../model/site-model.js';
import { isConsultationTitle, isFeedbackTitle, isSameSubject } from '../../site/decisions/consultation.js';
import { normativeBy } from '../parts/normative.js';
import { findAny } from '../parts/occurs-in.js';
import { documentEvidence, isOwnDocument, unreadDocument } from '../parts/own-documents.js';
import { Params } from '../parts/params.js';
import { isWithin, PeriodParams, spanOf } from '../parts/period.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';

const params = Params({
  /** How many of the newest documents to look at. */
  sample: Type.Integer({ minimum: 1 }),
  /** A consultation this long before its document may be that of an earlier version. */
  window: Duration,
  /** Documents of that time only. */
  ...PeriodParams,
});

/** 制发前征求意见: each normative document was put to the public before it was issued. */
export default defineCheck({
  id: 'documents/consulted',
  title: '规范性文件制发前有没有公开征求意见',
  needs: ({ sample, window, period }) => [
    `documents:${String(sample)}` as `documents:${number}`,
    `rows:consultation:8:${period ? subtractDuration(period.from, window) : REACH}:0`,
    'column:consultation-feedback',
  ],
  params,
  messages: {
    none: {
      zh: '规范性文件《{title}》（{on}）制发前没有公开征求意见：意见征集栏目里找不到它的征求意见公告。',
      en: 'The normative document {title} of {on} was not put to the public: no consultation on it was found.',
    },
    after: {
      zh: '规范性文件《{title}》是 {on} 的，征求意见“{notice}”却在 {noticeOn}，晚于文件。',
      en: 'The normative document {title} is of {on}, but its consultation {notice} is of {noticeOn}, after it.',
    },
    'perhaps-none': {
      zh: '《{title}》没有找到征求意见公告，它是不是应当公开征求意见的规范性文件，请人工判断。',
      en: 'No consultation on {title} was found; whether it is a normative document that needs one, a person must say.',
    },
    'only-told': {
      zh: '《{title}》没有找到征求意见公告，但页面上写有“{quote}”，请人工核对。',
      en: 'No consultation on {title} was found, but a page says: {quote}. A person should see.',
    },
    'long-before': {
      zh: '《{title}》（{on}）的征求意见“{notice}”在 {noticeOn}，可能是更早一个版本的，请人工核对。',
      en: 'The consultation {notice} of {noticeOn} is long before {title} of {on} and may be on an earlier version. A person should see.',
    },
  },
  absences: ['none'],
  *targets(site, { sample }) {
    const { things, isWhole, reason, looked } = site.documents;
    yield* things.slice(0, sample).filter((document) => isOwnDocument(site, document));
    return things.length === 0 && !isWhole ? unseen(reason ?? 'not-crawled', looked) : undefined;
  },
  judge(document: PolicyDocument, rule, { site, asOf }): Judgement {
    const { title, url, writtenOn, publishedOn } = document;
    const kind = normativeBy(document);
    const about = { key: url, column: '意见征集' };
    const what = `《${title}》制发前是否公开征求意见`;
    const evidence = documentEvidence(site, document);
    const unread = unreadDocument(site, document);
    if (kind === 'no') return inapplicable('no-targets');
    // What is on its page may make it one.
    if (kind === 'unknown') return unread ? undecided(what, unread, evidence, about) : inapplicable('no-targets');
    const on = writtenOn ?? publishedOn;
    if (on !== undefined && !isWithin(on, spanOf(rule, asOf))) return inapplicable('no-targets');
    const notices = noticesOf(site, document);
    const dated = notices
      .filter((notice) => notice.on !== undefined)
      .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1));
    if (on === undefined)
      return undecided(what, 'no-date', [...evidence, ...notices.map((one) => one.listedOn)], about);
    const before = dated.filter((notice) => (notice.on ?? '') <= (publishedOn ?? on));
    const [nearest] = before;
    if (nearest?.on !== undefined && nearest.on >= subtractDuration(on, rule.window))
      return passed({ seen: [nearest.listedOn, ...evidence] });
    const linked = linkedNotice(document);
    if (linked) return passed({ seen: [linked] });
    const [undated] = notices.filter((notice) => notice.on === undefined);
    if (undated) return undecided(what, 'no-date', [undated.listedOn, ...evidence], about);
    const far = (code: string, notice: Notice) => ({
      code,
      data: { title, on, notice: notice.title, noticeOn: notice.on },
      evidence: [notice.listedOn, ...evidence],
      url,
      ...about,
    });
    if (nearest) return cantTell('candidates', far('long-before', nearest));
    const listing = site.listing('consultation');
    const missed = !listing
      ? 'not-crawled'
      : listing.state === 'undecided'
        ? (listing.reason ?? 'not-crawled')
        : listing.missedSince(subtractDuration(on, rule.window));
    // What came of a consultation tells that there was one, whenever it was published.
    const outcome = dated.find((notice) => isFeedbackTitle(notice.title));
    const told = outcome ? { quote: outcome.title, evidence: outcome.listedOn } : statementOf(document);
    const finding = {
      data: { title, on },
      evidence: [...evidence, ...(listing?.looked.slice(0, 2) ?? [])],
      url,
      ...about,
    };
    if (told)
      return cantTell('candidates', {
        ...finding,
        code: 'only-told',
        data: { title, quote: told.quote },
        evidence: [told.evidence],
      });
    if (missed) return undecided(what, missed, finding.evidence, about);
    const [after] = dated.toReversed();
    if (kind === 'likely') return cantTell('candidates', { ...finding, code: 'perhaps-none' });
    if (after) return failed(far('after', after), { measured: { without: [title] } });
    return failed({ ...finding, code: 'none' }, { measured: { without: [title] } });
  },
});

/** As far back as lists are read where no time is given. */
const REACH = 'P6Y';

interface Notice {
  readonly title: string;
  readonly on?: string;
  readonly listedOn: Evidence;
}

/** Consultations on the document, and what came of them, wherever the crawl saw them listed. */
function noticesOf(site: SiteModel, { title }: PolicyDocument): readonly Notice[] {
  const rows: Notice[] = [
    ...(site.listing('consultation')?.rows ?? []).map(({ publishedOn, ...row }) => ({
      title: row.title,
      listedOn: row.listedOn,
      ...(publishedOn === undefined ? {} : { on: publishedOn }),
    })),
    ...site.consultations.things.map(({ publishedOn, ...notice }) => ({
      title: notice.title,
      listedOn: notice.listedOn,
      ...(publishedOn === undefined ? {} : { on: publishedOn }),
    })),
    ...site.pages.flatMap((view) =>
      view.facts.items.map(({ title: row, url, publishedOn }) => {
        const facts = publishedOn === undefined ? site.page(url)?.facts : undefined;
        const on = publishedOn ?? (facts?.publishedOnFrom === 'visible' ? facts.publishedOn : undefined);
        return { title: row, listedOn: view.evidence(row), ...(on === undefined ? {} : { on }) };
      }),
    ),
  ];
  const fitting = rows.filter(
    (row) => (isConsultationTitle(row.title) || isFeedbackTitle(row.title)) && isSameSubject(row.title, title),
  );
  return [...new Map(fitting.map((row) => [`${squeeze(row.title)} ${row.on ?? ''}`, row])).values()];
}

/** A link of the document's own page to the consultation: 征求意见, 意见采纳情况. */
function linkedNotice({ page, title }: PolicyDocument): Evidence | undefined {
  if (!page || unreadReason(page) !== undefined) return undefined;
  const link = page
    .read()
    .links.find(
      ({ text, region, isVisible }) =>
        isVisible &&
        region === 'content' &&
        (isConsultationTitle(text) || isFeedbackTitle(text)) &&
        isSameSubject(text, title),
    );
  return link && page.evidence(link.text);
}

const TOLD = [
  '(?:公开|向社会|广泛|书面|通过[^。\\n]{2,20}网站?)[^。\\n]{0,16}(?:征求|征集|征询|听取)[^。\\n]{0,20}意见',
  '(?:征求|征集|征询|听取)[^。\\n]{0,12}(?:社会|公众|群众|市民)[^。\\n]{0,10}意见',
];

/** What the document's or an interpretation's page says of a consultation. */
function statementOf({ page, interpretations }: PolicyDocument): { quote: string; evidence: Evidence } | undefined {
  for (const view of [page, ...interpretations.map((one) => one.page)]) {
    const quote =
      view && unreadReason(view) === undefined
        ? findAny(view.read().contentText.replace(/[^\S\n]+/g, ''), TOLD)
        : undefined;
    if (view && quote !== undefined) return { quote, evidence: view.evidence(quote) };
  }
  return undefined;
}
