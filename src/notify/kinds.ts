import type { OfficeEventKind } from '../model/office-event.js';
import type { Words } from '../model/words.js';

/** How much it matters; a subscription may want the graver ones only. */
export const SEVERITIES = ['info', 'notice', 'urgent'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Kind {
  readonly title: Words;
  readonly severity: Severity;
}

/** What can be subscribed to, in the order in which it is offered. */
export const KINDS: Readonly<Record<OfficeEventKind, Kind>> = {
  'run-finished': { title: { zh: '检查完成', en: 'Run finished' }, severity: 'info' },
  'site-vetoed': { title: { zh: '单项否决', en: 'Veto' }, severity: 'urgent' },
  'availability-failed': { title: { zh: '网站打不开', en: 'Site unavailable' }, severity: 'urgent' },
  'site-untested': { title: { zh: '未能检查', en: 'Could not be tested' }, severity: 'notice' },
  'run-missed': { title: { zh: '检查漏跑', en: 'Run missed' }, severity: 'urgent' },
  'review-waiting': { title: { zh: '待人工认定', en: 'Waiting for review' }, severity: 'info' },
  'notice-issued': { title: { zh: '整改通知下发', en: 'Notice issued' }, severity: 'notice' },
  'rectification-due': { title: { zh: '整改临期', en: 'Rectification due soon' }, severity: 'notice' },
  'rectification-overdue': { title: { zh: '整改超期', en: 'Rectification overdue' }, severity: 'urgent' },
  'reply-received': { title: { zh: '收到整改反馈', en: 'Reply received' }, severity: 'notice' },
  'rectification-closed': { title: { zh: '整改销号', en: 'Rectification closed' }, severity: 'info' },
  'rectification-reopened': { title: { zh: '问题反弹', en: 'Rectification reopened' }, severity: 'urgent' },
  'appeal-lodged': { title: { zh: '收到申诉', en: 'Appeal lodged' }, severity: 'notice' },
  'appeal-decided': { title: { zh: '申诉已答复', en: 'Appeal decided' }, severity: 'notice' },
};
