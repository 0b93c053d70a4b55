import { expect, test } from 'vitest';
import { nearMisses } from '../../src/site/near-misses.js';
import { fakeSite, view } from '../support/fake-site.js';
import { national } from '../support/judge.js';

const site = fakeSite({}, national.vocabulary);
const missesOf = (column: string, ...texts: readonly (string | { text: string; isVisible: boolean })[]) => {
  const links = texts.map((one, at) => ({ path: `/l${at}/`, ...(typeof one === 'string' ? { text: one } : one) }));
  return nearMisses(site, [view('/zwgk/', { links })], national.vocabulary.get(column)!).map(({ text, why, by }) => [
    text,
    why,
    ...(by === undefined ? [] : [by]),
  ]);
};

test.each([
  ['a word that makes it another column', 'guide', '政府信息公开指南解读', ['excluded', '解读']],
  ['the name of another column', 'system', '依申请公开', undefined],
  ['a name that the vocabulary does not have', 'guide', '政府信息公开指南大全', ['unlisted']],
  ['another body’s column', 'annual-report', '红山县财政局政府信息公开年报', ['others', '红山县财政局']],
  ['nothing of the kind', 'guide', '今日天气', undefined],
])('%s', (_, column, text, expected) => {
  expect(missesOf(column, text)).toEqual(expected ? [[text, ...expected]] : []);
});

test('what was taken is no miss, unless nobody sees it', () => {
  expect(missesOf('guide', '政府信息公开指南')).toEqual([]);
  expect(missesOf('guide', { text: '政府信息公开指南', isVisible: false })).toEqual([['政府信息公开指南', 'hidden']]);
});

test('a link is told once, and no more than twelve are', () => {
  const many = Array.from({ length: 30 }, (_, at) => `政府信息公开指南大全${at}`);
  expect(missesOf('guide', ...many)).toHaveLength(12);
});
