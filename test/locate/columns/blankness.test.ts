import { describe, expect, it } from 'vitest';
import { survey } from '../../../src/locate/survey.js';
import type { SeenPage } from '../../../src/locate/survey.js';
import { link, plan, seenPage } from '../../support/seen-pages.js';

const NAMES = ['新闻中心', '通知公告', '政策文件', '政策解读', '机构职能', '财政预决算'];
const PATHS = NAMES.map((_, at) => `/c${String(at)}/`);
const BLANK = { images: 1, videos: 0, audios: 0 };

/** A home page with six columns; the page of 政策文件 is `documents`, the others show what `banner` says. */
const documentsWith = (documents: Parameters<typeof seenPage>[1], banner?: string) => {
  const pages: SeenPage[] = NAMES.map((name, at) =>
    name === '政策文件'
      ? seenPage(PATHS[at] ?? '', { title: name, text: name, ...documents })
      : seenPage(PATHS[at] ?? '', {
          title: name,
          text: name,
          ...(banner === undefined ? {} : { digest: { media: { ...BLANK, pictures: [banner] } } }),
        }),
  );
  const home = seenPage('/', { kind: 'home', links: NAMES.map((name, at) => link(name, PATHS[at] ?? '')) });
  const located = survey({
    plan: plan({ columns: new Map([['documents', 0]]), population: true }),
    pages: [home, ...pages],
    redirects: new Map(),
    unanswered: new Map(),
    canRender: false,
  }).columns.get('documents');
  return located?.state === 'found' ? located.value : undefined;
};
const pictured = (picture: string) => ({ digest: { media: { ...BLANK, pictures: [picture] } } });

describe('a column page without rows or text', () => {
  it('is blank', () => {
    expect(documentsWith({})?.blankness).toBe('blank');
  });

  it('that shows a picture of its own may say all in the picture', () => {
    expect(documentsWith(pictured('wj.jpg'))).toMatchObject({ blankness: 'unknown', unknownBecause: 'unreadable' });
  });

  it('is blank beside the banner that every column shows', () => {
    expect(documentsWith(pictured('banner.jpg'), 'banner.jpg')?.blankness).toBe('blank');
  });

  it('is blank where it says that nothing is there yet, whatever ornament stands beside', () => {
    expect(documentsWith({ ...pictured('empty.png'), text: '政策文件\n暂无内容' })?.blankness).toBe('blank');
  });

  it('with a sentence of its own is for a person to read, not blank', () => {
    const told = { title: '政策文件', text: '政策文件\n本年制发 3 件，均已上网，最近一件：2026-11-02' };
    expect(documentsWith(told)).toMatchObject({ blankness: 'unknown', unknownBecause: 'candidates' });
  });

  it.each([
    '政策文件\n栏目导航',
    '政策文件\n规范性文件\n其他政策文件',
    '政策文件\n栏目正在建设中，敬请期待。',
    '政策文件\n本栏目公开文件，定期更新。',
  ])('is blank beside what a template left: %j', (text) => {
    expect(documentsWith({ text })?.blankness).toBe('blank');
  });
});
