/** How long the index of a big run takes to open, to filter and to sort in a browser: `filter-page.ts FILE`. Prints JSON. */
import { pathToFileURL } from 'node:url';
import { findBrowser } from '../../src/lib/browser/find-browser.js';
import { startBrowser } from '../../src/lib/browser/start-browser.js';

const found = await findBrowser(process.env);
if (!('path' in found)) {
  process.stdout.write(JSON.stringify({ why: found.why }));
} else {
  const browser = await startBrowser({ path: found.path, mayLackSandbox: true });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const startedAt = performance.now();
  await page.goto(pathToFileURL(process.argv[2] ?? '').href);
  const openMs = performance.now() - startedAt;
  // Typing a word letter by letter and taking it back, each with all the layout that it causes.
  const typed = `(() => {
    const field = document.getElementById('site-words');
    return ['湖', '湖畔', '湖畔区', '公开指南', ''].map((text) => {
      const from = performance.now();
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.getBoundingClientRect();
      return performance.now() - from;
    });
  })()`;
  const sorted = `(() => {
    const from = performance.now();
    document.querySelector('[data-column="score"] button').click();
    document.body.getBoundingClientRect();
    return performance.now() - from;
  })()`;
  await page.evaluate(typed);
  const times = await page.evaluate<number[]>(typed);
  const sortMs = await page.evaluate<number>(sorted);
  await browser.close();
  process.stdout.write(JSON.stringify({ openMs, filterMs: Math.max(...times), sortMs }));
}
