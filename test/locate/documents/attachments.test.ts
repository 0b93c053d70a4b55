import { describe, expect, test } from 'vitest';
import { findAttachments } from '../../../src/locate/documents/attachments.js';
import type { LocatedDocuments } from '../../../src/locate/documents/documents.js';
import type { Finding } from '../../../src/locate/finding.js';
import type { SeenPage } from '../../../src/locate/seen-page.js';

const site = 'http://www.qinghe.gov.cn';

/** Documents by the names of their files; undefined for one whose page was not opened. */
function sketch(
  files: readonly (readonly string[] | undefined)[],
  most: number,
  state: 'unvisited' | 'unread' = 'unvisited',
) {
  const asked: string[] = [];
  const documents = files.map((names, index) => {
    const url = `${site}/wj/${index + 1}.html`;
    const attachments = names?.map((name) => ({
      text: name,
      url: new URL(name, `${site}/fj/`).href,
      type: name.split('.').at(-1) ?? '',
    }));
    const page = attachments && ({ exchange: { url }, digest: { facts: { attachments } } } as unknown as SeenPage);
    return { item: { title: `文件${index + 1}`, url }, ...(page ? { page } : {}) };
  });
  const at = (url: string): object => {
    const document = documents.find((one) => one.item.url === url);
    if (document?.page) return { state: 'seen', page: document.page };
    return document ? { state, url, reason: 'truncated' } : { state: 'unvisited', url, reason: 'not-crawled' };
  };
  const ground = {
    plan: { attachments: most },
    visits: { at },
    want: (url: string) => {
      asked.push(decodeURIComponent(url.replace(`${site}/fj/`, '')));
      return at(url);
    },
  };
  const located = { documents, documentsLooked: [] } as unknown as LocatedDocuments;
  return { found: findAttachments({ ground } as unknown as Finding, located), asked };
}

describe('files of sampled documents', () => {
  test('are asked in turn, one of each document before the second of any', () => {
    const { asked, found } = sketch([['一.pdf', '二.doc', '三.xls'], [], ['四.ofd', '五.zip']], 4);
    expect(asked).toEqual(['一.pdf', '四.ofd', '二.doc', '五.zip']);
    expect(found.isWhole).toBe(true);
  });

  test('that several documents share are asked once; films, other archives and other sites not at all', () => {
    const other = 'http://www.example.com/a.pdf';
    expect(
      sketch(
        [
          ['表.doc', '片.mp4', '包.rar'],
          ['表.doc', other],
        ],
        9,
      ).asked,
    ).toEqual(['表.doc']);
  });

  test('are not chosen before all documents were read, so that no more are asked than wanted', () => {
    const { asked, found } = sketch([['一.pdf'], undefined], 1);
    expect(asked).toEqual([]);
    expect(found).toMatchObject({ isWhole: false, reason: 'truncated' });
    expect(found.attachments).toHaveLength(1);
  });

  test('of a document that does not open are unknown, those of the others are asked', () => {
    const { asked, found } = sketch([['一.pdf'], undefined], 3, 'unread');
    expect(asked).toEqual(['一.pdf']);
    expect(found).toMatchObject({ isWhole: false, reason: 'truncated' });
  });

  test('are not asked where no rule wants them', () => {
    expect(sketch([['一.pdf']], 0)).toMatchObject({ asked: [], found: { attachments: [], reason: 'not-crawled' } });
  });
});
