import { expect, test } from 'vitest';
import { readHtml, sitePage } from '../support/read-html.js';

test('a PDF that a page embeds is a frame: the page says more than its own words', () => {
  const { frames } = readHtml(
    sitePage(
      '<h1>2024年度报告</h1><embed src="/nb/2024.pdf"><object data="/nb/2023.pdf"></object><embed src="/nb/lb.swf">',
      {},
    ),
  );
  expect(frames.map(({ url }) => new URL(url).pathname)).toEqual(['/nb/2024.pdf', '/nb/2023.pdf']);
});
