import { describe, expect, it } from 'vitest';
import { articleUrl, columnUrl, homeUrl, prose, readHtml, sitePage } from '../support/read-html.js';

describe('redirects', () => {
  it.each([
    [
      'a refresh at once',
      '<meta http-equiv="refresh" content="0;url=/zwgk/">',
      { url: 'http://www.qingshui.gov.cn/zwgk/', by: 'meta-refresh' },
    ],
    [
      'a refresh in quotes',
      `<meta http-equiv="Refresh" content="3; URL='index.html'">`,
      { url: 'http://www.qingshui.gov.cn/index.html', by: 'meta-refresh' },
    ],
    [
      'a script on an empty page',
      '<script>window.location.href="/zwgk/index.html";</script>',
      { url: 'http://www.qingshui.gov.cn/zwgk/index.html', by: 'script' },
    ],
    ['a reload every ten minutes', '<meta http-equiv="refresh" content="600">', undefined],
    ['a late refresh', '<meta http-equiv="refresh" content="60;url=/zwgk/">', undefined],
    ['a refresh to itself', '<meta http-equiv="refresh" content="5;url=/">', undefined],
    ['a function that waits for a click', '<script>function go(){window.location.href="/zwgk/";}</script>', undefined],
  ])('%s', (_, head, redirect) => {
    expect(readHtml(`<html><head>${head}</head><body></body></html>`, homeUrl).redirect).toEqual(redirect);
  });

  it('a script on a page with a text sends nobody away', () => {
    expect(
      readHtml(
        sitePage(
          `<h1>通知</h1><div id="zoom">${prose}${prose}</div><script>if(self!=top)top.location.href="/x.html"</script>`,
        ),
      ).redirect,
    ).toBeUndefined();
  });
});

it('reads the documents of a frameset', () => {
  const page = readHtml(
    '<html><head><title>清水县人民政府</title></head><frameset rows="80,*"><frame name="top" src="top.htm"><frame name="main" src="main.htm"></frameset></html>',
    homeUrl,
  );
  expect(page.frames).toEqual([
    { url: 'http://www.qingshui.gov.cn/top.htm', name: 'top', isVisible: true },
    { url: 'http://www.qingshui.gov.cn/main.htm', name: 'main', isVisible: true },
  ]);
  expect(page.facts.kind).toBe('home');
});

it('reads forms with method, fields and labels', () => {
  const page = readHtml(
    sitePage(
      '<form action="/search" method="post"><input name="q" placeholder="请输入关键词"><input type="hidden" name="site" value="1"><button type="submit">搜索</button></form>',
    ),
  );
  expect(page.forms).toEqual([
    {
      action: 'http://www.qingshui.gov.cn/search',
      method: 'POST',
      fields: [
        { name: 'q', type: 'text', label: '请输入关键词' },
        { name: 'site', type: 'hidden', value: '1' },
      ],
      text: '搜索',
    },
  ]);
});

describe('attachments', () => {
  const of = (html: string) =>
    readHtml(
      sitePage(`<h1>关于印发方案的通知</h1><div class="TRS_Editor">${prose}${html}</div>`),
      articleUrl,
    ).facts.attachments.map(({ type, text }) => `${type} ${text}`);
  it.each([
    ['a file', '<a href="./W020240510.docx">实施方案</a>', ['docx 实施方案']],
    ['upper case', '<a href="/files/A.PDF">附件1</a>', ['pdf 附件1']],
    [
      'a download by parameter',
      '<a href="/module/download/downfile.jsp?classid=0&filename=2405101.xls">附件：统计表</a>',
      ['xls 附件：统计表'],
    ],
    [
      'a name that tells the type',
      '<a href="/system/_content/download.jsp?wbfileid=77">附件2：申报表.doc</a>',
      ['doc 附件2：申报表.doc'],
    ],
    ['OFD', '<a href="a.ofd">红头文件</a>', ['ofd 红头文件']],
    ['a picture called 附件', '<a href="a.jpg">附件：流程图</a>', ['jpg 附件：流程图']],
    ['no picture that is only shown', '<a href="a.jpg"><img src="a.jpg" alt="现场"></a>', []],
    ['no page', '<a href="a.html">附件说明</a>', []],
    ['no hidden file', '<p style="display:none"><a href="a.pdf">附件</a></p>', []],
    ['no rubbish of a template', '<a href="undefined.undefined"></a>', []],
  ])('%s', (_, html, wanted) => {
    expect(of(html)).toEqual(wanted);
  });
});

it('counts pictures and films of the page’s own part only', () => {
  const page = readHtml(
    sitePage(
      `<h1>一图读懂防火通告要点</h1><div class="TRS_Editor">${prose}<img src="1.jpg"><img src="2.jpg"><video src="a.mp4"></video></div>`,
    ),
  );
  expect(page.media).toEqual({
    images: 2,
    videos: 1,
    audios: 0,
    pictures: ['1.jpg', '2.jpg'].map((name) => new URL(name, articleUrl).href),
  });
});

it.each([
  ['a framed player', '<iframe src="https://v.qq.com/txp/iframe/player.html?vid=a1"></iframe>', { videos: 1 }],
  ['a link to a film', '<p><a href="/v/jd.mp4">点击观看</a></p>', { videos: 1 }],
  ['a player made by script', '<div id="p1"></div><script>new Aliplayer({id:"p1"})</script>', { videos: 1 }],
  ['a film that a script names', '<div id="v"></div><script>play("v","/upload/a.mp4")</script>', { videos: 1 }],
  ['a framed H5 page', '<iframe src="/h5/jiedu/index.html"></iframe>', { h5: 1 }],
  ['a link to an H5 page', '<p><a href="https://h5.eqxiu.com/s/abc">点击查看</a></p>', { h5: 1 }],
  ['the icon of a file is no picture', '<p><img src="/images/icon_docx.gif"><a href="1.docx">附件</a></p>', {}],
  ['a picture inside a link stands for its target', '<a href="/gk/"><img src="gk.png">公开</a>', { images: 1 }],
  ['nor is a line or a mark', '<p><img src="a.png" width="16" height="16"><img src="/img/share/wb.png"></p>', {}],
])('counts media: %s', (_, html, media) => {
  const page = readHtml(sitePage(`<h1>一图读懂防火通告要点</h1><div class="TRS_Editor">${prose}${html}</div>`));
  expect(page.media).toEqual({ images: 0, videos: 0, audios: 0, ...media });
});

it('gives the content without header, navigation, menu, foot and what is hidden', () => {
  const page = readHtml(
    sitePage(
      `<div class="leftmenu"><a href="/1/">机构职能</a><a href="/2/">领导信息</a><a href="/3/">人事信息</a></div><div class="con"><h1>关于做好防火工作的通知</h1><div id="zoom">${prose}<p style="display:none">草稿</p><!-- 旧稿 --></div></div>`,
    ),
    columnUrl,
  );
  expect(page.contentText).toContain('为进一步规范本县');
  expect(page.contentText).not.toMatch(/走进清水|领导信息|主办单位|草稿|旧稿/);
  expect(page.bodyText).toContain('主办单位');
});
