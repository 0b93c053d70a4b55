import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing may be loaded, sent or run but the page's own style and script, and the pictures that lie beside it. */
const policyFor = (style: string, script: string): string =>
  [
    `default-src 'none'`,
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    `img-src data: 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');

/** The shell that every page shares. `children` is the body's content; a page may add to the style and bring a script of its own. */
export function Document({
  lang,
  title,
  moreStyle = '',
  script = SCRIPT,
  children,
}: {
  readonly lang: string;
  readonly title: string;
  readonly moreStyle?: string;
  readonly script?: string;
  readonly children: Child;
}) {
  const style = STYLE + moreStyle;
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policyFor(style, script)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <style>{raw(style)}</style>
      </head>
      <body>
        {children}
        <script>{raw(script)}</script>
      </body>
    </html>
  );
}

/** The page as text. No component is asynchronous, so the string is there at once. */
export const pageText = (page: { toString(): string | Promise<string> }): string => {
  const text = page.toString();
  if (typeof text !== 'string') throw new TypeError('A component of the report is asynchronous.');
  return `<!doctype html>\n${text}\n`;
};
