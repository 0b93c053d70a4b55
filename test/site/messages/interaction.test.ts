/** Mailboxes as sites build them, served on loopback: from the crawl to the outcome of `interaction-replied`. */
import { afterEach, describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog.js';
import { crawlSite } from '../../../src/crawl/crawl-site.js';
import { evaluate } from '../../../src/evaluate/evaluate.js';
import { planCrawl } from '../../../src/plan/plan-crawl.js';
import { buildSite } from '../../../src/site/build-site.js';
import { openSnapshot } from '../../../src/snapshot/open-snapshot.js';
import { survey } from '../../../src/locate/survey.js';
import { optionsOf } from '../../crawl/crawl-plan.js';
import { serve } from '../../support/http-server.js';
import { national } from '../../support/judge.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const AS_OF = '2025-11-18';
type Pages = Readonly<Record<string, string>>;

const MENU = [
  ['/', '首页'],
  ['/zwgk/', '政务公开'],
  ['/bsfw/', '办事服务'],
  ['/hdjl/', '互动交流'],
] as const;
const dress = (title: string, body: string, menu: readonly (readonly [string, string])[] = MENU): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}_青禾区人民政府</title></head><body><div class="header"><ul class="nav">${menu
    .map(([path, name]) => `<li><a href="${path}">${name}</a></li>`)
    .join(
      '',
    )}</ul></div><div class="location">当前位置：<a href="/">首页</a> &gt; ${title}</div><div class="main">${body}</div><div class="footer">主办：青禾区人民政府办公室 <a href="https://beian.miit.gov.cn/">青ICP备07012345号</a></div></body></html>`;
const news = Array.from(
  { length: 6 },
  (_, at) =>
    `<li><a href="/xw/t2025110${at + 1}_${at}.html">青禾区推进第${at + 1}批便民工程</a><span>2025-11-0${at + 1}</span></li>`,
).join('');
const shell: Pages = {
  '/': dress('青禾区人民政府', `<ul>${news}</ul>`),
  '/zwgk/': dress('政务公开', `<ul>${news}</ul>`),
  '/bsfw/': dress('办事服务', '<p>办事指南请到政务服务中心查询，地址：青禾路1号。</p>'),
};
const hub = (...children: readonly (readonly [string, string])[]): Pages => ({
  '/hdjl/': dress(
    '互动交流',
    `<ul>${children.map(([path, name]) => `<li><a href="${path}">${name}</a></li>`).join('')}</ul>`,
  ),
});
const WRITE =
  '<form action="/save" method="post"><input name="name" placeholder="姓名"><textarea name="text"></textarea><button>提交</button></form>';
type Row = readonly [title: string, asked: string, replied?: string, state?: string];
const table = (rows: readonly Row[]): string =>
  `<table><thead><tr><th>信件标题</th><th>来信时间</th><th>办理状态</th><th>答复时间</th></tr></thead><tbody>${rows
    .map(
      ([title, asked, replied, state], at) =>
        `<tr><td><a href="/hdjl/qzxx/${at}.html">${title}</a></td><td>${asked}</td><td>${state ?? (replied ? '已答复' : '办理中')}</td><td>${replied ?? ''}</td></tr>`,
    )
    .join('')}</tbody></table><p>共 ${rows.length} 封来信，第 1/1 页</p>`;
const page = ([title, asked, replied, state]: Row): string =>
  dress(
    title,
    `<h1>${title}</h1><p>来信时间：${asked}</p><p>来信内容：${title}，请尽快处理为盼，谢谢。</p>${
      replied
        ? `<p>答复内容：您好，您反映的问题已经处理完毕。</p><p>答复时间：${replied}</p>`
        : `<p>办理状态：${state ?? '办理中'}</p>`
    }`,
  );
const pagesOf = (rows: readonly Row[]): Pages =>
  Object.fromEntries(rows.map((row, at) => [`/hdjl/qzxx/${at}.html`, page(row)]));

const GOOD: readonly Row[] = [
  ['反映青石路路灯不亮', '2025-10-28', '2025-10-30'],
  ['咨询居住证怎样续签', '2025-06-03', '2025-06-09'],
  ['建议学校门口增设减速带', '2025-01-15', '2025-02-06'],
];

async function audit(pages: Pages) {
  const server = await serve(pages);
  open.push(() => server.close());
  const rules = national.rules.filter(({ id }) => id === 'interaction-replied');
  const profile = { ...national, rules };
  const site = { id: 'qinghe', name: '青禾区人民政府', url: `${server.url}/`, kind: 'district' };
  const plan = planCrawl({ profile, catalog, site, asOf: AS_OF });
  const options = optionsOf({ survey });
  await crawlSite(plan, options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  const model = buildSite(snapshot, plan);
  const [outcome] = evaluate({
    profile,
    catalog,
    site: model,
    onCrash: (_, error) => {
      throw error;
    },
  });
  return {
    told: [outcome?.value, outcome?.reason, ...(outcome?.findings ?? []).map(({ code }) => code)]
      .filter(Boolean)
      .join(' '),
    measured: outcome?.measured,
    paths: server.paths(),
    model,
  };
}

const plainRows = (rows: readonly Row[]): string =>
  `<ul>${rows.map(([title, asked, replied], at) => `<li><a href="/hdjl/qzxx/${at}.html">${title}</a><span>${replied ?? asked}</span></li>`).join('')}</ul>`;
const LATE: Row = ['反映井盖缺失', '2025-03-03'];

describe('interaction-replied over a whole crawl', () => {
  test.each<readonly [string, string, Pages, string]>([
    [
      'two letters alike by nobody, one of which waits',
      '区长信箱',
      {
        '/hdjl/qzxx/': dress(
          '区长信箱',
          `<table><tr><th>留言主题</th><th>留言时间</th><th>状态</th></tr>${['已回复', '未回复', '已回复'].map((state) => `<tr><td>网民留言</td><td>2025-02-03</td><td>${state}</td></tr>`).join('')}</table>`,
        ),
      },
      'failed unanswered',
    ],
    [
      'a pager of six pages whose 下一页 gives the same rows again',
      '区长信箱',
      {
        '/hdjl/qzxx/': dress(
          '区长信箱',
          `${table(GOOD).replace(/<p>.*/, '')}<div>第1页/共6页 <a href="/hdjl/qzxx/same.html">下一页</a></div>`,
        ),
        '/hdjl/qzxx/same.html': dress(
          '区长信箱',
          `${table(GOOD).replace(/<p>.*/, '')}<div>第1页/共6页 <a href="/hdjl/qzxx/same.html">下一页</a></div>`,
        ),
      },
      'cantTell not-crawled list-not-whole',
    ],
    ['a table of letters, all answered', '区长信箱', { '/hdjl/qzxx/': dress('区长信箱', table(GOOD)) }, 'passed'],
    [
      'one still in work after eight months',
      '区长信箱',
      { '/hdjl/qzxx/': dress('区长信箱', table([...GOOD, LATE])), ...pagesOf([...GOOD, LATE]) },
      'failed unanswered',
    ],
    [
      'one answered after seven months',
      '区长信箱',
      { '/hdjl/qzxx/': dress('区长信箱', table([...GOOD, ['反映井盖缺失', '2025-03-03', '2025-10-09']])) },
      'failed late',
    ],
    [
      'rows that say nothing, pages that say all',
      '留言选登',
      { '/hdjl/qzxx/': dress('留言选登', plainRows(GOOD)), ...pagesOf(GOOD) },
      'passed',
    ],
    [
      'rows that say nothing, a page that says it waits',
      '网民留言',
      { '/hdjl/qzxx/': dress('网民留言', plainRows([...GOOD, LATE])), ...pagesOf([...GOOD, LATE]) },
      'failed unanswered',
    ],
    ['a form and no letters', '我要写信', { '/hdjl/qzxx/': dress('我要写信', WRITE) }, 'cantTell candidates not-shown'],
    [
      'a sign-in',
      '县长信箱',
      {
        '/hdjl/qzxx/': dress(
          '县长信箱',
          '<form action="/login"><input name="user" placeholder="用户名"><input type="password" name="p"><button>登录</button></form>',
        ),
      },
      'cantTell unreadable list-not-whole',
    ],
    [
      'a list that only a script brings',
      '区长信箱',
      {
        '/hdjl/qzxx/':
          '<!doctype html><html><head><meta charset="utf-8"><title>区长信箱</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>',
      },
      'cantTell needs-browser list-not-whole',
    ],
    ['no page of the mailbox answers', '区长信箱', {}, 'cantTell unreadable list-not-whole'],
  ])('%s', async (_, name, pages, expected) => {
    const { told } = await audit({ ...shell, ...hub(['/hdjl/qzxx/', name]), ...pages });
    expect(told).toBe(expected);
  });

  test('every channel is read: one that is in order does not stand for the other', async () => {
    const { told, measured } = await audit({
      ...shell,
      ...hub(
        ['/hdjl/qzxx/', '区长信箱'],
        ['/hdjl/bmxx/', '部门信箱'],
        ['/hdjl/wyxx/', '我要写信'],
        ['/hdjl/zxft/', '在线访谈'],
      ),
      '/hdjl/qzxx/': dress('区长信箱', table(GOOD)),
      '/hdjl/bmxx/': dress('部门信箱', table([LATE]).replaceAll('/hdjl/qzxx/', '/hdjl/bmxx/')),
      '/hdjl/wyxx/': dress('我要写信', WRITE),
    });
    expect(told).toBe('failed unanswered');
    expect(measured).toMatchObject({ count: 4, channels: ['区长信箱', '部门信箱', '我要写信'] });
  });

  test('a list is read back through the year, and no further', async () => {
    const rows = (year: number): readonly Row[] =>
      Array.from({ length: 6 }, (_, at): Row => [
        `反映${year}年第${at}处路灯不亮`,
        `${year}-0${9 - at}-05`,
        `${year}-0${9 - at}-09`,
      ]);
    const list = (year: number, next: string): string =>
      dress(
        '区长信箱',
        `${table(rows(year))
          .replace(/<p>共.*/, '')
          .replaceAll('/hdjl/qzxx/', `/hdjl/qzxx/${year}_`)}<div class="page"><a href="${next}">下一页</a></div>`,
      );
    const { told, paths } = await audit({
      ...shell,
      ...hub(['/hdjl/qzxx/', '区长信箱']),
      '/hdjl/qzxx/': list(2025, '/hdjl/qzxx/index_1.html'),
      '/hdjl/qzxx/index_1.html': list(2024, '/hdjl/qzxx/index_2.html'),
      '/hdjl/qzxx/index_2.html': list(2023, '/hdjl/qzxx/index_3.html'),
    });
    expect(told).toBe('passed');
    expect(paths).not.toContain('/hdjl/qzxx/index_2.html');
  });

  test('without any channel, on a site that was seen whole, there is none', async () => {
    const menu = MENU.slice(0, 3);
    const { told } = await audit({
      '/': dress('青禾区人民政府', `<ul>${news}</ul>`, menu),
      '/zwgk/': dress('政务公开', `<ul>${news}</ul>`, menu),
      '/bsfw/': dress('办事服务', '<p>办事指南请到政务服务中心查询，地址：青禾路1号。</p>', menu),
    });
    expect(told).toBe('failed no-channel');
  });

  test('a link of an unknown name may be one', async () => {
    const menu = [...MENU.slice(0, 3), ['/cs/', '倾听百姓心声'] as const];
    const { told } = await audit({
      '/': dress('青禾区人民政府', `<ul>${news}</ul>`, menu),
      '/zwgk/': dress('政务公开', `<ul>${news}</ul>`, menu),
      '/bsfw/': dress('办事服务', '<p>办事指南请到政务服务中心查询，地址：青禾路1号。</p>', menu),
      '/cs/': dress('倾听百姓心声', WRITE, menu),
    });
    expect(told).toBe('cantTell candidates unnamed-channel');
  });
});
