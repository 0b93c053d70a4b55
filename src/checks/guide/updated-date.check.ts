import { defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import type { Column } from '../../model/site-model.js';
import { columnEvidence } from '../parts/column-state.js';
import { Params, Patterns, Words } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { guideTargets, readGuide } from './guide-target.js';
import { updateDates } from './update-date.js';

/** 指南更新日期: a date labelled as an update stands in the guide. */
export default defineCheck({
  id: 'guide/updated-date',
  title: '政府信息公开指南是否标注更新日期',
  needs: ['column:guide', 'items:guide:1'],
  params: Params({ labels: Words, attachments: Patterns }),
  messages: {
    missing: {
      zh: '政府信息公开指南没有标注更新日期（如“{label}：年-月-日”）。发布时间不能代替更新日期。',
      en: 'The guide shows no update date (such as {label}). A publication date does not stand for it.',
    },
  },
  targets: guideTargets,
  judge(column: Column, { labels, attachments }, { site }): Judgement {
    const guide = readGuide(site, column, attachments);
    const newest = guide.page && updateDates(guide, labels)[0];
    if (newest) return passed({ measured: { updatedOn: newest.on } });
    const evidence = [guide.page?.evidence() ?? columnEvidence(column)];
    if (guide.unread) return undecided('指南的更新日期', guide.unread, evidence, { column: column.name });
    return failed({ code: 'missing', data: { label: labels[0] }, evidence, column: column.name });
  },
});
