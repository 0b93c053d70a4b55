import { Type } from '@sinclair/typebox';
import { workingDaysBetween } from '../../lib/date/workdays.js';
import { cantTell, defineCheck, passed, unseen, type Judgement } from '../../model/check.js';
import type { PolicyDocument } from '../../model/site-model.js';
import { documentEvidence, ownDocuments, unreadDocument } from '../parts/own-documents.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  /** How many documents to open. */
  sample: Type.Integer({ minimum: 1 }),
  workingDays: Type.Integer({ minimum: 1 }),
});

/**
 * 公开时限: 成文日期 to 发布日期 in working days of the Chinese calendar. Later ones are candidates: the period runs from the
 * forming or the change of the information, which no page shows.
 */
export default defineCheck({
  id: 'statutory/publication-lag',
  title: '文件从成文到发布经过多少个工作日',
  needs: ({ sample }) => [`documents:${String(sample)}` as `documents:${number}`],
  params,
  messages: {
    late: {
      zh: '《{title}》成文日期 {writtenOn}，发布日期 {publishedOn}，相隔 {days} 个工作日，超过 {limit} 个工作日；请核实信息形成或变更的时间。',
      en: '{title} was written on {writtenOn} and published on {publishedOn}, {days} working days later; {limit} are allowed. Please verify when the information was formed or changed.',
    },
  },
  *targets(site, { sample }) {
    const { isWhole, reason, looked } = site.documents;
    yield* ownDocuments(site).slice(0, sample);
    return isWhole ? undefined : unseen(reason ?? 'not-crawled', looked);
  },
  judge(document: PolicyDocument, { workingDays }, { site }): Judgement {
    const { title, url, writtenOn } = document;
    const about = { key: url, column: '政策文件', data: { title } };
    const evidence = documentEvidence(site, document);
    const unread = unreadDocument(site, document);
    if (unread) return undecided(`《${title}》的公开时限`, unread, evidence, about);
    const isShown = document.publishedOnFrom === 'visible' || document.publishedOnFrom === 'list';
    const publishedOn = isShown ? document.publishedOn : undefined;
    if (writtenOn === undefined || publishedOn === undefined)
      return undecided(`《${title}》的公开时限`, 'no-date', evidence, about);
    const days = workingDaysBetween(writtenOn, publishedOn);
    if (days === undefined) {
      const what = `《${title}》的公开时限（成文日期 ${writtenOn}，发布日期 ${publishedOn}）`;
      return undecided(what, 'calendar-not-covered', evidence, about);
    }
    if (days <= workingDays) return passed();
    const data = { title, writtenOn, publishedOn, days, limit: workingDays };
    const finding = { code: 'late', data, evidence, url, column: '政策文件', key: url };
    return cantTell('candidates', finding, { measured: { late: [{ title, writtenOn, publishedOn, days }] } });
  },
});
