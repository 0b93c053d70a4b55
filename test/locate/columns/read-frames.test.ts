import { expect, test } from 'vitest';
import { survey } from '../../../src/locate/survey.js';
import type { SeenPage } from '../../../src/locate/survey.js';
import { link, ORIGIN, plan, seenPage } from '../../support/seen-pages.js';

const look = (pages: readonly SeenPage[]) =>
  survey({ plan: plan(), pages, redirects: new Map(), unanswered: new Map(), canRender: false });
const framing = (path: string, ...shown: readonly string[]): SeenPage =>
  seenPage(path, {
    kind: 'home',
    digest: { frames: shown.map((name) => ({ url: new URL(name, ORIGIN).href, isVisible: true })) },
  });
const menu = seenPage('/left.html', { links: [link('政府信息公开', '/zfxxgk/')] });

test('a frameset in a frameset is part of the home page', () => {
  const outer = framing('/', '/top.html', '/body.html');
  const inner = framing('/body.html', '/left.html', '/main.html');
  expect(look([outer]).wanted.map(({ url }) => url.replace(ORIGIN, ''))).toEqual(['/body.html', '/top.html']);
  expect(look([outer, inner, seenPage('/top.html')]).home.isWhole).toBe(false);
  const whole = look([outer, inner, menu, seenPage('/top.html'), seenPage('/main.html')]);
  expect(whole.home.isWhole).toBe(true);
  expect(whole.wanted[0]).toMatchObject({ url: `${ORIGIN}/zfxxgk/`, purpose: 'platform' });
});

test('frames that show themselves, or go down without end, end', () => {
  expect(look([framing('/', '/')]).home.isWhole).toBe(true);
  const stairs = Array.from({ length: 50 }, (_, at) => framing(at === 0 ? '/' : `/${at}.html`, `/${at + 1}.html`));
  expect(look(stairs).wanted.map(({ url }) => url)).not.toContain(`${ORIGIN}/50.html`);
});
