/** Letters as an office wishes them, with the templates that come along. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { NoticeWishes } from '../../src/report/notice/notice-wishes.js';

/** Nothing is wished for: everything is a blank. */
export const NO_WISHES: NoticeWishes = {
  template: async (kind, lang) => {
    const file = `${kind}${lang === 'en' ? '-en' : ''}.docx`;
    const path = fileURLToPath(new URL(`../../reports/templates/${file}`, import.meta.url));
    return { file, bytes: await readFile(path) };
  },
};

export const WISHES: NoticeWishes = {
  ...NO_WISHES,
  issuer: '湖州湾市人民政府办公室',
  contact: '王敏',
  phone: '0990-5556100',
  replyTo: 'gongkai@huzhouwan.example',
  number: '湖政办函〔2026〕12号',
  issuedOn: '2026-03-10',
  dueOn: '2026-03-31',
  bulletin: { number: '湖政办字〔2026〕3号', recipient: '各区县人民政府，市政府各部门' },
};
