import type { FilledRow, ReviewRow } from '../../model/review-row.js';

interface Said {
  readonly zh: string;
  readonly en: string;
}

/** Columns of the workbook in their order; from `value` on an evaluator fills them. */
export const REVIEW_COLUMNS = [
  'id',
  'state',
  'site',
  'unit',
  'title',
  'kind',
  'section',
  'basis',
  'found',
  'address',
  'more',
  'worth',
  'earlier',
  'value',
  'earned',
  'reason',
  'until',
  'files',
  'by',
] as const;
export type ReviewColumn = (typeof REVIEW_COLUMNS)[number];

/** As they are headed; a workbook in either language is read. */
export const HEADINGS: Readonly<Record<ReviewColumn, Said>> = {
  id: { zh: '编号', en: 'Id' },
  state: { zh: '校验码', en: 'Check' },
  site: { zh: '网站', en: 'Site' },
  unit: { zh: '单位', en: 'Unit' },
  title: { zh: '指标', en: 'Rule' },
  kind: { zh: '类别', en: 'Kind' },
  section: { zh: '类目', en: 'Section' },
  basis: { zh: '依据', en: 'Basis' },
  found: { zh: '发现的情况 / 需取证的内容', en: 'What was found / to be brought' },
  address: { zh: '页面', en: 'Page' },
  more: { zh: '其他页面', en: 'Other pages' },
  worth: { zh: '分值', en: 'Points' },
  earlier: { zh: '以前的认定', en: 'Decided before' },
  value: { zh: '结论', en: 'Decision' },
  earned: { zh: '得分（部分符合时）', en: 'Points given (if partly)' },
  reason: { zh: '理由', en: 'Reason' },
  until: { zh: '沿用至（可不填）', en: 'Holds until (optional)' },
  files: { zh: '佐证文件名', en: 'Files' },
  by: { zh: '评估人', en: 'Evaluator' },
};

export const DECISION_WORDS: Readonly<Record<FilledRow['value'], Said>> = {
  passed: { zh: '符合', en: 'Holds' },
  failed: { zh: '不符合', en: 'Does not hold' },
  partly: { zh: '部分符合', en: 'Partly' },
  inapplicable: { zh: '不适用', en: 'Does not apply' },
};

export const KIND_WORDS: Readonly<Record<ReviewRow['kind'], Said>> = {
  candidates: { zh: '候选内容待认定', en: 'Candidates' },
  doubt: { zh: '程序不能判定', en: 'Undecided' },
  evidence: { zh: '人工取证', en: 'Evidence' },
  decided: { zh: '异议', en: 'Objection' },
};

export const SHEET_WORDS = {
  sheet: { zh: '待认定', en: 'Items' },
  none: { zh: '没有待认定的事项。', en: 'Nothing is open.' },
  note: {
    zh: '请填写右侧“结论”起各列，其余各列不要改动：结论填 符合、不符合、部分符合、不适用 之一；部分符合时填得分，如 2.5 或 50%；理由必填；佐证文件放在本表同一文件夹，写文件名，多个用分号隔开。不填结论的行不处理。',
    en: 'Fill the columns from “Decision” on and leave the others: Holds, Does not hold, Partly or Does not apply; if partly, points such as 2.5 or 50%; a reason always; files lie beside this workbook, by name, several with semicolons. Rows without a decision are left alone.',
  },
} as const satisfies Record<string, Said>;
