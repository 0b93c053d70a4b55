import type { Words } from '../../model/words.js';

export const RUN_STATES: Readonly<Record<string, Words>> = {
  planned: { zh: '待开始', en: 'Planned' },
  running: { zh: '进行中', en: 'Running' },
  finished: { zh: '已完成', en: 'Finished' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};

export const AUDIT_STATE_WORDS: Readonly<Record<string, Words>> = {
  running: { zh: '检查中', en: 'At work' },
  waiting: { zh: '等待', en: 'Waiting' },
  failed: { zh: '失败', en: 'Failed' },
  done: { zh: '完成', en: 'Done' },
  cancelled: { zh: '取消', en: 'Cancelled' },
};

export const ORIGINS: Readonly<Record<string, Words>> = {
  schedule: { zh: '定时', en: 'Schedule' },
  now: { zh: '手动', en: 'By hand' },
  rectification: { zh: '整改复查', en: 'Second test' },
  import: { zh: '导入', en: 'Imported' },
};

/** Files of a whole run, with what they are. */
export const RUN_FILES: Readonly<Record<string, Words & { readonly type: string }>> = {
  'scorecard.xlsx': {
    zh: '评分表（XLSX）',
    en: 'Scorecard (XLSX)',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'bulletin.docx': {
    zh: '通报（Word）',
    en: 'Bulletin (Word)',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  'index.html': { zh: '批次网页', en: 'Run page (HTML)', type: 'text/html; charset=utf-8' },
  'results.csv': { zh: '结果（CSV）', en: 'Results (CSV)', type: 'text/csv; charset=utf-8' },
  'problems.csv': { zh: '问题（CSV）', en: 'Problems (CSV)', type: 'text/csv; charset=utf-8' },
  'units.csv': { zh: '单位（CSV）', en: 'Units (CSV)', type: 'text/csv; charset=utf-8' },
  'summary.md': { zh: '摘要（Markdown）', en: 'Summary (Markdown)', type: 'text/markdown; charset=utf-8' },
  'run.json': { zh: '全部数据（JSON）', en: 'All data (JSON)', type: 'application/json' },
  'chain.json': { zh: '证据链', en: 'Chain of evidence', type: 'application/json' },
};
