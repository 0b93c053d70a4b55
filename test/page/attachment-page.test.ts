import { expect, test } from 'vitest';
import { attachmentWithContent } from '../../src/page/attachment-page.js';
import { readPage } from '../../src/page/read-page.js';

const url = 'http://www.qinghe.example.cn/%E6%8C%87%E5%8D%97.pdf';
const file = readPage(Buffer.from('%PDF-1.5'), { url });

test('a file keeps its kind and name when it gets its text and tables', () => {
  const text = '公开指南\n一、机构 甲';
  const page = attachmentWithContent(file, { format: 'pdf', text, grids: [[['一、机构', '甲 乙']]], pictures: 3 });
  expect(page.media.images).toBe(3);
  expect(page).toMatchObject({ contentText: text, bodyText: text, grids: [[['一、机构', '甲乙']]] });
  expect(page.facts).toMatchObject({
    kind: 'attachment',
    title: '指南.pdf',
    textLength: 9,
    file: { format: 'pdf' },
    tables: [{ rows: 1, columns: 2 }],
  });
});

test('a date that the file calls its update is the update of the page', () => {
  const text = '公开指南\n（更新日期：2024年5月6日）\n受理时间：工作日';
  const page = attachmentWithContent(file, { format: 'docx', text, grids: [] });
  expect(page.facts.updatedOn).toBe('2024-05-06');
  expect(page.labelledDates).toEqual([{ label: '更新日期', on: '2024-05-06', quote: '更新日期：2024年5月6日' }]);
});

test('a file that was not read says which it is and why', () => {
  const page = attachmentWithContent(file, { format: 'pdf', failure: 'encrypted' });
  expect(page.contentText).toBe('');
  expect(page.facts).toMatchObject({ textLength: 0, file: { format: 'pdf', failure: 'encrypted' } });
});

test('a page is no file, whatever text is offered', () => {
  const page = readPage(Buffer.from('<p>青禾区</p>'), { url: 'http://www.qinghe.example.cn/' });
  expect(attachmentWithContent(page, { format: 'pdf', text: '公开指南', grids: [] })).toBe(page);
});

test('a document that Word saved as a web page is a file where it is offered as one', () => {
  const markup = Buffer.from(
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p>申请表</p></body></html>',
  );
  const kindOf = (contentType: string, address: string): string =>
    readPage(markup, { url: `http://www.qinghe.example.cn/${address}`, contentType }).facts.kind;
  expect(kindOf('application/msword', 'down?id=3')).toBe('attachment');
  expect(kindOf('text/html', 'fj/sqb.doc')).toBe('attachment');
  expect(kindOf('text/html', 'wj/1.html')).not.toBe('attachment');
});
