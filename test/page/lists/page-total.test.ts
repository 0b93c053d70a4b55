import { describe, expect, it } from 'vitest';
import { columnUrl, readHtml, sitePage } from '../../support/read-html.js';

const rows = Array.from(
  { length: 3 },
  (_, index) =>
    `<li><a href="/nb/t2025031${index}_1.html">清水县第${index + 1}号通知公告</a><span>2025-03-1${index}</span></li>`,
).join('');
const total = (pager: string, list = rows) => {
  const { pageTotal, listTotal } = readHtml(sitePage(`<div class="list"><ul>${list}</ul>${pager}</div>`), columnUrl);
  return [pageTotal, listTotal];
};

describe('a pager says how long the list is, though only a script turns it', () => {
  it.each([
    ['共 12 页', '<div class="page"><span>共 12 页</span><a href="javascript:;">下一页</a></div>', [12, undefined]],
    ['1/4', '<div class="pages"><span>1/4</span> <a href="javascript:;">下页</a></div>', [4, undefined]],
    ['numbers', '<ul class="el-pager pagination"><li class="active">1</li><li>2</li><li>3</li></ul>', [3, undefined]],
    [
      'rows too',
      '<div class="pager">共45条 <a href="javascript:;">1</a><a href="javascript:;">2</a><a href="javascript:;">下一页</a></div>',
      [2, 45],
    ],
    ['one page', '<div class="page"><span>共 1 页</span><a href="javascript:;">下一页</a></div>', [1, undefined]],
    [
      'nothing',
      '<div class="page"><a href="javascript:;">上一页</a><a href="javascript:;">下一页</a></div>',
      [undefined, undefined],
    ],
  ])('%s', (_, pager, expected) => {
    expect(total(pager)).toEqual(expected);
  });
});

it('rows that a script shows by turns all stand on the page', () => {
  const hidden = rows.replaceAll('<li>', '<li class="row" style="display:none">').replaceAll('t2025031', 't2024031');
  expect(
    total('<div class="page">共 2 页</div>', rows.replaceAll('<li>', '<li class="row">') + hidden)[0],
  ).toBeUndefined();
});

describe('a pager inside the densest text, a table with the rows', () => {
  const cells = ['路灯不亮', '公交改线', '医保缴费', '学区划分'].map(
    (title, at) =>
      `<tr><td>${at}</td><td><a href="/view?id=${at}">${title}</a></td><td>2025-03-0${at + 1}</td><td>2025-03-1${at}</td><td>已办结</td></tr>`,
  );
  const read = (pager: string) =>
    readHtml(
      `<table><tr><td>首页</td></tr></table><table><tr><td><h2>县长信箱</h2><table><tr><th>编号</th><th>标题</th><th>来信时间</th><th>回复时间</th><th>状态</th></tr>${cells.join('')}</table>${pager}</td></tr></table>`,
      columnUrl,
    );

  it.each([
    ['in a box', '<div>第1页/共6页 <a href="?p=2">下一页</a> <a href="?p=6">尾页</a></div>', 6],
    [
      'a sentence alone',
      '<form method="post"><input type="submit" value="下一页"></form><p>共 86 条记录，当前第1/9页</p>',
      9,
    ],
  ])('%s', (_, pager, expected) => {
    expect(read(pager).pageTotal).toBe(expected);
  });

  it('links side by side without a box lead on', () => {
    const links = read('<a href="?p=1">首页</a> <a href="?p=2">下一页</a> <a href="?p=3">末页</a>').links;
    expect(links.filter(({ region }) => region === 'pager').map(({ text }) => text)).toEqual([
      '首页',
      '下一页',
      '末页',
    ]);
  });
});
