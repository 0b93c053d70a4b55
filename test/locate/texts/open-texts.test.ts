import { describe, expect, test } from 'vitest';
import { layGround } from '../../../src/locate/ground.js';
import { openTexts } from '../../../src/locate/texts/open-texts.js';
import type { SeenPage } from '../../../src/locate/seen-page.js';
import type { UnansweredReason } from '../../../src/model/snapshot.js';
import { link, ORIGIN, plan, row, seenPage } from '../../support/seen-pages.js';

const REGULATION = '中华人民共和国政府信息公开条例';
const list = seenPage('/zd/', {
  items: [row(REGULATION, '/zd/1.html', '2024-05-06'), row('青禾区政务公开办法', '/zd/2.html', '2024-05-06')],
});

function open(pages: readonly SeenPage[], most = 5, unanswered: Readonly<Record<string, UnansweredReason>> = {}) {
  const ground = layGround({
    plan: plan({ texts: { most, titles: ['政府信息公开条例'] } }),
    pages,
    redirects: new Map(),
    unanswered: new Map(Object.entries(unanswered).map(([path, why]) => [`${ORIGIN}${path}`, why])),
    unvisitedReason: 'not-crawled',
    canRender: false,
  });
  const texts = openTexts(ground);
  return { texts, wanted: ground.wanted.map(({ url }) => url.replace(ORIGIN, '')) };
}

describe('pages that are called as a rule names them', () => {
  test('are opened, whatever list they stand in; others are not', () => {
    expect(open([list]).wanted).toEqual(['/zd/1.html']);
    expect(open([list]).texts).toMatchObject([{ title: REGULATION, unreadBecause: 'not-crawled' }]);
  });

  test('may be a link of a text as well as a row, but not of another body', () => {
    const page = seenPage('/fl/', {
      links: [
        link(`《${REGULATION}》`, '/fl/tl.html', 'content'),
        link(REGULATION, 'http://www.gov.cn/tl.html', 'content'),
        link(REGULATION, '/fl/yc.html', 'content', { isVisible: false }),
      ],
    });
    expect(open([page]).wanted).toEqual(['/fl/tl.html']);
  });

  test('bring their files along', () => {
    const file = { text: '条例全文.docx', url: `${ORIGIN}/fj/1.docx`, type: 'docx' };
    const text = seenPage('/zd/1.html', { kind: 'article', title: REGULATION, facts: { attachments: [file] } });
    expect(open([list, text]).wanted).toEqual(['/fj/1.docx']);
    const attachment = seenPage('/fj/1.docx', { kind: 'attachment' });
    const [found] = open([list, text, attachment]).texts;
    expect(found).toMatchObject({ page: text, files: [attachment] });
    expect(found?.unreadBecause).toBeUndefined();
  });

  test('that are not there are left out; those that did not answer stay unread', () => {
    expect(open([list, seenPage('/zd/1.html', { kind: 'error', status: 404 })]).texts).toEqual([]);
    expect(open([list], 5, { '/zd/1.html': 'timeout' }).texts[0]?.unreadBecause).toBeDefined();
  });

  test('are no more than the plan wants, the same whatever order the pages came in', () => {
    const rows = ['/zd/3.html', '/zd/1.html', '/zd/2.html'].map((path) => row(REGULATION, path));
    const [one, other] = [seenPage('/a/', { items: rows }), seenPage('/b/', { items: rows })];
    expect(open([one, other], 2).wanted).toEqual(['/zd/1.html', '/zd/2.html']);
    expect(open([other, one], 2)).toEqual(open([one, other], 2));
  });
});
