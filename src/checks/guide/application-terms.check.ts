import { defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { Column } from '../../model/site-model.js';
import { columnEvidence } from '../parts/column-state.js';
import { findAny } from '../parts/occurs-in.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { guideTargets, readGuide } from './guide-target.js';

/** 指南里的依申请公开说明: the period of answer and the ways to apply. Sentences are searched without blanks. */
export default defineCheck({
  id: 'guide/application-terms',
  title: '指南是否写明依申请公开的答复期限和申请途径',
  needs: ['column:guide', 'items:guide:1'],
  params: Params({ period: Patterns, ways: Patterns, attachments: Patterns }),
  messages: {
    'no-period': {
      zh: '指南没有写明答复期限（自收到申请之日起20个工作日内答复）。',
      en: 'The guide does not state the period of answer (20 working days from receipt).',
    },
    'no-ways': {
      zh: '指南没有写明申请政府信息的途径（当面、邮寄、网上等）。',
      en: 'The guide does not state how to apply (in person, by mail, online …).',
    },
  },
  targets: guideTargets,
  judge(column: Column, { period, ways, attachments }, { site }): Judgement {
    const guide = readGuide(site, column, attachments);
    const text = guide.text.normalize('NFKC').replace(/[^\S\n]+/g, '');
    const missing = [
      ...(findAny(text, period) === undefined ? [{ code: 'no-period', name: '答复期限' }] : []),
      ...(findAny(text, ways) === undefined ? [{ code: 'no-ways', name: '申请途径' }] : []),
    ];
    const found = 2 - missing.length;
    if (missing.length === 0) return passed({ tally: { met: 2, unmet: 0, unknown: 0 } });
    const evidence = [guide.page?.evidence() ?? columnEvidence(column)];
    if (guide.unread) {
      const judgement = undecided('指南里的依申请公开说明', guide.unread, evidence, { column: column.name });
      return { ...judgement, tally: { met: found, unmet: 0, unknown: missing.length } };
    }
    const findings = missing.map(({ code, name }): FindingDraft => ({
      code,
      evidence,
      column: column.name,
      key: name,
    }));
    const measured = { missing: missing.map(({ name }) => name) };
    return failed(findings, { measured, tally: { met: found, unmet: missing.length, unknown: 0 } });
  },
});
