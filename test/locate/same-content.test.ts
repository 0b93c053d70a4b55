import { describe, expect, it } from 'vitest';
import { likenessOf } from '../../src/locate/same-content.js';
import { survey } from '../../src/locate/survey.js';
import type { SeenPage } from '../../src/locate/survey.js';
import { link, plan, row, seenPage } from '../support/seen-pages.js';

const look = (pages: readonly SeenPage[]) =>
  survey({ plan: plan(), pages, redirects: new Map(), unanswered: new Map(), canRender: false });
const withBytesOf = (other: string, page: SeenPage): SeenPage => ({
  ...page,
  exchange: { ...page.exchange, sha256: `sha256 of ${other}` },
});

const menu = [
  link('政府信息公开指南', '/zfxxgk/zn/', 'menu'),
  link('政府信息公开制度', '/zfxxgk/zd/', 'menu'),
  link('法定主动公开内容', '/zfxxgk/fd/', 'menu'),
  link('政府信息公开年报', '/zfxxgk/nb/', 'menu'),
];
const channels = Array.from({ length: 24 }, (_, at) => link(`频道之${at + 1}`, `/pd${at + 1}/`));
const homeSketch = {
  kind: 'home',
  title: '青禾区人民政府',
  links: [link('政府信息公开', '/zfxxgk/'), ...channels],
  items: [row('区长调研', '/xw/1.html', '2026-10-30')],
} as const;
const home = seenPage('/', homeSketch);
const platform = seenPage('/zfxxgk/', { links: menu });
const system = '政府信息公开制度';
const list = { items: [row('青禾区政府信息公开保密审查办法', '/zfxxgk/zd/1.html', '2026-03-02')] };

describe('a server that shows another page instead of saying that there is none', () => {
  it('does not take its home page, byte for byte, for the column', () => {
    const page = withBytesOf('/', seenPage('/zfxxgk/zd/', homeSketch));
    expect(look([home, platform, page]).columns.get('system')).toMatchObject({
      value: { blankness: 'unknown', unknownBecause: 'unreadable' },
    });
  });

  it('nor its home page with other news on it', () => {
    const today = row('秋收完成', '/xw/9.html', '2026-10-31');
    const page = seenPage('/zfxxgk/zd/', { ...homeSketch, items: [today] });
    expect(look([home, platform, page]).columns.get('system')).toMatchObject({ value: { blankness: 'unknown' } });
  });

  it('takes a column of its own under the same title for what it is', () => {
    const page = seenPage('/zfxxgk/zd/', { ...list, title: '青禾区人民政府', kind: 'column' });
    expect(look([home, platform, page]).columns.get('system')).toMatchObject({ value: { blankness: 'filled' } });
  });

  it('takes no page that three addresses show for any of their columns, unless it bears the name', () => {
    const shown = (title: string) =>
      ['zn', 'zd', 'fd'].map((name) => withBytesOf('one page', seenPage(`/zfxxgk/${name}/`, { ...list, title })));
    const told = (title: string) => look([home, platform, ...shown(title)]).columns.get('system');
    expect(told('系统提示')).toMatchObject({ value: { blankness: 'unknown', unknownBecause: 'unreadable' } });
    expect(told(system)).toMatchObject({ value: { blankness: 'filled' } });
  });

  it('still calls blank what is blank under every address', () => {
    const empty = ['zn', 'zd', 'fd'].map((name) =>
      withBytesOf('one page', seenPage(`/zfxxgk/${name}/`, { text: '栏目建设中' })),
    );
    expect(look([home, platform, ...empty]).columns.get('system')).toMatchObject({ value: { blankness: 'blank' } });
  });
});

describe('the likeness of short pages', () => {
  const shown = (path: string, text: string): string =>
    likenessOf(seenPage(path, { title: '青禾区人民政府', text, kind: 'column' }));

  it('leaves out the address, counters and codes that error pages print', () => {
    expect(shown('/zw/a.htm', '当前地址 /zw/a.htm 编号 1024')).toBe(shown('/zw/b9.htm', '当前地址 /zw/b9.htm 编号 7'));
  });
  it('tells texts apart', () => {
    expect(shown('/zw/a.htm', '国庆放假七天。')).not.toBe(shown('/zw/b9.htm', '春节放假八天。'));
  });
});
