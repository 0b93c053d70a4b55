import { describe, expect, it } from 'vitest';
import { columnUrl, readHtml, sitePage } from '../support/read-html.js';

const menu = ['指南', '制度', '年报'].map((name) => `<p><a href="/gk/${name}/">政府信息公开${name}</a></p>`).join('');
const reasonOf = (list: string): string | undefined =>
  readHtml(sitePage(`<div class="lm">${menu}</div><div class="rr"><h2>收费项目</h2><ul>${list}</ul></div>`), columnUrl)
    .facts.needsBrowser;

describe('rows that a script has yet to fill', () => {
  it('need the browser, whatever menu beside them passes for a list', () => {
    expect(reasonOf('<li ms-repeat="list"><a ms-attr-href="el.url"></a><i>{{el.date}}</i></li>')).toBe('xhr-list');
  });

  it('need none where real rows stand, or nothing at all', () => {
    const row = '<li><a href="/gk/1.html">青禾区收费目录清单公布</a><i>2026-03-01</i></li>';
    expect(reasonOf(`${row}<li ms-repeat="list"><a ms-attr-href="el.url"></a></li>`)).toBeUndefined();
    expect(reasonOf('<li>暂无数据</li>')).toBeUndefined();
  });
});
