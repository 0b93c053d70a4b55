/** What a browser with axe-core finds on the home page and the platform page, and the entry for the elderly. */
import { HAS_BROWSER } from '../machine.js';
import { cant, either, fail, pass, undecided, untested, withBrowser } from '../expected.js';
import type { Expected } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import type { SiteSpec } from '../../support/site-builder/index.js';

const only = { only: ['accessibility-basics'] };
const browsed = (
  id: string,
  about: string,
  style: SiteSpec['style'],
  rest: Partial<SiteSpec>,
  expected: Expected,
  more: { always?: boolean; inBrowser?: boolean; args?: readonly string[] } = {},
): SiteCase =>
  siteCase(
    about,
    { id: `a11y-${id}`, kind: 'department', style, ...rest },
    { 'accessibility-basics': withBrowser(HAS_BROWSER, expected) },
    { ...only, ...more },
  );
const onHome =
  (change: (page: string) => string): NonNullable<SiteSpec['rewrite']> =>
  (page, path) =>
    path === '/' || path.startsWith('/index.') ? change(page) : page;
const intoBody = (markup: string) => (page: string) => page.replace(/<body([^>]*)>/i, `<body$1>${markup}`);

export const accessibilitySites: readonly SiteCase[] = [
  browsed('sound', '没有问题', 'gkmlpt', {}, pass()),
  browsed(
    'lang',
    '首页没有标明语言',
    'trs',
    { rewrite: onHome((page) => page.replace(/ (xml:)?lang="zh-CN"/g, '')) },
    fail(),
  ),
  browsed(
    'alt',
    '首页图片没有替代文字',
    'hanweb',
    {
      rewrite: onHome(
        intoBody(
          '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="600" height="80">',
        ),
      ),
    },
    fail(),
    { always: true, inBrowser: true },
  ),
  browsed(
    'label',
    '首页输入框没有标签',
    'ucap',
    { rewrite: onHome((page) => page.replace(/ (title|placeholder)="请输入关键词"/g, '')) },
    fail(),
  ),
  browsed(
    'contrast',
    '首页文字与背景几乎同色',
    'vsb',
    {
      rewrite: onHome(intoBody('<p style="color:#bbbbbb;background:#ffffff;font-size:14px">热点专题：茶叶节开幕</p>')),
    },
    fail(),
  ),
  browsed(
    'link-name',
    '首页链接没有文字',
    'lonsun',
    { rewrite: onHome(intoBody('<a href="/"><i style="display:inline-block;width:20px;height:20px"></i></a>')) },
    fail(),
  ),
  browsed(
    'platform',
    '平台页的图片没有替代文字',
    'jinan',
    { rewrite: (page) => page.replaceAll('<img src="/images/gk.png" alt="">', '<img src="/images/gk.png">') },
    fail(),
  ),
  browsed(
    'article',
    '只有文章页的图片没有替代文字',
    'trs',
    {
      rewrite: (page, path) =>
        /\/t\d{8}_/.test(path) ? intoBody('<img src="/x.gif" width="60" height="60">')(page) : page,
    },
    pass(),
  ),
  browsed(
    'minor',
    '首页标题跳级、没有地标：不是严重问题',
    'vsb',
    { rewrite: onHome(intoBody('<h1>临溪</h1><h5>今日</h5><div>热点</div>')) },
    pass(),
  ),
  browsed('no-elder', '没有无障碍或长者模式入口', 'trs', { without: ['elder-mode'] }, fail()),
  browsed(
    'elder-image',
    '长者模式入口是图片',
    'trs',
    {
      without: ['elder-mode'],
      rewrite: intoBody('<a href="/clb/"><img src="/images/clb.png" alt="适老化无障碍服务"></a>'),
    },
    pass(),
  ),
  browsed(
    'elder-script',
    '长者模式按钮由脚本写入',
    'vsb',
    {
      without: ['elder-mode'],
      rewrite: (page) =>
        page.replace(
          /<\/body>/i,
          '<script>window.onload = function () { var b = document.createElement("button"); b.type = "button"; b.textContent = "打开适老化模式"; document.body.appendChild(b); };</script></body>',
        ),
    },
    pass(),
  ),
  browsed(
    'frame',
    '框架集首页，框架里的图片没有替代文字',
    'gbk-tables',
    {
      kind: 'township',
      home: { form: 'frameset' },
      alter: (content) => {
        content.homeExtra = '<img src="x.gif" width=300 height=60>';
      },
    },
    fail(),
  ),
  siteCase(
    '不许用浏览器',
    { id: 'a11y-no-browser', kind: 'department', style: 'trs' },
    { 'accessibility-basics': untested('no-browser') },
    { ...only, args: ['--render', 'never'], always: true },
  ),
  browsed(
    'policy',
    '内容安全策略禁止内嵌脚本',
    'trs',
    {
      handlers: [],
      rewrite: (page) =>
        page.replace(/<head>/i, '<head><meta http-equiv="Content-Security-Policy" content="script-src \'self\'">'),
    },
    pass(),
  ),
  browsed(
    'impostor',
    '页面自带假的 axe，并改了数组的方法',
    'vsb',
    {
      rewrite: onHome((page) =>
        intoBody('<img src="x.gif" width="300" height="60">')(page).replace(
          /<head>/i,
          '<head><script>window.axe = { run: function () { return Promise.resolve({ violations: [], passes: [], incomplete: [] }); } }; Object.freeze(window.axe); Array.prototype.filter = function () { return []; }; JSON.stringify = function () { return "{}"; };</script>',
        ),
      ),
    },
    fail(),
  ),
  browsed(
    'alert',
    '首页弹出对话框',
    'ucap',
    { rewrite: onHome((page) => page.replace(/<head>/i, '<head><script>alert("欢迎"); confirm("继续？");</script>')) },
    pass(),
  ),
  browsed(
    'loop',
    '首页脚本死循环',
    'trs',
    {
      rewrite: onHome((page) =>
        page.replace(/<\/body>/i, '<script>setTimeout(function () { for (;;) { } }, 50);</script></body>'),
      ),
    },
    either(undecided, pass()),
  ),
  browsed(
    'large',
    '首页有一万五千个节点',
    'hanweb',
    { rewrite: onHome(intoBody(`<div>${'<p><span>条</span></p>'.repeat(7_500)}</div>`)) },
    either(pass(), cant()),
  ),
];
