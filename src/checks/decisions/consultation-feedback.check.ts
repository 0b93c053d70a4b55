import { addDuration } from '../../lib/date/day.js';
import { defineCheck, Duration, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import type { Consultation, ConsultationFeedback, SiteModel } from '../../model/site-model.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { ConsultationParams, consultationNeeds, consultationsSince, periodOf } from './consultation-targets.js';
import { MAIN_VIEWS, readElements } from './feedback-elements.js';
import { readPages, type ReadPages } from './read-pages.js';

const params = Params({
  ...ConsultationParams,
  /** A result is owed so long after the end. */
  grace: Duration,
  /** A notice that states no period is closed for certain when it is so old. */
  closedAfter: Duration,
  received: Patterns,
  nothingReceived: Patterns,
  views: Patterns,
  adopted: Patterns,
  rejected: Patterns,
  reasons: Patterns,
});

/** 征集结果反馈: what came of each closed consultation is published, with number, views, adoption and reasons. */
export default defineCheck({
  id: 'decisions/consultation-feedback',
  title: '已结束的意见征集有没有公布结果',
  needs: ({ sample }) => consultationNeeds(sample),
  params,
  messages: {
    none: {
      zh: '“{title}”已于 {endedOn} 结束，没有公布征集结果。',
      en: 'The consultation “{title}” ended on {endedOn} and no result is published.',
    },
    'none-undated': {
      zh: '“{title}”（{publishedOn} 公布，没有写明期限）没有公布征集结果。',
      en: 'No result is published of the consultation “{title}” of {publishedOn}, which states no period.',
    },
    incomplete: {
      zh: '“{title}”的征集结果没有写明：{missing}。',
      en: 'The published result of “{title}” does not state: {missing}.',
    },
  },
  *targets(site, { since }) {
    return yield* consultationsSince(site, since);
  },
  judge(notice: Consultation, rule, { site, asOf }): Judgement {
    const { title, url, listedOn, feedback, feedbackUnseenBecause } = notice;
    const what = `“${title}”的征集结果`;
    const about = { key: url, column: '意见征集' };
    const evidence = [notice.pages[0]?.evidence(title) ?? listedOn];
    const read = readPages(notice);
    const ended = periodOf(notice, read)?.to;
    if (ended !== undefined && ended >= asOf) return inapplicable('no-targets');
    // The notice's own page may have been completed by the result.
    const isOwn = !read.unread && readElements(read, rule).hasCount;
    const all = isOwn ? [...feedback, notice] : feedback;
    if (all.length > 0) return judgeFeedback(all);
    if (read.unread) return undecided(what, read.unread, evidence, about);
    if (resultTab(read)) return undecided(what, 'needs-browser', evidence, about);
    const isOld = notice.publishedOn !== undefined && addDuration(notice.publishedOn, rule.closedAfter) < asOf;
    if (ended === undefined && !isOld) return undecided(what, 'no-date', evidence, about);
    if (ended !== undefined && addDuration(ended, rule.grace) >= asOf) return inapplicable('no-targets');
    if (feedbackUnseenBecause) return undecided(what, beyond(site, feedbackUnseenBecause), evidence, about);
    return failed(
      ended === undefined
        ? { code: 'none-undated', data: { title, publishedOn: notice.publishedOn }, evidence, url, ...about }
        : { code: 'none', data: { title, endedOn: ended }, evidence, url, ...about },
      { measured: { without: [title] } },
    );

    function judgeFeedback(all: readonly ConsultationFeedback[]): Judgement {
      const answers = all.map((one) => {
        const pages = readPages(one);
        return { one, pages, ...readElements(pages, rule) };
      });
      const best = answers.reduce((a, b) => (b.missing.length < a.missing.length ? b : a));
      const shown = [best.one.pages[0]?.evidence(best.one.title) ?? listedOn];
      if (best.missing.length === 0) return passed();
      if (best.pages.unread) return undecided(what, best.pages.unread, shown, about);
      if (best.pages.isElsewhere) return undecided(what, 'unreadable', shown, about);
      if (best.missing.every((name) => name === MAIN_VIEWS)) return undecided(what, 'candidates', shown, about);
      return failed(
        { code: 'incomplete', data: { title, missing: best.missing }, evidence: shown, url: best.one.url, ...about },
        { measured: { missing: [...best.missing] } },
      );
    }
  },
});

/** A tab of the notice's page that would bring up its result, filled by script when it is clicked. */
const resultTab = ({ page }: ReadPages): string | undefined => {
  const named = page?.tabs.find((name) => /结果|反馈|采纳/.test(name));
  const panel = page?.panels?.find(({ name }) => name === named);
  return panel !== undefined && panel.textLength < LEAST_PANEL ? undefined : named;
};
/** Less is 暂无. */
const LEAST_PANEL = 12;

const beyond = ({ crawl }: SiteModel, reason: NonNullable<Consultation['feedbackUnseenBecause']>): typeof reason =>
  reason === 'not-crawled' && crawl.stoppedBecause !== 'complete' ? 'truncated' : reason;
