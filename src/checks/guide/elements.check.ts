import { Type } from '@sinclair/typebox';
import { defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { Column } from '../../model/site-model.js';
import { columnEvidence } from '../parts/column-state.js';
import { findLabelled } from '../parts/labelled-value.js';
import { Params, Patterns, Words } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { guideTargets, readGuide } from './guide-target.js';

const params = Params({
  elements: Type.Array(
    Params({
      name: Type.String(),
      labels: Words,
      not: Type.Optional(Words),
      cells: Type.Optional(Words),
      value: Type.Optional(Patterns),
      states: Type.Optional(Patterns),
    }),
    { minItems: 1 },
  ),
  /** Names of attachments that hold the guide itself. */
  attachments: Patterns,
});

/** 指南要素: every element is stated with a value. */
export default defineCheck({
  id: 'guide/elements',
  title: '政府信息公开指南的要素是否齐全',
  needs: ['column:guide', 'items:guide:1'],
  params,
  messages: {
    missing: {
      zh: '政府信息公开指南缺少“{name}”：没有找到{labels}等内容，或只有标签没有填写。',
      en: 'The guide does not state {name}: no {labels}, or a label without a value.',
    },
  },
  targets: guideTargets,
  judge(column: Column, { elements, attachments }, { site }): Judgement {
    const guide = readGuide(site, column, attachments);
    const stated = findLabelled(guide, elements);
    const missing = elements.filter(({ name }) => !stated.has(name));
    const measured = {
      missing: missing.map(({ name }) => name),
      stated: Object.fromEntries([...stated].map(([name, quote]) => [name, quote.slice(0, 80)])),
    };
    if (missing.length === 0) return passed({ measured, tally: { met: elements.length, unmet: 0, unknown: 0 } });
    const evidence = [guide.page?.evidence(guide.text.slice(0, 60)) ?? columnEvidence(column)];
    if (guide.unread !== undefined) {
      const tally = { met: stated.size, unmet: 0, unknown: missing.length };
      const judgement = undecided('政府信息公开指南的要素', guide.unread, evidence, { column: column.name });
      return { ...judgement, tally, measured: { stated: measured.stated } };
    }
    const findings = missing.map(({ name, labels }): FindingDraft => ({
      code: 'missing',
      data: { name, labels: labels.slice(0, 3) },
      evidence,
      column: column.name,
      key: name,
    }));
    return failed(findings, { measured, tally: { met: stated.size, unmet: missing.length, unknown: 0 } });
  },
});
