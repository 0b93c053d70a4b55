/** The home page in its forms: blocks of lists, a bare directory, a frameset, and three ways to send readers on. */
import { metaTags } from './fragments.js';
import type { ColumnNode, SiteContent } from './content.js';
import type { Answer } from './site.js';
import type { SiteSpec } from './spec.js';
import type { PageParts, Style, View } from './style.js';

export interface HomeTools {
  view(path: string): View;
  encode(text: string): Uint8Array;
  nav(view: View): string;
  footer(view: View): string;
  rows(column: ColumnNode, view: View, count: number): string;
  platformLink(view: View): string;
  document(parts: PageParts, view: View): Uint8Array;
}

const DECEIT = (today: string): string => {
  const [year, month, day] = today.split('-').map(Number);
  return `<div class="weather">今天是${year}年${month}月${day}日 星期二 农历九月廿九\u3000<span>临溪 晴 9~18℃ ${today}</span></div><div class="counter">统计截止：${today} 您是第 1203456 位访客</div>`;
};

const blockMain = (spec: SiteSpec, content: SiteContent, tools: HomeTools, view: View): string => {
  const { home } = spec;
  const blocks = content.homeBlocks.map((block) => {
    let rows = tools.rows(block, view, 8);
    if (home?.dates === 'month-day') rows = rows.replace(/(>\[?)\d{4}-(\d\d-\d\d)/g, '$1$2');
    if (home?.dates === 'none') rows = rows.replace(/>\[?\d{4}-\d\d-\d\d\]?/g, '>');
    return `<div class="block"><h2>${block.name}<a class="more" href="${view.href(block.path)}">更多</a></h2>${rows}</div>`;
  });
  const isLinkedInBody = spec.platformLink !== undefined && !spec.without?.includes('platform-link');
  return `${home?.deceives ? DECEIT(content.today) : ''}${content.homeExtra}${isLinkedInBody ? tools.platformLink(view) : ''}${blocks.join('\n')}`;
};

/** The answers of `/` and of what it is made of. */
export const homePages = (spec: SiteSpec, content: SiteContent, style: Style, tools: HomeTools): [string, Answer][] => {
  const form = spec.home?.form ?? 'blocks';
  const headers = { 'content-type': style.contentType };
  const ok = (body: Uint8Array): Answer => ({ status: 200, headers, body });
  const whole = (path: string): Answer => {
    const view = tools.view(path);
    return ok(
      tools.document(
        {
          kind: 'home',
          head: metaTags(content, undefined, undefined, { upper: style.id === 'vsb' || style.id === 'gbk-tables' }),
          title: content.identity.name,
          nav: tools.nav(view),
          crumbs: [],
          columnName: '',
          menu: '',
          main:
            form === 'directory'
              ? spec.platformLink
                ? tools.platformLink(view)
                : ''
              : blockMain(spec, content, tools, view),
          side: '',
          footer: tools.footer(view),
        },
        view,
      ),
    );
  };
  const target = style.id === 'vsb' ? '/index.htm' : '/index.html';
  switch (form) {
    case 'blocks':
    case 'directory':
      return [
        ['/', whole('/')],
        [target, whole(target)],
      ];
    case 'redirect':
      return [
        ['/', { status: 302, headers: { location: target }, body: new Uint8Array() }],
        [target, whole(target)],
      ];
    case 'meta-refresh':
      return [
        [
          '/',
          ok(
            tools.encode(
              `<html><head><meta http-equiv="refresh" content="0;url=.${target}"></head><body></body></html>`,
            ),
          ),
        ],
        [target, whole(target)],
      ];
    case 'script-redirect':
      return [
        [
          '/',
          ok(
            tools.encode(
              `<html><head><title></title><script type="text/javascript">window.location.href="${target.slice(1)}";</script></head><body></body></html>`,
            ),
          ),
        ],
        [target, whole(target)],
      ];
    case 'frameset': {
      const head = metaTags(content, undefined, undefined, { upper: true });
      const frames = `<HTML lang=zh-CN><HEAD><TITLE>${content.identity.name}</TITLE><META http-equiv=Content-Type content="text/html; charset=${style.charset}">${head}</HEAD><FRAMESET rows="150,*,120" frameborder=no border=0><FRAME src="top.html" name=top title="导航"><FRAME src="main.html" name=main title="正文"><FRAME src="bottom.html" name=bottom title="页脚"><NOFRAMES><BODY>您的浏览器不支持框架</BODY></NOFRAMES></FRAMESET></HTML>`;
      const frame = (path: string, body: (view: View) => string): [string, Answer] => [
        path,
        ok(
          tools.encode(
            `<HTML lang=zh-CN><HEAD><TITLE>${content.identity.name}</TITLE><META http-equiv=Content-Type content="text/html; charset=${style.charset}"><BASE target=_top></HEAD><BODY>${body(tools.view(path))}</BODY></HTML>`,
          ),
        ),
      ];
      return [
        ['/', ok(tools.encode(frames))],
        frame('/top.html', (view) => tools.nav(view)),
        frame('/main.html', (view) => blockMain(spec, content, tools, view)),
        frame('/bottom.html', (view) => tools.footer(view)),
      ];
    }
  }
};
