import { addDuration } from '../../lib/date/day.js';
import { cantTell, defineCheck, Duration, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { Consultation, SiteModel } from '../../model/site-model.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { ConsultationParams, consultationNeeds, consultationsSince, periodOf } from './consultation-targets.js';
import { MAIN_VIEWS, readElements } from './feedback-elements.js';
import { isElsewhere, readPages, type ReadPages } from './read-pages.js';

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
    'no-views': {
      zh: '“{title}”的征集结果里没有认出收到了哪些意见，请人工打开核对。',
      en: 'What the opinions on “{title}” said could not be made out in the published result. A person should open it.',
    },
    incomplete: {
      zh: '“{title}”的征集结果没有写明：{missing}。',
      en: 'The published result of “{title}” does not state: {missing}.',
    },
  },
  absences: ['none', 'none-undated'],
  *targets(site, { since }) {
    return yield* consultationsSince(site, since);
  },
  judge(notice: Consultation, rule, { site, asOf }): Judgement {
    const { title, url, listedOn, feedback, feedbackUnseenBecause, publishedOn } = notice;
    const what = `“${title}”的征集结果`;
    const about = { key: url, column: '意见征集' };
    const evidence = [notice.pages[0]?.evidence(title) ?? listedOn];
    const own = withResultTab(readPages(notice));
    const ended = periodOf(notice, own)?.to;
    if (ended !== undefined && ended >= asOf) return inapplicable('no-targets');
    // The notice's own page may have been completed by the result.
    const isCompleted = own.unread === undefined && readElements(own, rule).hasCount;
    if (feedback.length > 0 || isCompleted) return judgeResult();
    if (own.unread) return undecided(what, own.unread, evidence, about);
    if (hasUnreadTab(own)) return undecided(what, 'needs-browser', evidence, about);
    const isOld = publishedOn !== undefined && addDuration(publishedOn, rule.closedAfter) < asOf;
    if (ended === undefined && !isOld) return undecided(what, 'no-date', evidence, about);
    if (ended !== undefined && addDuration(ended, rule.grace) >= asOf) return inapplicable('no-targets');
    if (feedbackUnseenBecause) return undecided(what, beyond(site, feedbackUnseenBecause), evidence, about);
    return failed(
      ended === undefined
        ? { code: 'none-undated', data: { title, publishedOn }, evidence, url, ...about }
        : { code: 'none', data: { title, endedOn: ended }, evidence, url, ...about },
      { measured: { without: [title] } },
    );

    /** Text, table and notice may share what is due, on pages of their own. */
    function judgeResult(): Judgement {
      const parts = [...feedback.map(readPages), ...(isCompleted ? [own] : [])];
      const { missing } = readElements(
        { text: parts.map(({ text }) => text).join('\n'), grids: parts.flatMap(({ grids }) => grids) },
        rule,
      );
      const [shown] = feedback;
      const seen = [shown?.pages[0]?.evidence(shown.title) ?? evidence[0] ?? listedOn];
      if (missing.length === 0) return passed({ seen });
      const at = { evidence: seen, url: shown?.url ?? url, ...about };
      const unread = parts.find((part) => part.unread !== undefined || isElsewhere(part));
      if (unread) return undecided(what, unread.unread ?? 'unreadable', seen, about);
      if (missing.every((name) => name === MAIN_VIEWS))
        return cantTell('candidates', { code: 'no-views', data: { title }, ...at });
      return failed({ code: 'incomplete', data: { title, missing }, ...at }, { measured: { missing: [...missing] } });
    }
  },
});

const RESULT_TAB = /结果|反馈|采纳/;

/** The page's text with what stands behind its tab 征集结果. */
function withResultTab(read: ReadPages): ReadPages {
  const panels = read.page?.panels?.filter(({ name }) => RESULT_TAB.test(name)) ?? [];
  return { ...read, text: [read.text, ...panels.flatMap(({ text }) => text ?? [])].join('\n') };
}

/** Such a tab whose part of the page is not known, or empty: a script may fill it when it is clicked. */
const hasUnreadTab = ({ page }: ReadPages): boolean =>
  page?.tabs.some(
    (name) => RESULT_TAB.test(name) && !page.panels?.some((panel) => name.includes(panel.name) && panel.textLength > 0),
  ) ?? false;

const beyond = ({ crawl }: SiteModel, reason: CantTellReason): CantTellReason =>
  reason === 'not-crawled' && crawl.stoppedBecause !== 'complete' ? 'truncated' : reason;
