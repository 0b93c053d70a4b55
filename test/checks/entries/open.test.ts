import { expect, test } from 'vitest';
import type { EntryLink } from '../../../src/model/site-model.js';
import { CAPTURED_AT, column, evidence, ORIGIN, undecided, view, type SiteSketch } from '../../support/fake-site.js';
import { judgeCheck } from '../../support/judge-check.js';
import { expectOutcome, type Example } from '../../support/judge.js';

const LETTERS = { name: '领导信箱', links: ['[区县]长信箱|领导信箱'], not: ['须知'], columns: ['mailbox'] };
const link = (text: string, changes: Partial<EntryLink> = {}): EntryLink => ({
  url: `${ORIGIN}/hd/xx/`,
  text,
  from: { ...evidence('/'), quote: text },
  isOnHome: true,
  isOnPlatform: false,
  isOnMenu: true,
  isElsewhere: false,
  isNews: false,
  state: 'alive',
  ...changes,
});
const home = view('/', { facts: { kind: 'home' } });
const site = (links: readonly EntryLink[], sketch: SiteSketch = {}): SiteSketch => ({
  home,
  entries: { links, home: { pages: [home] }, platform: { pages: [view('/zwgk/')] } },
  ...sketch,
});
const dead = { state: 'dead', status: 404 } as const;
const saying = (text: string, page: Parameters<typeof view>[1] = {}) =>
  site([], { entries: { links: [], home: { pages: [view('/', { text, ...page })] }, platform: { pages: [] } } });

const examples: readonly Example[] = [
  ['首页有区长信箱，能打开', site([link('区长信箱')]), { value: 'passed', measured: { count: 1 } }],
  ['图片链接，名称写在提示里', site([link('', { title: '领导信箱' })]), { value: 'passed' }],
  ['只在互动交流栏目页上有', site([link('领导信箱', { isOnHome: false })]), { value: 'passed' }],
  ['没有链接，但有这个栏目', site([], { columns: { mailbox: column('区长信箱', '/xx/') } }), { value: 'passed' }],
  ['什么都没有', site([]), { value: 'failed', codes: ['missing'], measured: { missing: ['领导信箱'] } }],
  [
    '只有一条“区长信箱开通”的新闻',
    site([link('区长信箱开通', { isNews: true })]),
    { value: 'failed', codes: ['missing'] },
  ],
  ['只有写信须知', site([link('领导信箱写信须知')]), { value: 'failed', codes: ['missing'] }],
  ['链接打开是 404', site([link('领导信箱', dead)]), { value: 'failed', codes: ['dead'] }],
  ['一个打不开，另一个能打开', site([link('领导信箱', dead), link('区长信箱')]), { value: 'passed' }],
  [
    '栏目打不开',
    site([], {
      columns: { mailbox: column('领导信箱', '/xx/', { pages: [], deadStatus: 404, blankness: 'unknown' }) },
    }),
    { value: 'failed', codes: ['dead'] },
  ],
  [
    '栏目空白',
    site([], { columns: { mailbox: column('领导信箱', '/xx/', { blankness: 'blank' }) } }),
    { value: 'failed', codes: ['empty'] },
  ],
  [
    '栏目没有来信，但有写信的表单',
    site([], {
      columns: {
        mailbox: column('领导信箱', '/xx/', {
          blankness: 'blank',
          pages: [
            view('/xx/', {
              page: {
                forms: [
                  {
                    action: '/xx/send',
                    method: 'POST',
                    text: '提交',
                    fields: [
                      { name: 'title', type: 'text' },
                      { name: 'body', type: 'textarea' },
                    ],
                  },
                ],
              },
            }),
          ],
        }),
      },
    }),
    { value: 'passed' },
  ],
  [
    '页面写着尚未开通',
    site([link('领导信箱')], { others: [view('/hd/xx/', { text: '该功能暂未开通，敬请期待' })] }),
    { value: 'failed', codes: ['empty'] },
  ],
  [
    '在别的网站上',
    site([
      link('领导信箱', { url: 'https://zwfw.sdx.gov.cn/', isElsewhere: true, state: 'unseen', reason: 'not-crawled' }),
    ]),
    { value: 'cantTell', reason: 'candidates', codes: ['leads-elsewhere'] },
  ],
  [
    '别的网站的域名查不到：可能是检测环境的原因',
    site([link('领导信箱', { isElsewhere: true, state: 'dead', cause: 'dns' })]),
    { value: 'cantTell', reason: 'candidates', codes: ['leads-elsewhere'] },
  ],
  [
    '没有应答',
    site([link('领导信箱', { state: 'unseen', reason: 'unreadable' })]),
    { value: 'cantTell', reason: 'unreadable', codes: ['undecided'] },
  ],
  [
    '栏目只在网站地图里',
    site([], { columns: { mailbox: column('领导信箱', '/xx/', { onlyOnSiteMap: true }) } }),
    { value: 'cantTell', reason: 'candidates', codes: ['misplaced'] },
  ],
  [
    '写着名称，看不出链接',
    saying('热线电话 领导信箱 市民论坛'),
    { value: 'cantTell', reason: 'candidates', codes: ['bare'] },
  ],
  ['一句话里提到', saying('昨天区长信箱收到群众来信一百二十件'), { value: 'failed', codes: ['missing'] }],
  [
    '浮动工具由脚本生成，浏览器里能点',
    site([], {
      probes: [
        {
          kind: 'axe',
          page: 'home',
          url: `${ORIGIN}/`,
          at: CAPTURED_AT,
          elapsedMs: 900,
          engine: 'axe-core',
          faults: [],
          undecided: [],
          leftOut: [],
          lost: [],
          controls: ['返回顶部', '区长信箱'],
          nameless: [],
        },
      ],
    }),
    { value: 'cantTell', reason: 'candidates', codes: ['bare'] },
  ],
  [
    '首页菜单由脚本生成，没有看全',
    site([], {
      entries: { links: [], home: { pages: [home], unseenBecause: 'needs-browser' }, platform: { pages: [] } },
    }),
    { value: 'cantTell', reason: 'needs-browser', codes: ['undecided'] },
  ],
  [
    '栏目还没有找到，抓取未完成',
    site([], { columns: { mailbox: undecided('truncated') } }),
    { value: 'cantTell', reason: 'truncated' },
  ],
];

test.each(examples)('entries/open: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('entries/open', { entries: [LETTERS] }, sketch), expected);
});

test('an entry due on the home page may not hide on an inner page', () => {
  const on = ['home'];
  const inner = site([link('领导信箱', { isOnHome: false })]);
  expectOutcome(judgeCheck('entries/open', { entries: [LETTERS], on }, inner), {
    value: 'cantTell',
    reason: 'candidates',
    codes: ['misplaced'],
  });
  expectOutcome(judgeCheck('entries/open', { entries: [LETTERS], on }, site([link('领导信箱')])), { value: 'passed' });
});

const TALKS = { name: '在线访谈', links: ['在线访谈'] };
const BOARD = { name: '网友留言', links: ['留言'] };

test('each entry is a target of its own; where some are enough the site is one', () => {
  const entries = [LETTERS, TALKS, BOARD];
  const two = site([link('领导信箱'), link('在线访谈')]);
  const each = judgeCheck('entries/open', { entries }, two);
  expectOutcome(each, { value: 'failed', codes: ['missing'], measured: { missing: ['网友留言'] } });
  expect(each).toMatchObject({ checked: 3, tally: { met: 2, unmet: 1 } });
  expectOutcome(judgeCheck('entries/open', { entries, least: 2 }, two), { value: 'passed', measured: { count: 2 } });
  expectOutcome(judgeCheck('entries/open', { entries, least: 3 }, two), { value: 'failed', codes: ['missing'] });
  const maybe = site([link('领导信箱'), link('在线访谈', { state: 'unseen', reason: 'robots' })]);
  expectOutcome(judgeCheck('entries/open', { entries, least: 2 }, maybe), { value: 'cantTell', reason: 'robots' });
});

test('where an evaluator decides an entry that opens waits for him with its link, and none at all is a fault', () => {
  const review = { decidedBy: 'evaluator' } as const;
  const open = judgeCheck('entries/open', { entries: [LETTERS] }, site([link('区长信箱')]), review);
  expectOutcome(open, { value: 'cantTell', reason: 'candidates', codes: ['to-review'] });
  expect(open.findings[0]?.evidence).toMatchObject([{ quote: '区长信箱' }]);
  expectOutcome(judgeCheck('entries/open', { entries: [LETTERS] }, site([]), review), { value: 'failed' });
});
