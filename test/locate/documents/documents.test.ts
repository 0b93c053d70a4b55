import { describe, expect, it } from 'vitest';
import type { LocatedDocument } from '../../../src/locate/documents/documents.js';
import { survey } from '../../../src/locate/survey.js';
import type { SeenPage, SurveyInput } from '../../../src/locate/survey.js';
import type { ListItem } from '../../../src/model/page-facts.js';
import { digestPage } from '../../../src/page/digest.js';
import { readPage } from '../../../src/page/read-page.js';
import { link, ORIGIN, plan, row, seenPage } from '../../support/seen-pages.js';

const at = (path: string): string => new URL(path, ORIGIN).href;
const PAIRS = plan({
  columns: new Map([
    ['documents', 0],
    ['interpretation', 0],
  ]),
  documents: 10,
  pairs: 10,
});

const home = seenPage('/', {
  kind: 'home',
  links: [link('政策文件', '/wj/'), link('政策解读', '/jd/'), link('新闻中心', '/xw/'), link('网站地图', '/map.html')],
});
const TEXT = '<p>为管护好全区河道，现就有关事项作出如下规定，请各镇街、各部门认真贯彻执行。</p>'.repeat(6);
const SCRIPT = '<script src="/js/detail.js"></script>';

/** An article as its server sends it: title, date, text, and what stands behind the text. */
function article(path: string, title: string, on: string, behind = '', { head = '', text = TEXT } = {}): SeenPage {
  const html = `<html><head><title>${title}</title><meta name="ArticleTitle" content="${title}">${head}</head><body>
    <div class="nav"><a href="/wj/">政策文件</a><a href="/jd/">政策解读</a></div>
    <div class="content"><h1>${title}</h1><div class="info">发布日期：${on} 来源：青禾区政府</div><div class="text">${text}</div></div>
    ${behind}<div class="footer">主办：青禾区人民政府</div></body></html>`;
  const page = seenPage(path);
  return { ...page, digest: digestPage(readPage(new TextEncoder().encode(html), { url: at(path) })) };
}

const box = (name: string, path: string, text: string): string =>
  `<div class="rel"><h4>${name}</h4><ul><li><a href="${path}">${text}</a></li></ul></div>`;

const RULES = '青禾区人民政府关于印发《青禾区河道管护办法》的通知';
const RULES_ROW = row(RULES, '/art/2025/3/4/art_1_1.html', '2025-03-04');
const EXPLAINED = '《青禾区河道管护办法》政策解读';
const READING_ROW = row(EXPLAINED, '/art/2025/3/4/art_2_9.html', '2025-03-04');
const rulesPage = (behind = '', more = {}): SeenPage =>
  article('/art/2025/3/4/art_1_1.html', RULES, '2025-03-04', behind, more);
const readingPage = (behind = '', more = {}): SeenPage =>
  article('/art/2025/3/4/art_2_9.html', EXPLAINED, '2025-03-04', behind, more);

const lists = (
  documents: readonly ListItem[],
  readings: readonly ListItem[],
  more: Partial<SeenPage['digest']> = {},
) => [
  home,
  seenPage('/map.html'),
  seenPage('/wj/', { items: documents }),
  seenPage('/jd/', { items: readings, text: '解读', digest: more }),
];
const look = (pages: readonly SeenPage[], more: Partial<SurveyInput> = {}) =>
  survey({ plan: PAIRS, pages, redirects: new Map(), unanswered: new Map(), canRender: false, ...more });
const first = (pages: readonly SeenPage[], more: Partial<SurveyInput> = {}): LocatedDocument => {
  const [document] = look(pages, more).documents.documents;
  if (!document) throw new Error('no document');
  return document;
};
const titles = (document: LocatedDocument): readonly string[] => document.interpretations.map(({ item }) => item.title);
const links = (document: LocatedDocument) =>
  document.interpretations.map((one) => [one.linkFromDocument?.state, one.linkToDocument?.state]);

describe('an interpretation is found', () => {
  it('by its title in the column, and the links of both pages are told apart', () => {
    const pages = lists([RULES_ROW], [READING_ROW]);
    const both = [
      rulesPage(box('相关解读', '/art/2025/3/4/art_2_9.html', EXPLAINED)),
      readingPage(box('相关文件', '/art/2025/3/4/art_1_1.html', RULES)),
    ];
    expect(titles(first([...pages, ...both]))).toEqual([EXPLAINED]);
    expect(links(first([...pages, ...both]))).toEqual([['opens', 'opens']]);
    expect(links(first([...pages, rulesPage(), both[1] as SeenPage]))).toEqual([['absent', 'opens']]);
    expect(links(first([...pages, both[0] as SeenPage, readingPage()]))).toEqual([['opens', 'absent']]);
    expect(first([...pages, ...both]).pairingIsWhole).toBe(true);
  });

  it('by a link under 相关解读, whatever its words', () => {
    const pages = [
      ...lists([RULES_ROW], []),
      rulesPage(box('相关解读', '/art/2025/3/5/art_2_7.html', '河边的新规矩，您了解了吗')),
      article(
        '/art/2025/3/5/art_2_7.html',
        '河边的新规矩，您了解了吗',
        '2025-03-05',
        `<p>原文：<a href="/art/2025/3/4/art_1_1.html">${RULES}</a></p>`,
      ),
    ];
    expect(titles(first(pages))).toEqual(['河边的新规矩，您了解了吗']);
    expect(links(first(pages))).toEqual([['opens', 'opens']]);
  });

  it('by a picture under 相关解读; what leads to the column is none', () => {
    const picture = '<div><h4>相关解读</h4><p><a href="/art/2025/3/5/art_2_7.html"><img src="/a.jpg"></a></p></div>';
    const pages = [...lists([RULES_ROW], []), rulesPage(picture)];
    expect(first(pages).interpretations.map(({ item }) => item.url)).toEqual([at('/art/2025/3/5/art_2_7.html')]);
    const column = [1, 2, 3, 4, 5, 6].map((n) =>
      row(`《规定之${String(n)}》解读`, `/art/x/${String(n)}.html`, '2025-01-01'),
    );
    expect(titles(first([...pages, seenPage('/art/2025/3/5/art_2_7.html', { items: column })]))).toEqual([]);
  });

  it('by the document’s number', () => {
    const numbered = row('青政发[2025]9号文件政策解读', '/art/2025/3/4/art_2_9.html', '2025-03-04');
    const known = rulesPage();
    const page = {
      ...known,
      digest: { ...known.digest, facts: { ...known.digest.facts, documentNumber: '青政发〔2025〕9号' } },
    };
    expect(titles(first([...lists([RULES_ROW], [numbered]), page]))).toEqual([numbered.title]);
  });

  it('by a link of its page that has its rare words', () => {
    const linked = '<p><a href="/art/2025/3/5/art_2_7.html">图解：一张图看懂河道管护谁来管、怎么管</a></p>';
    expect(titles(first([...lists([RULES_ROW], []), rulesPage(linked)]))).toHaveLength(1);
  });

  it('by a title that the list cut short', () => {
    const cut = row('文字解读：关于《青禾区河道管护办…', '/art/2025/3/4/art_2_9.html', '2025-03-04');
    expect(titles(first([...lists([RULES_ROW], [cut]), rulesPage()]))).toEqual([cut.title]);
  });

  it('not by a link under 相关阅读 that speaks of something else', () => {
    const pages = [
      ...lists([RULES_ROW], []),
      rulesPage(box('相关阅读', '/art/2025/3/5/art_2_7.html', '《青禾区养犬规定》政策解读')),
    ];
    expect(titles(first(pages))).toEqual([]);
    expect(first(pages).pairingIsWhole).toBe(true);
  });

  it('not by a box of the newest that stands on every document’s page', () => {
    const others = ['水库', '林地', '道路'].map((what, n) => ({
      row: row(`关于印发《青禾区${what}管护办法》的通知`, `/art/2025/2/1/art_1_${String(n + 20)}.html`, '2025-02-01'),
      page: article(
        `/art/2025/2/1/art_1_${String(n + 20)}.html`,
        `关于印发《青禾区${what}管护办法》的通知`,
        '2025-02-01',
        box('相关解读', '/art/2025/3/5/art_2_7.html', '一图读懂新规'),
      ),
    }));
    const found = look([
      ...lists(
        others.map((one) => one.row),
        [],
      ),
      ...others.map(({ page }) => page),
    ]);
    expect(found.documents.documents.map(titles)).toEqual([[], [], []]);
  });

  it('as a file that the document’s page offers', () => {
    const file = '<p>附件：<a href="/upload/jd.pdf">《青禾区河道管护办法》解读.pdf</a></p>';
    expect(titles(first([...lists([RULES_ROW], []), rulesPage(file)]))).toEqual(['《青禾区河道管护办法》解读.pdf']);
    expect(look([...lists([RULES_ROW], []), rulesPage(file)]).wanted.map(({ url }) => url)).toContain(
      at('/upload/jd.pdf'),
    );
  });

  it('in a list of documents and interpretations together', () => {
    const pages = [...lists([RULES_ROW, READING_ROW], []), rulesPage(), readingPage()];
    expect(titles(first(pages))).toEqual([EXPLAINED]);
    expect(look(pages).documents.documents).toHaveLength(1);
  });

  it('once, though the column and the document lead to copies of it', () => {
    const copy = box('相关解读', '/art/2025/3/4/art_8_9.html', EXPLAINED);
    const pages = [...lists([RULES_ROW], [READING_ROW]), rulesPage(copy), readingPage()];
    expect(titles(first(pages))).toEqual([EXPLAINED]);
  });

  it('of this year’s document, not of last year’s of the same name', () => {
    const old = row(EXPLAINED, '/art/2022/5/1/art_2_1.html', '2022-05-01');
    expect(
      titles(
        first([
          ...lists([RULES_ROW], [old]),
          rulesPage(),
          article('/art/2022/5/1/art_2_1.html', EXPLAINED, '2022-05-01'),
        ]),
      ),
    ).toEqual([]);
  });
});

describe('a row whose title does not say of what it speaks', () => {
  const puzzling = row('一图读懂！河道管护有新规', '/art/2025/3/6/art_2_8.html', '2025-03-06');
  const pages = [...lists([RULES_ROW], [puzzling]), rulesPage()];
  const opened = (text: string, behind = ''): SeenPage =>
    article('/art/2025/3/6/art_2_8.html', puzzling.title, '2025-03-06', behind, { text: text.repeat(5) });

  it('is opened before anybody says that there is no interpretation', () => {
    expect(look(pages).wanted.map(({ url }) => url)).toContain(puzzling.url);
    expect(first(pages)).toMatchObject({ pairingIsWhole: false, pairingReason: 'not-crawled', candidates: [puzzling] });
  });

  it('counts where it links the document, or names it first', () => {
    const linking = opened(
      '<p>河道怎么管，看这张图就明白。</p>',
      `<p><a href="/art/2025/3/4/art_1_1.html">原文</a></p>`,
    );
    expect(titles(first([...pages, linking]))).toEqual([puzzling.title]);
    const naming = opened('<p>近日，我区印发《青禾区河道管护办法》，明确了各方责任。</p>');
    expect(titles(first([...pages, naming]))).toEqual([puzzling.title]);
  });

  it('does not count where it is about another', () => {
    const other = opened('<p>近日，我区印发《青禾区垂钓规定》，依据《青禾区河道管护办法》。</p>');
    expect(first([...pages, other])).toMatchObject({ interpretations: [], pairingIsWhole: true });
  });
});

describe('absence is only said where everything was seen', () => {
  it('a list that goes on was not read whole, unless it was read back beyond the document', () => {
    const more = { morePages: [{ url: at('/jd/index_2.html'), method: 'GET' as const, pageNumber: 2 }] };
    const dated = (on: string) =>
      Array.from({ length: 6 }, (_, n) => row(`《青禾区规定之${String(n)}号》解读`, `/art/x/${String(n)}.html`, on));
    const late = [...lists([RULES_ROW], dated('2025-06-01'), more), rulesPage()];
    expect(look(late).wanted.map(({ url }) => url)).toContain(at('/jd/index_2.html'));
    const unanswered = new Map([[at('/jd/index_2.html'), 'timeout' as const]]);
    expect(first(late, { unanswered })).toMatchObject({ pairingIsWhole: false, pairingReason: 'not-crawled' });
    const early = [...lists([RULES_ROW], dated('2024-12-01'), more), rulesPage()];
    expect(look(early).wanted.map(({ url }) => url)).not.toContain(at('/jd/index_2.html'));
    expect(first(early)).toMatchObject({ pairingIsWhole: true });
  });

  it('a document whose page was not read', () => {
    expect(first(lists([RULES_ROW], []), { unvisitedReason: 'truncated' })).toMatchObject({
      pairingIsWhole: false,
      pairingReason: 'truncated',
    });
  });

  it('an empty box that a script may fill is opened in the browser, and undecided without one', () => {
    const empty = rulesPage('<div class="rel"><h4>相关解读</h4><ul></ul></div>', { head: SCRIPT });
    const pages = [...lists([RULES_ROW], []), empty];
    expect(first(pages)).toMatchObject({ pairingIsWhole: false, pairingReason: 'needs-browser' });
    expect(
      look(pages, { canRender: true })
        .wanted.filter(({ render }) => render)
        .map(({ url }) => url),
    ).toEqual([empty.exchange.url]);
    const shown: SeenPage = { ...empty, exchange: { ...empty.exchange, via: 'render' } };
    expect(first([...pages, shown])).toMatchObject({ interpretations: [], pairingIsWhole: true });
  });

  it('a column that is not where it must be holds none; one that may be elsewhere is undecided', () => {
    const without = seenPage('/', {
      kind: 'home',
      links: [link('政策文件', '/wj/'), link('网站地图', '/map.html'), link('新闻', '/xw/'), link('走进青禾', '/zj/')],
    });
    const pages = [
      without,
      seenPage('/map.html'),
      seenPage('/wj/', { items: [RULES_ROW] }),
      seenPage('/xw/'),
      seenPage('/zj/'),
      rulesPage(),
    ];
    expect(first(pages).pairingIsWhole).toBe(true);
    expect(first(pages.slice(0, 3))).toMatchObject({ pairingIsWhole: false });
  });
});

describe('links of a pair', () => {
  const pages = lists([RULES_ROW], [READING_ROW]);

  it('lead back from each of three interpretations of one document', () => {
    const back = box('相关文件', '/art/2025/3/4/art_1_1.html', RULES);
    const three = ['文字解读', '图解', '视频解读'].map((form, n) => {
      const path = `/art/2025/3/4/art_2_${String(n + 30)}.html`;
      const title = `${form}：《青禾区河道管护办法》`;
      return { row: row(title, path, '2025-03-04'), page: article(path, title, '2025-03-04', back) };
    });
    const known = [
      ...lists(
        [RULES_ROW],
        three.map((one) => one.row),
      ),
      rulesPage(),
      ...three.map(({ page }) => page),
    ];
    expect(links(first(known)).map(([, to]) => to)).toEqual(['opens', 'opens', 'opens']);
  });

  it('count beside a box of the newest that every page has; that box alone is for a person to see', () => {
    const newest = `<div class="side"><h3>最新解读</h3>${[30, 31, 32].map((n) => `<a href="/art/2025/3/4/art_2_${String(n)}.html">解读</a>`).join('')}</div>`;
    const trio = ['河道', '水库', '林地'].map((what, n) => {
      const title = `关于印发《青禾区${what}管护办法》的通知`;
      const paths = [
        `/art/2025/3/4/art_1_${String(n + 30)}.html`,
        `/art/2025/3/4/art_2_${String(n + 30)}.html`,
      ] as const;
      const reading = `《青禾区${what}管护办法》政策解读`;
      const own = n === 0 ? '' : box('相关解读', paths[1], reading);
      return {
        rows: [row(title, paths[0], '2025-03-04'), row(reading, paths[1], '2025-03-04')] as const,
        pages: [article(paths[0], title, '2025-03-04', own + newest), article(paths[1], reading, '2025-03-04')],
      };
    });
    const known = [
      ...lists(
        trio.map(({ rows }) => rows[0]),
        trio.map(({ rows }) => rows[1]),
      ),
      ...trio.flatMap(({ pages: two }) => two),
    ];
    const found = look(known).documents.documents.map((one) => [one.item.title.slice(5, 10), links(one)[0]?.[0]]);
    expect(new Map(found as [string, string][])).toEqual(
      new Map([
        ['青禾区河道', 'undecided'],
        ['青禾区水库', 'opens'],
        ['青禾区林地', 'opens'],
      ]),
    );
  });

  it('that are dead are dead', () => {
    const gone = seenPage('/art/2025/3/4/art_2_9.html', { status: 404, kind: 'error' });
    const document = first([...pages, rulesPage(box('相关解读', '/art/2025/3/4/art_2_9.html', EXPLAINED)), gone]);
    expect(document.interpretations[0]).toMatchObject({
      deadStatus: 404,
      linkFromDocument: { state: 'dead', status: 404 },
    });
  });

  it('may lead to a copy of the document, which is opened to see', () => {
    const reading = readingPage(box('相关文件', '/art/2025/3/4/art_5_5.html', '青禾区河道管护办法'));
    const known = [...pages, rulesPage(), reading];
    expect(look(known).wanted.map(({ url }) => url)).toContain(at('/art/2025/3/4/art_5_5.html'));
    expect(links(first(known))).toEqual([['absent', 'undecided']]);
    const copy = article('/art/2025/3/4/art_5_5.html', RULES, '2025-03-04');
    expect(links(first([...known, copy]))).toEqual([['absent', 'opens']]);
    const other = article('/art/2025/3/4/art_5_5.html', '青禾区垂钓规定', '2025-03-04');
    expect(links(first([...known, other]))).toEqual([['absent', 'absent']]);
  });

  it('that are hidden are for a person to see', () => {
    const hidden = rulesPage(
      `<div style="display:none">${box('相关解读', '/art/2025/3/4/art_2_9.html', EXPLAINED)}</div>`,
    );
    expect(first([...pages, hidden, readingPage()]).interpretations[0]?.linkFromDocument).toMatchObject({
      state: 'undecided',
      reason: 'candidates',
    });
  });

  it('that a script writes are undecided without a browser', () => {
    const reading = readingPage('<div class="rel"><h4>相关文件</h4><ul></ul></div>', { head: SCRIPT });
    expect(first([...pages, rulesPage(), reading]).interpretations[0]?.linkToDocument).toMatchObject({
      state: 'undecided',
      reason: 'needs-browser',
    });
  });
});

it('a document on 政策解读 work, or on cameras, is a document', () => {
  const rows = [
    row('关于印发《青禾区政策解读工作规定》的通知', '/art/2025/1/1/art_1_3.html', '2025-01-01'),
    row('关于加强公共视频监控管理的通知', '/art/2025/1/1/art_1_4.html', '2025-01-01'),
    row('《青禾区河道管护办法》解读', '/art/2025/1/1/art_1_5.html', '2025-01-01'),
  ];
  expect(look(lists(rows, [])).documents.documents.map(({ item }) => item.url)).toEqual([
    at('/art/2025/1/1/art_1_3.html'),
    at('/art/2025/1/1/art_1_4.html'),
  ]);
});

it('pairs do not depend on the order in which pages came', () => {
  const pages = [...lists([RULES_ROW], [READING_ROW]), rulesPage(), readingPage()];
  const text = (list: readonly SeenPage[]): string => JSON.stringify(look(list).documents);
  expect(text([...pages].reverse())).toBe(text(pages));
});

it('documents that stand as mere files are not taken for none', () => {
  const { documents } = look(lists([row(RULES, '/wj/2025/hdgh.pdf', '2025-03-04')], []));
  expect(documents).toMatchObject({ documents: [], documentsWhole: false, documentsReason: 'unreadable' });
  expect(look(lists([], [])).documents).toMatchObject({ documents: [], documentsWhole: true });
});
