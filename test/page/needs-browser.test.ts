import { describe, expect, it } from 'vitest';
import { columnUrl, homeUrl, readHtml, sitePage } from '../support/read-html.js';

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

describe('marks of the foot that a script has yet to write', () => {
  const partly = '<p>主办单位：青禾区人民政府办公室 闽ICP备99000001号</p>';
  const reasonAtHome = (foot: string): string | undefined =>
    readHtml(
      `<html><head><title>青禾区人民政府</title></head><body><div class="main">${'<p><a href="/a/1.html">要闻一则</a></p>'.repeat(30)}</div><div class="foot">${foot}</div></body></html>`,
      homeUrl,
    ).facts.needsBrowser;

  it.each([
    ['written one by one', `${partly}<script>document.write('<span>闽公网安备 99010202000001号</span>')</script>`],
    ['loaded as a piece', `${partly}<div id="di"></div><script>$('#di').load('/common/foot.html')</script>`],
    ['in a file named after the foot', `${partly}<script src="/js/footer_2024.js"></script>`],
  ])('need the browser: %s', (_, foot) => {
    expect(reasonAtHome(foot)).toBe('footer-script');
  });

  it.each([
    [
      'only 找错 and the mark of government bodies',
      `${partly}<script>document.write(unescape("%3Cscript src='https://dcs.conac.cn/js/1.js'%3E"))</script><script id="_jiucuo_" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>`,
    ],
    ['a counter', `${partly}<script src="/js/hits.js"></script><script>$('#n').html(total)</script>`],
    [
      'everything stands there already',
      `${partly}<p>网站标识码：9901020003 闽公网安备 99010202000001号</p><script>$('#di').load('/common/foot.html')</script>`,
    ],
  ])('need none: %s', (_, foot) => {
    expect(reasonAtHome(foot)).toBeUndefined();
  });
});
