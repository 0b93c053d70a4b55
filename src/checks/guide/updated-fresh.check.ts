import { daysBetween, subtractDuration } from '../../lib/date/day.js';
import { defineCheck, Duration, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import type { Column } from '../../model/site-model.js';
import { columnEvidence } from '../parts/column-state.js';
import { Params, Patterns, Words } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { guideTargets, readGuide } from './guide-target.js';
import { updateDates } from './update-date.js';

/** 指南更新及时: the labelled update date is not older than allowed, nor in the future. */
export default defineCheck({
  id: 'guide/updated-fresh',
  title: '政府信息公开指南的更新日期是否过旧',
  needs: ['column:guide', 'items:guide:1'],
  params: Params({ labels: Words, attachments: Patterns, maxAge: Duration }),
  messages: {
    stale: {
      zh: '指南标注的更新日期是 {updatedOn}，距今 {ageDays} 天，早于应更新的期限 {dueFrom}。',
      en: 'The guide says it was updated on {updatedOn}, {ageDays} days ago; {dueFrom} or later is due.',
    },
    future: {
      zh: '指南标注的更新日期 {updatedOn} 晚于检查日 {asOf}，日期有误。',
      en: 'The guide says it was updated on {updatedOn}, which is after {asOf}: the date is wrong.',
    },
  },
  targets: guideTargets,
  judge(column: Column, { labels, attachments, maxAge }, { site, asOf }): Judgement {
    const guide = readGuide(site, column, attachments);
    const newest = guide.page && updateDates(guide, labels)[0];
    if (!guide.page || !newest) {
      if (!guide.unread) return inapplicable('no-targets');
      return undecided('指南的更新日期', guide.unread, [columnEvidence(column)], { column: column.name });
    }
    const { on: updatedOn, quote } = newest;
    const ageDays = daysBetween(updatedOn, asOf);
    const measured = { updatedOn, ageDays };
    const shown = guide.pages.find((page) => page.read().contentText.includes(quote)) ?? guide.page;
    const evidence = [shown.evidence(quote)];
    const dueFrom = subtractDuration(asOf, maxAge);
    const data = { updatedOn, ageDays, dueFrom, asOf };
    if (updatedOn > asOf) return failed({ code: 'future', data, evidence, column: column.name }, { measured });
    if (updatedOn < dueFrom) return failed({ code: 'stale', data, evidence, column: column.name }, { measured });
    return passed({ measured });
  },
});
