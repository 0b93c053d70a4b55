import { describe, expect, it } from 'vitest';
import { columnUrl, homeUrl, readHtml, sitePage } from '../../support/read-html.js';

const crumbs =
  '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/tzgg/">通知公告</a></div>';
const column = (list: string): string =>
  sitePage(`${crumbs}<div class="list">${list}</div>`, {
    title: '通知公告_清水县人民政府',
    head: '<meta name="ColumnName" content="通知公告">',
  });
const read = (list: string): string[] =>
  readHtml(column(list), columnUrl).facts.items.map((item) => `${item.publishedOn ?? '-'} ${item.title}`);

const titles = ['关于做好防汛工作的通知', '关于公布行政执法人员名单的公告', '关于印发工作要点的通知'];
const days = ['2024-05-10', '2024-04-02', '2023-12-29'];
const wanted = titles.map((title, index) => `${days[index]} ${title}`);
const rows = (row: (title: string, day: string, index: number) => string): string =>
  titles.map((title, index) => row(title, days[index] as string, index)).join('');

describe('dated rows', () => {
  it.each([
    [
      'list entries with a span',
      `<ul>${rows((title, day, index) => `<li><a href="t${index}.html">${title}</a><span>${day}</span></li>`)}</ul>`,
    ],
    [
      'terms, each with its date in the description after it',
      `<dl>${rows((title, day, index) => `<dt><a href="t${index}.html">${title}</a></dt><dd>${day}</dd>`)}</dl>`,
    ],
    [
      'the date first, in brackets',
      `<ul>${rows((title, day, index) => `<li><span>[${day}]</span><a href="t${index}.html">${title}</a></li>`)}</ul>`,
    ],
    [
      'the date inside the link',
      `<ul>${rows((title, day, index) => `<li><a href="t${index}.html"><p>${title}</p><em>${day}</em></a></li>`)}</ul>`,
    ],
    [
      'the date glued to the end of the link',
      `<ul>${rows((title, day, index) => `<li><a href="t${index}.html">${title} ${day}</a></li>`)}</ul>`,
    ],
    [
      'definition lists',
      rows((title, day, index) => `<dl><dt><a href="t${index}.html">${title}</a></dt><dd>${day}</dd></dl>`),
    ],
    [
      'table rows',
      `<table>${rows((title, day, index) => `<tr><td>·</td><td><a href="t${index}.html">${title}</a></td><td>${day}</td></tr>`)}</table>`,
    ],
    [
      'a table for each row',
      rows(
        (title, day, index) =>
          `<table><tr><td><img src="dot.gif"></td><td><a href="t${index}.html">${title}</a></td><td>(${day})</td></tr></table>`,
      ),
    ],
    [
      'rows in divs',
      rows(
        (title, day, index) =>
          `<div class="item"><div><a href="t${index}.html">${title}</a></div><div>${day}</div></div>`,
      ),
    ],
    ['rows parted by br', rows((title, day, index) => `<a href="t${index}.html">${title}</a> <font>${day}</font><br>`)],
    [
      'day and year-month apart',
      `<ul>${rows((title, day, index) => `<li><div><b>${day.slice(8)}</b><i>${day.slice(0, 7)}</i></div><a href="t${index}.html">${title}</a></li>`)}</ul>`,
    ],
    [
      'titles cut short, whole in title',
      `<ul>${rows((title, day, index) => `<li><a href="t${index}.html" title="${title}">${title.slice(0, 6)}...</a><span>${day}</span></li>`)}</ul>`,
    ],
    [
      'a category link in front',
      `<ul>${rows((title, day, index) => `<li><a href="/c/">[通知]</a><a href="t${index}.html">${title}</a><span>${day}</span></li>`)}</ul>`,
    ],
    [
      'onclick instead of href',
      `<ul>${rows((title, day, index) => `<li><a onclick="window.open('t${index}.html')">${title}</a><span>${day}</span></li>`)}</ul>`,
    ],
    [
      'dates in Chinese',
      `<ul>${rows((title, day, index) => `<li><a href="t${index}.html">${title}</a><span>${day.slice(0, 4)}年${day.slice(5, 7)}月${day.slice(8)}日</span></li>`)}</ul>`,
    ],
    [
      'columns for number, written and published',
      `<table><tr><th>标题</th><th>文号</th><th>成文日期</th><th>发布日期</th></tr>${rows((title, day, index) => `<tr><td><a href="t${index}.html">${title}</a></td><td>清政发〔2024〕${index}号</td><td>2023-01-01</td><td>${day}</td></tr>`)}</table>`,
    ],
  ])('reads %s', (_, list) => {
    expect(read(list)).toEqual(wanted);
  });

  it('keeps a month and day whose year nothing tells', () => {
    const list = `<ul>${rows((title, day, index) => `<li><a href="a${index}.html">${title}</a><span>[${day.slice(5)}]</span></li>`)}</ul>`;
    const { items } = readHtml(column(list), columnUrl).facts;
    expect(items.map(({ publishedOn, monthDay }) => [publishedOn, monthDay])).toEqual(
      days.map((day) => [undefined, day.slice(5)]),
    );
    const dated = `<ul>${rows((title, day, index) => `<li><a href="a${index}.html">${title}</a><span>${day}</span></li>`)}</ul>`;
    expect(readHtml(column(dated), columnUrl).facts.items.every(({ monthDay }) => monthDay === undefined)).toBe(true);
  });

  it('gives a month and day the year of the row’s address, and never another', () => {
    const list =
      '<ul><li><a href="/tzgg/202405/t20240510_1.html">关于做好防汛工作的通知</a><span>05-10</span></li><li><a href="/tzgg/c12/content.html">关于印发工作要点的通知</a><span>04-02</span></li></ul>';
    expect(read(list)).toEqual(['2024-05-10 关于做好防汛工作的通知', '- 关于印发工作要点的通知']);
  });

  it('does not take a date in the title for the row’s', () => {
    expect(
      read(
        '<ul><li><a href="1.html">2024年5月10日县政府常务会议纪要</a></li><li><a href="2.html">2024年4月2日县政府常务会议纪要</a></li></ul>',
      ),
    ).toEqual(['- 2024年5月10日县政府常务会议纪要', '- 2024年4月2日县政府常务会议纪要']);
  });

  it('leaves out pager, empty template rows, more-links, menus and what stands beside the list', () => {
    const list = `<div class="left-menu"><ul><li><a href="/a/">机构职能</a></li><li><a href="/b/">领导之窗</a></li><li><a href="/c/">人事信息</a></li></ul></div>
      <ul>${rows((title, day, index) => `<li><a href="t${index}.html">${title}</a><span>${day}</span></li>`)}</ul>
      <div style="display:none"><dl><dd><a ms-attr-href="el.url"></a></dd></dl></div><a href="more.html">更多&gt;&gt;</a>
      <div class="page"><a href="index.html">首页</a><a href="index_1.html">2</a><a href="index_1.html">下一页</a><a href="index_8.html">尾页</a> 共9页</div>`;
    const page = readHtml(column(list), columnUrl);
    expect(page.facts.items.map((item) => item.title)).toEqual(titles);
    expect(page.links.filter((link) => link.region === 'pager')).toHaveLength(4);
    expect(page.links.find((link) => link.text === '领导之窗')?.region).toBe('menu');
  });

  it('marks the links of rows, with their dates', () => {
    const list = `<ul>${rows((title, day, index) => `<li><a href="t${index}.html">${title}</a><span>${day}</span></li>`)}</ul>`;
    const link = readHtml(column(list), columnUrl).links.find((candidate) => candidate.text === titles[0]);
    expect(link).toMatchObject({ region: 'list', publishedOn: '2024-05-10', from: 'href', isVisible: true });
  });
});

describe('undated lists', () => {
  const offices = ['县政府办公室', '县发展改革局', '县教育局', '县公安局', '县民政局', '县财政局'];
  it('are the list of a column without dates', () => {
    expect(
      read(`<ul>${offices.map((name, index) => `<li><a href="/zn/${index}/">${name}</a></li>`).join('')}</ul>`),
    ).toEqual(offices.map((name) => `- ${name}`));
  });

  it('may be an image map', () => {
    const map =
      '<map name="m"><area shape="rect" coords="1,2,3,4" href="/ys/1.htm"><area shape="rect" coords="5,6,7,8" href="/ys/2.htm"></map><img usemap="#m" src="map.png">';
    expect(readHtml(column(map), columnUrl).facts.items.map((item) => item.url)).toEqual([
      'http://www.qingshui.gov.cn/ys/1.htm',
      'http://www.qingshui.gov.cn/ys/2.htm',
    ]);
  });

  it('of links to friends at the foot are none', () => {
    const list = `<ul>${rows((title, day, index) => `<li><a href="t${index}.html">${title}</a><span>${day}</span></li>`)}</ul>
      <div class="friend-links"><b>友情链接</b><a href="http://www.gov.cn/">中国政府网</a><a href="http://www.gansu.gov.cn/">甘肃省人民政府</a><a href="http://www.tianshui.gov.cn/">天水市人民政府</a><a href="http://a.gov.cn/">某县人民政府</a><a href="http://b.gov.cn/">某区人民政府</a></div>`;
    expect(read(list)).toEqual(wanted);
  });
});

it('reads the rows of a home page, the panels of tabs included, whose links stay hidden', () => {
  const html = sitePage(
    `<div class="tab"><ul class="panel" style="display:block"><li><a href="/xw/1.html">县委常委会召开扩大会议</a><span>2026-08-30</span></li></ul>
     <ul class="panel" style="display:none"><li><a href="/gg/2.html">关于停水检修的公告</a><span>2026-08-31</span></li></ul></div>`,
    { title: '清水县人民政府' },
  );
  const page = readHtml(html, homeUrl);
  expect(page.facts.kind).toBe('home');
  expect(page.facts.items.map((item) => item.publishedOn)).toEqual(['2026-08-30', '2026-08-31']);
  expect(page.links.find((link) => link.text === '关于停水检修的公告')?.isVisible).toBe(false);
  expect(page.bodyText).not.toContain('停水检修');
});

it('reads the one short row of a list beside a menu without markup of its own', () => {
  const names = ['指南', '制度', '内容', '年报', '申请'];
  const menu = `<ul class="cd">${names.map((name) => `<li><a href="/pt/${name}/">政府信息<br>公开${name}</a></li>`).join('')}</ul>`;
  const list =
    '<div class="lb"><div class="row"><a href="/pt/sf/1.html">清水县收费目录</a><b>2024-03-20</b></div></div>';
  const html = `<html><head><title>行政事业性收费</title></head><body><div class="wrap">${menu}<div class="r"><h3>行政事业性收费</h3>${list}</div></div></body></html>`;
  expect(readHtml(html, columnUrl).facts.items.map(({ title, publishedOn }) => [title, publishedOn])).toEqual([
    ['清水县收费目录', '2024-03-20'],
  ]);
});

it('takes hidden parts that differ from the shown one by their number for the panels of its tabs', () => {
  const part = (title: string, folder: string) =>
    ['1', '2', '3']
      .map((n) => `<li><a href="/${folder}/${n}.html">${title}第${n}期工作通报</a><i>2024-05-1${n}</i></li>`)
      .join('');
  const html = `<html><head><title>清水县人民政府</title></head><body><div id="con_1"><ul>${part('县区要闻', 'yw')}</ul></div><div id="con_2" style="display:none"><ul>${part('部门动态', 'bm')}</ul></div></body></html>`;
  expect(readHtml(html, homeUrl).facts.items.map(({ title }) => title)).toContain('部门动态第3期工作通报');
});
