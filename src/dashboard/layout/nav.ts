import type { Words } from '../../model/words.js';

interface NavGroup {
  readonly title: Words;
  readonly items: readonly { readonly path: string; readonly words: Words }[];
}

/** The main navigation. An item is shown where a route of its path exists and the reader may open it. */
export const NAV: readonly NavGroup[] = [
  {
    title: { zh: '态势', en: 'Standing' },
    items: [
      { path: '/', words: { zh: '总览', en: 'Overview' } },
      { path: '/ranking', words: { zh: '排名', en: 'Ranking' } },
      { path: '/sites', words: { zh: '网站', en: 'Sites' } },
      { path: '/findings', words: { zh: '问题', en: 'Findings' } },
      { path: '/availability', words: { zh: '可用性', en: 'Availability' } },
    ],
  },
  {
    title: { zh: '处置', en: 'Handling' },
    items: [
      { path: '/review', words: { zh: '人工认定', en: 'Review' } },
      { path: '/appeals', words: { zh: '申诉', en: 'Appeals' } },
      { path: '/rectification', words: { zh: '整改台账', en: 'Rectification' } },
      { path: '/bulletins', words: { zh: '通报', en: 'Bulletins' } },
    ],
  },
  {
    title: { zh: '检查', en: 'Audits' },
    items: [
      { path: '/runs', words: { zh: '检查批次', en: 'Runs' } },
      { path: '/schedules', words: { zh: '定时检查', en: 'Schedules' } },
      { path: '/rules', words: { zh: '规则', en: 'Rules' } },
      { path: '/packs', words: { zh: '规则集', en: 'Rule packs' } },
    ],
  },
  {
    title: { zh: '管理', en: 'Administration' },
    items: [
      { path: '/take-in', words: { zh: '名单和导入', en: 'Sites and import' } },
      { path: '/users', words: { zh: '用户', en: 'Users' } },
      { path: '/notifications', words: { zh: '通知', en: 'Notifications' } },
      { path: '/settings', words: { zh: '设置', en: 'Settings' } },
      { path: '/log', words: { zh: '操作日志', en: 'Log' } },
    ],
  },
];
