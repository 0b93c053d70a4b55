import { expect, test } from 'vitest';
import { attachmentWithText } from '../../src/page/attachment-page.js';
import { readPage } from '../../src/page/read-page.js';

const url = 'http://www.qinghe.example.cn/%E6%8C%87%E5%8D%97.pdf';

test('a file keeps its kind and name when it gets its text', () => {
  const page = attachmentWithText(readPage(Buffer.from('%PDF-1.5'), { url }), '公开指南\n一、机构 甲');
  expect(page).toMatchObject({ contentText: '公开指南\n一、机构 甲', bodyText: '公开指南\n一、机构 甲' });
  expect(page.facts).toMatchObject({ kind: 'attachment', title: '指南.pdf', textLength: 9 });
});

test('a page is no file, whatever text is offered', () => {
  const page = readPage(Buffer.from('<p>青禾区</p>'), { url: 'http://www.qinghe.example.cn/' });
  expect(attachmentWithText(page, '公开指南')).toBe(page);
});
