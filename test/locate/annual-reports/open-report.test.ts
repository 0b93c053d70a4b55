import { expect, test } from 'vitest';
import type { PageFacts } from '../../../src/model/page-facts.js';
import { survey } from '../../../src/locate/survey.js';
import { link, ORIGIN, plan, row, seenPage } from '../../support/seen-pages.js';

const home = seenPage('/', {
  kind: 'home',
  links: [link('首页', '/'), link('新闻中心', '/xw/'), link('政府信息公开', '/zfxxgk/'), link('互动交流', '/hd/')],
});
const platform = seenPage('/zfxxgk/', {
  links: [
    link('政府信息公开指南', '/zfxxgk/zn/', 'menu'),
    link('政府信息公开制度', '/zfxxgk/zd/', 'menu'),
    link('法定主动公开内容', '/zfxxgk/fd/', 'menu'),
    link('政府信息公开年报', '/zfxxgk/nb/', 'menu'),
  ],
});
const TITLE = '青禾区人民政府2025年政府信息公开工作年度报告';
const list = seenPage('/zfxxgk/nb/', { items: [row(TITLE, '/nb/2025.html', '2026-03-01')] });
const file = (text: string, name: string) => ({
  text,
  url: `${ORIGIN}/nb/${name}`,
  type: name.split('.').at(-1) ?? '',
});

/** Files that are asked for when the report's page is like this. */
const asked = (text: string, facts: Partial<PageFacts>, frames: readonly string[] = []): readonly string[] => {
  const page = seenPage('/nb/2025.html', {
    kind: 'article',
    title: TITLE,
    text,
    facts,
    digest: { frames: frames.map((path) => ({ url: `${ORIGIN}${path}`, isVisible: true })) },
  });
  const { wanted } = survey({
    plan: plan({ reportYears: [2025] }),
    pages: [home, platform, list, page],
    redirects: new Map(),
    unanswered: new Map(),
    canRender: false,
  });
  return wanted.filter(({ purpose }) => purpose === 'report:2025:file').map(({ url }) => url.slice(ORIGIN.length));
};

const WORDS = `一、总体情况\n${'全年主动公开信息，依法办理申请。'.repeat(60)}`;
const attachments = [file('附件：年度报告统计表.xlsx', 'tj.xlsx')];

test('a report with its tables on the page needs no file', () => {
  expect(asked(WORDS, { attachments, tables: [{ rows: 28, columns: 10 }] })).toEqual([]);
});

test('a report whose page has the words only is asked for its tables in the files', () => {
  expect(asked(WORDS, { attachments, tables: [{ rows: 2, columns: 2 }] })).toEqual(['/nb/tj.xlsx']);
});

test('a page that only attaches the report is asked for it, the Word file before the scan-like PDF', () => {
  const both = [file(`${TITLE}.pdf`, 'bg.pdf'), file(`${TITLE}.docx`, 'bg.docx')];
  expect(asked('详见附件。', { attachments: both })).toEqual(['/nb/bg.docx']);
});

test.each([
  ['in a frame', '/nb/2025.pdf', '/nb/2025.pdf'],
  ['in a viewer', '/pdfjs/web/viewer.html?file=/nb/2025.pdf', '/nb/2025.pdf'],
  ['in a viewer, relative to the page', '/viewer?url=2025.pdf', '/nb/2025.pdf'],
])('a report shown %s is asked for there', (_, frame, file) => {
  expect(asked('青禾区人民政府2025年政府信息公开工作年度报告', {}, [frame])).toEqual([file]);
});

test('a film in a frame is no report', () => {
  expect(asked('青禾区人民政府2025年政府信息公开工作年度报告', {}, ['/player.html?src=/v/1.mp4', '/v/2.mp4'])).toEqual(
    [],
  );
});
