import { describe, expect, it, test } from 'vitest';
import { survey } from '../../../src/locate/survey.js';
import type { SeenPage } from '../../../src/locate/survey.js';
import { link, ORIGIN, plan, row, seenPage } from '../../support/seen-pages.js';

const home = seenPage('/', { kind: 'home', links: [link('政府信息公开', '/zfxxgk/')] });
const platform = seenPage('/zfxxgk/', {
  links: [
    link('政府信息公开指南', '/zn/', 'menu'),
    link('政府信息公开制度', '/zd/', 'menu'),
    link('法定主动公开内容', '/fd/', 'menu'),
    link('政府信息公开年报', '/nb/', 'menu'),
  ],
});
const longText = '本机关主动公开的信息分为机构、文件、规划、财政四类。'.repeat(30);
const article = (path: string, text = longText) => seenPage(path, { kind: 'article', text });
const look = (pages: readonly SeenPage[]) =>
  survey({
    plan: plan(),
    pages: [home, platform, ...pages],
    redirects: new Map(),
    unanswered: new Map(),
    canRender: false,
  });
const guide = (pages: readonly SeenPage[]) => {
  const located = look(pages).columns.get('guide');
  return located?.state === 'found' ? located.value : undefined;
};
const pathOf = (page: SeenPage | undefined): string | undefined => page?.exchange.url.replace(ORIGIN, '');
const wanted = (pages: readonly SeenPage[]) => look(pages).wanted.map(({ url }) => url.replace(ORIGIN, ''));

test('a picture in place of the guide was not read: the column is not blank', () => {
  const media = { images: 1, videos: 0, audios: 0 };
  expect(guide([seenPage('/zn/', { digest: { media } })])).toMatchObject({
    blankness: 'unknown',
    unknownBecause: 'unreadable',
  });
  expect(guide([seenPage('/zn/')])?.blankness).toBe('blank');
});

describe('a guide in numbered chapters', () => {
  const chapters = [row('一、主动公开', '/zn/1.html'), row('二、依申请公开', '/zn/2.html')];

  it('is read from all of them', () => {
    const pages = [seenPage('/zn/', { items: chapters }), article('/zn/1.html'), article('/zn/2.html')];
    expect(guide(pages)?.articles?.map(pathOf)).toEqual(['/zn/1.html', '/zn/2.html']);
  });

  it('is not made of rows that bear no numbers', () => {
    const others = seenPage('/zn/', { items: [...chapters, row('关于办理流程的说明', '/zn/3.html')] });
    expect(guide([others])?.articles).toBeUndefined();
  });
});

describe('an index of guides', () => {
  const others = [row('青禾区财政局政府信息公开指南', '/czj/zn.html'), row('南塘镇政府信息公开指南', '/nt/zn.html')];

  it('is followed to the guide of this body', () => {
    const index = seenPage('/zn/', { items: [...others, row('青禾区人民政府信息公开指南', '/qf/zn.html')] });
    expect(wanted([index])).toContain('/qf/zn.html');
    expect(pathOf(guide([index, article('/qf/zn.html')])?.article)).toBe('/qf/zn.html');
  });

  it('has no guide of this body where it lists those of others only', () => {
    expect(guide([seenPage('/zn/', { items: others })])).toMatchObject({ blankness: 'filled', items: [{}, {}] });
    expect(guide([seenPage('/zn/', { items: others })])?.article).toBeUndefined();
  });

  it('may be links of the page’s content, named for the bodies alone', () => {
    const links = [link('青禾区人民政府', '/qf/', 'content'), link('青禾区财政局', '/czj/', 'content')];
    const index = seenPage('/zn/', { links, text: '青禾区人民政府\n青禾区财政局' });
    expect(pathOf(guide([index, article('/qf/')])?.article)).toBe('/qf/');
  });

  it('may lead to a list that holds the guide', () => {
    const index = seenPage('/zn/', { items: [row('区政府', '/qf/'), ...others] });
    const list = seenPage('/qf/', { items: [row('青禾区政府信息公开指南（2025年版）', '/qf/zn.html')] });
    expect(wanted([index, list])).toContain('/qf/zn.html');
    expect(pathOf(guide([index, list, article('/qf/zn.html')])?.article)).toBe('/qf/zn.html');
  });
});

describe('a guide in several articles', () => {
  const chapters = ['信息分类和编排体系', '获取方式', '公开工作机构', '依申请公开说明'];
  const rows = chapters.map((title, at) => row(title, `/zn/${String(at)}.html`));
  const list = seenPage('/zn/', { items: rows });
  const pages = rows.map((_, at) => article(`/zn/${String(at)}.html`, '机构名称：青禾区人民政府办公室'));

  it('is all of them', () => {
    expect(wanted([list])).toEqual(expect.arrayContaining(rows.map(({ url }) => url.replace(ORIGIN, ''))));
    expect(guide([list, ...pages])?.articles?.map(pathOf)).toEqual(pages.map(pathOf));
  });

  it('is undecided while one is missing', () => {
    expect(guide([list, ...pages.slice(1)])).toMatchObject({ blankness: 'unknown' });
  });

  it('may be numbered', () => {
    const numbered = [row('政府信息公开指南（一）', '/zn/a.html'), row('政府信息公开指南（二）', '/zn/b.html')];
    const read = guide([seenPage('/zn/', { items: numbered }), article('/zn/a.html'), article('/zn/b.html')]);
    expect(read?.articles?.map(pathOf)).toEqual(['/zn/a.html', '/zn/b.html']);
  });

  it('is not made of versions of several years, nor of forms', () => {
    const versions = [
      row('政府信息公开指南2025', '/zn/2025.html', '2025-03-01'),
      row('政府信息公开指南2024', '/zn/2024.html', '2024-03-01'),
      row('政府信息公开申请表', '/zn/form.html'),
    ];
    const read = guide([seenPage('/zn/', { items: versions }), article('/zn/2025.html')]);
    expect(pathOf(read?.article)).toBe('/zn/2025.html');
    expect(read?.articles).toBeUndefined();
  });
});

it('asks for the file of a guide whose page only introduces it', () => {
  const attachments = [{ text: '青禾区政府信息公开指南.pdf', url: `${ORIGIN}/f/zn.pdf`, type: 'pdf' }];
  const page = seenPage('/zn/', {
    kind: 'article',
    text: '为方便公众，现公布本机关的指南。'.repeat(15),
    facts: { attachments },
  });
  expect(wanted([page])).toContain('/f/zn.pdf');
});
