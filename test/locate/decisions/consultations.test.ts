import { describe, expect, test } from 'vitest';
import type { ColumnTerm } from '../../../src/model/vocabulary.js';
import { survey } from '../../../src/locate/survey.js';
import type { SeenPage } from '../../../src/locate/survey.js';
import { link, plan, row, seenPage } from '../../support/seen-pages.js';

const term = (id: string, name: string, under: string): [string, ColumnTerm] => [
  id,
  { id, name, under, aliases: [], patterns: [], not: [], paths: [], columnTypes: [] },
];
const vocabulary = new Map([
  ...plan().vocabulary,
  term('consultation', '意见征集', 'home'),
  term('consultation-feedback', '结果反馈', 'consultation'),
  term('decision-catalogue', '重大行政决策', 'platform'),
]);
const WANTED = plan({
  vocabulary,
  columns: new Map([
    ['consultation', 0],
    ['consultation-feedback', 0],
    ['decision-catalogue', 0],
    ['documents', 0],
  ]),
  consultations: 2,
  catalogueYears: [2026],
});
const PADDING = '为规范有关工作，我局起草了征求意见稿，现向社会公开征求意见，欢迎提出宝贵意见。'.repeat(4);
const GREEN = '关于《青禾区绿化管理规定（征求意见稿）》公开征求意见的公告';
const PARKING = '关于《青禾区停放管理办法（征求意见稿）》公开征求意见的公告';

const home = seenPage('/', {
  kind: 'home',
  links: [link('意见征集', '/yjzj/'), link('政府信息公开', '/zfxxgk/'), link('政策文件', '/zcwj/')],
});
const platform = seenPage('/zfxxgk/', {
  title: '政府信息公开',
  links: [
    link('政府信息公开指南', '/zfxxgk/zn/', 'menu'),
    link('政府信息公开制度', '/zfxxgk/zd/', 'menu'),
    link('法定主动公开内容', '/zfxxgk/fd/', 'menu'),
    link('政府信息公开年报', '/zfxxgk/nb/', 'menu'),
    link('重大行政决策', '/zfxxgk/zdjc/', 'menu'),
  ],
});
const list = seenPage('/yjzj/', {
  title: '意见征集',
  items: [
    row(PARKING, '/yjzj/t20260901_3.html', '2026-09-01'),
    row('关于《青禾区绿化管理规定》征求意见采纳情况的反馈', '/yjzj/t20260501_2.html', '2026-05-01'),
    row(GREEN, '/yjzj/t20260301_1.html', '2026-03-01'),
    row('青禾区政务服务满意度调查问卷', '/yjzj/t20260201_4.html', '2026-02-01'),
  ],
});
const see = (...pages: SeenPage[]) =>
  survey({ plan: WANTED, pages, redirects: new Map(), unanswered: new Map(), canRender: false });
const article = (path: string, title: string, sketch: Parameters<typeof seenPage>[1] = {}) =>
  seenPage(path, { kind: 'article', title, text: PADDING, ...sketch });

describe('sampled consultations', () => {
  test('are the newest notices, without results and surveys, and their results are asked for', () => {
    const { consultations, wanted } = see(home, platform, list);
    expect(consultations.consultations.map(({ item }) => item.title)).toEqual([PARKING, GREEN]);
    expect(consultations.consultations.map(({ feedback }) => feedback.length)).toEqual([0, 1]);
    expect(
      wanted.filter(({ purpose }) => purpose.startsWith('item:consultation')).map(({ url }) => new URL(url).pathname),
    ).toEqual(['/yjzj/t20260901_3.html', '/yjzj/t20260301_1.html', '/yjzj/t20260501_2.html']);
  });

  test('a result that the notice links counts, a menu of every notice does not', () => {
    const menu = link('结果反馈', '/jgfk/', 'menu');
    const { consultations } = see(
      home,
      platform,
      list,
      article('/yjzj/t20260901_3.html', PARKING, {
        links: [menu, link('征集结果', '/yjzj/t20261001_9.html', 'content')],
      }),
      article('/yjzj/t20260301_1.html', GREEN, { links: [menu] }),
    );
    expect(
      consultations.consultations.map(({ feedback }) => feedback.map(({ item }) => new URL(item.url).pathname)),
    ).toEqual([['/yjzj/t20261001_9.html'], ['/yjzj/t20260501_2.html']]);
  });

  test('a result that the list links beside the notice is that notice’s', () => {
    const beside = (text: string, path: string) => link(text, path, 'list');
    const table = seenPage('/yjzj/', {
      title: '意见征集',
      items: [row(PARKING, '/yjzj/t20260901_3.html', '2026-09-01'), row(GREEN, '/yjzj/t20260301_1.html', '2026-03-01')],
      digest: {
        links: [
          beside(PARKING, '/yjzj/t20260901_3.html'),
          beside('我要参与', '/yjzj/form?id=3'),
          beside(GREEN, '/yjzj/t20260301_1.html'),
          beside('查看结果', '/yjzj/result?id=1'),
        ],
      },
    });
    const found = see(home, platform, table).consultations.consultations;
    expect(found.map(({ feedback }) => feedback.map(({ item }) => new URL(item.url).search))).toEqual([[], ['?id=1']]);
  });

  test('a result listed anywhere on the site is found', () => {
    const notices = seenPage('/tzgg/', {
      items: [row('关于《青禾区停放管理办法》征求意见情况的公告', '/tzgg/t20261020_1.html', '2026-10-20')],
    });
    const [parking] = see(home, platform, list, notices).consultations.consultations;
    expect(parking?.feedback.map(({ item }) => new URL(item.url).pathname)).toEqual(['/tzgg/t20261020_1.html']);
  });

  test('a column of results that was not read yet leaves its notices open', () => {
    const linked = seenPage('/yjzj/', {
      ...{ items: list.digest.facts.items },
      links: [link('结果反馈', '/yjzj/jgfk/', 'content')],
    });
    const unread = see(home, platform, linked);
    expect(unread.consultations.consultations[0]?.feedbackUnseenBecause).toBe('truncated');
    const read = see(
      home,
      platform,
      linked,
      seenPage('/yjzj/jgfk/', {
        title: '结果反馈',
        items: [row('关于《青禾区供热规划》征求意见结果的公告', '/yjzj/jgfk/t20260101_1.html', '2026-01-01')],
      }),
    );
    expect(read.consultations.consultations[0]?.feedbackUnseenBecause).toBeUndefined();
  });

  test('a notice that only attaches a file is opened with the file', () => {
    const short = article('/yjzj/t20260901_3.html', PARKING, {
      text: '公告见附件。',
      facts: { attachments: [{ text: '公告', url: 'http://www.qinghe.gov.cn/yjzj/g.pdf', type: 'pdf' }] },
    });
    expect(see(home, platform, list, short).wanted.map(({ url }) => url)).toContain(
      'http://www.qinghe.gov.cn/yjzj/g.pdf',
    );
  });
});

describe('catalogues of decisions', () => {
  const column = (...items: ReturnType<typeof row>[]) => seenPage('/zfxxgk/zdjc/', { title: '重大行政决策', items });
  const titles = (...pages: SeenPage[]) =>
    see(home, platform, ...pages).catalogues.catalogues.map(({ item, year }) => [year, item.title]);

  test('are told by their titles, with the year', () => {
    expect(
      titles(
        column(
          row('青禾区人民政府2025年度重大行政决策事项目录', '/zfxxgk/zdjc/t20250401_1.html', '2025-04-01'),
          row(
            '青禾区人民政府办公室关于印发2026年度重大行政决策事项目录的通知',
            '/zfxxgk/zdjc/t20260401_1.html',
            '2026-04-01',
          ),
          row('关于公开征集2026年度重大行政决策建议项目的公告', '/zfxxgk/zdjc/t20260101_1.html', '2026-01-01'),
          row('《2026年度重大行政决策事项目录》解读', '/zfxxgk/zdjc/t20260402_1.html', '2026-04-02'),
          row('青禾区水利局2026年度重大行政决策事项目录', '/zfxxgk/zdjc/t20260403_1.html', '2026-04-03'),
        ),
      ),
    ).toEqual([
      [2026, '青禾区人民政府办公室关于印发2026年度重大行政决策事项目录的通知'],
      [2025, '青禾区人民政府2025年度重大行政决策事项目录'],
    ]);
  });

  test('those of years that will do are opened', () => {
    const { wanted } = see(
      home,
      platform,
      column(
        row('2026年目录', '/zfxxgk/zdjc/t20260401_1.html', '2026-04-01'),
        row('2025年目录', '/zfxxgk/zdjc/t20250401_1.html', '2025-04-01'),
      ),
    );
    expect(
      wanted.filter(({ purpose }) => purpose === 'item:decision-catalogue').map(({ url }) => new URL(url).pathname),
    ).toEqual(['/zfxxgk/zdjc/t20260401_1.html']);
  });

  test('one among the documents is found without a column of its own', () => {
    const documents = seenPage('/zcwj/', {
      title: '政策文件',
      items: [row('青禾区人民政府关于公布2026年度重大行政决策事项目录的通知', '/zcwj/t20260401_1.html', '2026-04-01')],
    });
    expect(titles(documents)).toEqual([[2026, '青禾区人民政府关于公布2026年度重大行政决策事项目录的通知']]);
  });

  test('the column itself may be the catalogue', () => {
    const page = seenPage('/zfxxgk/zdjc/', {
      kind: 'article',
      title: '青禾区2026年度重大行政决策事项目录',
      text: PADDING,
    });
    expect(titles(page)).toEqual([[2026, '青禾区2026年度重大行政决策事项目录']]);
  });

  test('a column that was not read leaves it open', () => {
    expect(see(home, platform).catalogues).toMatchObject({ isWhole: false, reason: 'truncated' });
    expect(
      see(home, platform, column(row('2026年目录', '/zfxxgk/zdjc/t20260401_1.html', '2026-04-01'))).catalogues.isWhole,
    ).toBe(true);
  });
});

test('a column of that name whose rows are the matters themselves is left to a person', () => {
  const rows = [row('青禾区养老服务体系规划', '/zfxxgk/zdjc/t20260401_1.html', '2026-04-01')];
  const page = seenPage('/zfxxgk/zdjc/', { title: '重大行政决策事项目录', items: rows });
  const menu = seenPage('/zfxxgk/', {
    title: '政府信息公开',
    links: platform.digest.links.map((one) =>
      one.text === '重大行政决策' ? { ...one, text: '重大行政决策事项目录' } : one,
    ),
  });
  const named = new Map([...vocabulary, term('decision-catalogue', '重大行政决策事项目录', 'platform')]);
  const { catalogues } = survey({
    plan: { ...WANTED, vocabulary: named },
    pages: [home, menu, page],
    redirects: new Map(),
    unanswered: new Map(),
    canRender: false,
  });
  expect(catalogues).toMatchObject({ catalogues: [], isWhole: false, reason: 'candidates' });
});
