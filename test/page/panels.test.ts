import { describe, expect, it } from 'vitest';
import { columnUrl, readHtml, sitePage } from '../support/read-html.js';

const names = ['政府信息公开指南', '政府信息公开制度', '政府信息公开年报'];
const list = (name: string): string =>
  `<ul><li><a href="/${name}/t20250301_1.html">清水县${name}工作办法</a><span>2025-03-01</span></li><li><a href="/${name}/t20250201_1.html">清水县${name}考核办法</a><span>2025-02-01</span></li></ul>`;
const bodies = [
  '<p>本指南说明本县政府信息的分类、编排体系和获取方式，供公民、法人和其他组织查阅。</p>',
  list('zd'),
  list('nb'),
];
const panels = (html: string) =>
  (readHtml(sitePage(html), columnUrl).panels ?? []).map(
    ({ name, items, textLength }) => `${name} ${items.length} ${textLength >= 20}`,
  );
const whole = ['政府信息公开指南 0 true', '政府信息公开制度 2 true', '政府信息公开年报 2 true'];

describe('a panel belongs to its tab', () => {
  it('by its place among as many panels', () => {
    const hidden = bodies.map(
      (body, index) => `<div class="panel"${index === 0 ? '' : ' style="display:none"'}>${body}</div>`,
    );
    const heads = names.map((name) => `<li><a href="javascript:;">${name}</a></li>`);
    expect(
      panels(`<div class="tab"><ul class="hd">${heads.join('')}</ul><div class="bd">${hidden.join('')}</div></div>`),
    ).toEqual(whole);
    expect(
      panels(`<div class="tab"><div class="title"><ul class="hd">${heads.join('')}</ul></div>${hidden.join('')}</div>`),
    ).toEqual(whole);
  });
  it('by the address that the tab names', () => {
    const heads = names.map((name, index) => `<li data-target="#p${index}">${name}</li>`);
    const parts = bodies.map((body, index) => `<div id="p${index}" class="part-${index}">${body}</div>`);
    expect(panels(`<ul class="tab">${heads.join('')}</ul><div>${parts.reverse().join('')}</div>`)).toEqual(whole);
  });
});

describe('nothing is guessed', () => {
  const heads = `<ul class="tab">${names.map((name) => `<li>${name}</li>`).join('')}</ul>`;
  it.each([
    ['from one part for all tabs', `${heads}<div class="con">${list('nb')}</div>`],
    [
      'from fewer parts than tabs',
      `${heads}<div class="bd"><div class="con">${list('zd')}</div><div class="con" style="display:none">${list('nb')}</div></div>`,
    ],
    [
      'from parts of different make',
      `${heads}<div><div class="left">${list('a')}</div><div class="middle">${list('b')}</div><p>${list('c')}</p></div>`,
    ],
  ])('%s', (_, html) => {
    expect(panels(html)).toEqual([]);
  });
});
