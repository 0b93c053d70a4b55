/** 意见征集 and 重大行政决策事项目录: what was located, with the pages that show it. */
export { isConsultationTitle, isFeedbackTitle, isSameSubject } from '../../locate/decisions/consultation-titles.js';
import type { LocatedConsultation } from '../../locate/decisions/consultations.js';
import type { LocatedCatalogue } from '../../locate/decisions/decision-catalogues.js';
import type { Opened } from '../../locate/documents/attached-pages.js';
import type { Consultation, DecisionCatalogue, PageView } from '../../model/site-model.js';
import { evidenceOf } from '../page-views.js';
import type { PageViews } from '../page-views.js';

export function readConsultation(located: LocatedConsultation, views: PageViews): Consultation {
  const { item, listedOn, feedback, feedbackUnseenBecause, pages } = located;
  const facts = pages[0]?.digest.facts;
  const publishedOn =
    facts?.publishedOnFrom === 'visible' ? facts.publishedOn : (item.publishedOn ?? facts?.publishedOn);
  return {
    title: item.title,
    url: item.url,
    listedOn: evidenceOf(listedOn, item.title),
    ...openedViews(located, views),
    ...(publishedOn ? { publishedOn } : {}),
    feedback: feedback.map((one) => ({ title: one.item.title, url: one.item.url, ...openedViews(one, views) })),
    ...(feedbackUnseenBecause ? { feedbackUnseenBecause } : {}),
  };
}

export function readCatalogue(located: LocatedCatalogue, views: PageViews): DecisionCatalogue {
  const { year, item, listedOn } = located;
  return {
    ...(year === undefined ? {} : { year }),
    title: item.title,
    url: item.url,
    listedOn: evidenceOf(listedOn, item.title),
    ...openedViews(located, views),
  };
}

const openedViews = (
  { pages, unreadBecause }: Opened,
  views: PageViews,
): Pick<Consultation, 'unreadBecause'> & { readonly pages: readonly PageView[] } => ({
  pages: pages.map((page) => views.viewOf(page)),
  ...(unreadBecause ? { unreadBecause } : {}),
});
