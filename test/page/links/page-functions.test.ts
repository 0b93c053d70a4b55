/** Links that a function of the page opens: its arguments are written out, so nothing need run. */
import { describe, expect, it } from 'vitest';
import { columnUrl, readHtml, sitePage } from '../../support/read-html.js';

const opened = (link: string, script: string): string[] =>
  readHtml(sitePage(`<div class="content">${link}</div><script>${script}</script>`), columnUrl)
    .links.filter(({ from }) => from === 'onclick')
    .map(({ text, url }) => `${text} ${url.replace('http://www.qingshui.gov.cn', '')}`);

describe('a function with written arguments', () => {
  it.each([
    [
      '<a href="javascript:go(\'12\')">机构职能</a>',
      "function go(id){ location.href = '/jgzn/' + id + '.html'; }",
      '/jgzn/12.html',
    ],
    [
      '<a href="javascript:void(0)" onclick="toPage(3)">机构职能</a>',
      "function toPage(n) { window.location = 'index_' + n + '.html' }",
      '/zwgk/tzgg/index_3.html',
    ],
    [
      '<li onclick="showColumn(5, \'jgzn\')">机构职能</li>',
      "var showColumn = function (id, name) { var url = '/' + name + '/list.jsp?id=' + id; window.open(url); };",
      '/jgzn/list.jsp?id=5',
    ],
    [
      '<li onclick="nav.open(5)">机构职能</li>',
      'var nav = { open: function (id) { location.assign(`/jgzn/${id}/`) } };',
      '/jgzn/5/',
    ],
    [
      '<li onclick="go(5)">机构职能</li>',
      "const go = (id) => { location.href = 'http://' + location.host + '/c' + id + '.html'; }",
      '/c5.html',
    ],
    ['<li onclick="openUrl(\'/a/b.html\')">机构职能</li>', 'function openUrl(u){ window.open(u) }', '/a/b.html'],
    ['<li onclick="gotoUrl(this,\'/a/b.html\')">机构职能</li>', '', '/a/b.html'],
    ["<li onclick=\"location.href='/a/' + 'b.html'\">机构职能</li>", '', '/a/b.html'],
  ])('%s %s', (link, script, address) => {
    expect(opened(link, script)).toEqual([`机构职能 ${address}`]);
  });
});

describe('leads nowhere that could be told', () => {
  it.each([
    [
      'what is chosen by a condition',
      '<li onclick="go(5)">机构职能</li>',
      "function go(id){ if (id == 5) location.href='/a/'; else location.href='/b/'; }",
    ],
    [
      'what depends on something else',
      '<li onclick="go(5)">机构职能</li>',
      "function go(id){ location.href = base + id + '.html'; }",
    ],
    ['a reading aid', '<li onclick="aria.start()">无障碍阅读</li>', 'var aria = { start: function () { show(); } };'],
    ['a function that is not there', '<li onclick="go(5)">机构职能</li>', ''],
  ])('%s', (_, link, script) => {
    expect(opened(link, script)).toEqual([]);
  });
});

it('takes the address that a part keeps for its script', () => {
  expect(
    opened('<div class="item" data-url="/jgzn/index.html">机构职能</div><div data-url="/api/top.json">热点</div>', ''),
  ).toEqual(['机构职能 /jgzn/index.html']);
});

it('reads functions of any shape in time', () => {
  const script = `function go(${'a,'.repeat(500)}b){ ${'{'.repeat(5000)} location.href = ${"'x'+".repeat(3000)}`;
  expect(opened('<li onclick="go(1)">机构职能</li>'.repeat(300), script)).toEqual([]);
});
