import { expect, test } from 'vitest';
import { readHtml, sitePage } from '../support/read-html.js';
import { idOf } from '../support/personal-numbers.js';

const number = idOf('370103', '19850506', '123');
const hidden = (body: string) => readHtml(sitePage(`<h1>公示</h1><p>现予公示。</p>${body}`)).hiddenText;

test.each([
  ['a part hidden by its style', `<div style="display:none">张建国 ${number}</div>`, `张建国 ${number}`],
  [
    'rows of a hidden table, a line each',
    `<table style="display:none"><tr><td>张建国</td><td>${number}</td></tr><tr><td>合计</td><td>1</td></tr></table>`,
    `张建国\t${number}`,
  ],
  ['what stands for a picture', `<img src="/a.jpg" alt="张建国 ${number}">`, `张建国 ${number}`],
  ['what appears under the pointer', `<a href="/a" title="张建国 ${number}">张建国</a>`, `张建国 ${number}`],
  ['what a field is filled with', `<input name="sfz" value="${number}">`, number],
])('%s', (_, body, expected) => {
  expect(hidden(body)).toBe(expected);
});

test.each([
  ['a script', `<script style="display:none">var a = '${number}';</script>`],
  ['a hidden field of the program', `<input type="hidden" name="token" value="${number}">`],
  ['hidden words without figures', '<div style="display:none">张建国</div>'],
])('not %s', (_, body) => {
  expect(hidden(body)).toBeUndefined();
});
