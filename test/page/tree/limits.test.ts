/** Sources made to cost the parser the square of their length, at a size that only linear work ends in time. */
import { describe, expect, test } from 'vitest';
import { buildTree } from '../../../src/page/tree/build-tree.js';

const many = 40_000;

describe('a source made to be costly is read to its end', () => {
  test.each([
    ['texts that a table puts before itself', `<table>${'<b>x</b>'.repeat(many)}`, many],
    ['formatting left open in paragraphs', '<p><b>x'.repeat(many / 2), many / 2],
    ['links within links', '<a><b>x</a>'.repeat(many), many],
    ['divs within divs', '<div>x'.repeat(300_000), 300_000],
    ['one tag of 300,000 attributes', `<p ${'a=b '.repeat(300_000)}>x</p>`, 1],
  ])('%s', (_, source, letters) => {
    const { text } = buildTree(source);
    expect(text.replace(/[^x]/g, '')).toHaveLength(letters);
  });
  test('a tag of a million attributes that never ends is no tag', () => {
    expect(buildTree(`x<p ${'a=b '.repeat(1_000_000)}`).text.trim()).toBe('x');
  });
});

describe('a source beyond all measure is cut, and said to be', () => {
  test.each([
    ['elements', '<i></i>'.repeat(200_000)],
    ['characters', '公'.repeat(4_100_000)],
  ])('%s', (_, source) => {
    expect(buildTree(source).isCut).toBe(true);
  });
  test('a long page is not', () => {
    expect(buildTree('<tr><td>公开</td></tr>'.repeat(20_000)).isCut).toBe(false);
  });
});
