import { describe, expect, it } from 'vitest';
import type { PageDigest } from '../../../src/model/page.js';
import { readForms } from '../../../src/site/documents/interpretation-forms.js';

const page = (contentLength: number, media: Partial<PageDigest['media']> = {}): PageDigest =>
  ({ contentLength, media: { images: 0, videos: 0, audios: 0, ...media } }) as PageDigest;

describe('readForms: title prefix, else media, else list', () => {
  it.each([
    ['文字解读：关于《青禾区养老办法》的解读', page(900), ['text'], 'title'],
    ['一图读懂《青禾区养老办法》', page(20, { images: 3 }), ['image'], 'title'],
    ['【视频解读】青禾区养老办法', page(10, { videos: 1 }), ['video'], 'title'],
    ['区民政局负责人解读《青禾区养老办法》', page(800), ['official'], 'title'],
    ['新闻发布会：青禾区养老办法', page(0), ['press-conference'], 'title'],
    ['《青禾区养老办法》政策解读', page(30, { images: 2 }), ['image'], 'page'],
    ['《青禾区养老办法》政策解读', page(1200), ['text'], 'page'],
    ['《青禾区养老办法》政策解读', page(1200, { videos: 1 }), ['text', 'video'], 'page'],
    ['《青禾区养老办法》政策问答', page(700), ['qa'], 'title'],
  ])('%s', (title, digest, forms, from) => {
    expect(readForms(title, digest, undefined)).toEqual({ forms, formsFrom: from });
  });
  it('falls back on the sub-column of a page that was not opened', () => {
    expect(readForms('青禾区养老办法', undefined, '图解')).toEqual({ forms: ['image'], formsFrom: 'column' });
  });
});
