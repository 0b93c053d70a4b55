import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Context } from 'hono';
import { CHART_STYLE } from '../../report/charts/inks.js';
import { route } from '../route.js';

const TYPES = {
  'style.css': 'text/css; charset=utf-8',
  'script.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;
type Name = keyof typeof TYPES;

const fileOf = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));

const read = (name: Name) => {
  // Charts and evidence have a style of their own.
  const bytes =
    name === 'style.css'
      ? Buffer.concat([
          fileOf(name),
          fileOf('evidence.css'),
          fileOf('review.css'),
          fileOf('watch.css'),
          Buffer.from(CHART_STYLE),
        ])
      : fileOf(name);
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16), type: TYPES[name] };
};
/** Read once: the server's own files, a few kilobytes. */
const ASSETS = { 'style.css': read('style.css'), 'script.js': read('script.js'), 'icon.svg': read('icon.svg') };

/** Its address changes with its content, so that browsers may keep it for ever. */
export const assetPath = (name: Name): string => `/assets/${ASSETS[name].hash}/${name}`;

const isName = (name: string): name is Name => Object.hasOwn(ASSETS, name);

export const routes = [
  route({
    method: 'GET',
    path: '/assets/:hash/:name',
    right: 'public',
    sight: 'none',
    title: { zh: '样式和脚本', en: 'Style and script' },
    handle: (c: Context) => {
      const name = c.req.param('name') ?? '';
      if (!isName(name) || c.req.param('hash') !== ASSETS[name].hash) return c.notFound();
      c.header('Content-Type', ASSETS[name].type);
      c.header('Cache-Control', 'public, max-age=31536000, immutable');
      return c.body(new Uint8Array(ASSETS[name].bytes));
    },
  }),
];
