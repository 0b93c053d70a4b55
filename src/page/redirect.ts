import type { Page } from '../model/page.js';
import type { Resolve } from './links/address.js';
import { createPageFunctions } from './links/page-functions.js';
import { locationOf, scriptTargets } from './links/script-targets.js';
import type { Tree } from './tree/element.js';

/** Longer scripts are libraries and menus. */
const maxScript = 6000;
/** A page that says more is read, wherever its scripts would like to go. */
const maxText = 200;
const device = /userAgent|mobile|android|iphone|ipad|platform/i;
const forPhones = /\/\/(?:m|wap|mobile|3g)\.|\/(?:m|wap|mobile|phone|sjb)(?:\/|$|\.)/i;
const startsLater =
  /set(?:Timeout|Interval)\s*\(\s*["']?([\w$]{1,60})\s*(?:\(\s*\))?\s*["']?\s*[,)]|onload\s*=\s*([\w$]{1,60})\s*[;\n]/g;

/** Where the page sends a browser by itself: a refresh within ten seconds to elsewhere, or a script on a page that says little. */
export const readRedirect = (tree: Tree, url: string, resolve: Resolve): Page['redirect'] => {
  const here = resolve(url) ?? url;
  for (const element of tree.elements) {
    if (element.tag !== 'meta' || !/^refresh$/i.test(element.attributes['http-equiv'] ?? '')) continue;
    const match = /^\s*(\d+(?:\.\d+)?)\s*[;,]?\s*(?:url\s*=)?\s*["']?(.*?)["']?\s*$/i.exec(
      element.attributes['content'] ?? '',
    );
    const target = match?.[2] ? resolve(match[2]) : undefined;
    if (target !== undefined && Number(match?.[1]) <= 10 && target !== here) return { url: target, by: 'meta-refresh' };
  }
  if (tree.body.to - tree.body.from > maxText) return undefined;
  const { leaves } = createPageFunctions(tree, url);
  const onload = tree.body.attributes['onload'];
  const scripts = tree.scripts.flatMap(({ text }) =>
    text.length <= maxScript && /location|navigate|set(?:Timeout|Interval)|onload|\(/.test(text) ? [atOnce(text)] : [],
  );
  for (const script of [...scripts, ...(onload === undefined ? [] : [onload])]) {
    const later = [...script.matchAll(startsLater)].map((match) => `${match[1] ?? match[2] ?? ''}();`).join('');
    const written = [
      ...scriptTargets(script.replace(/\\(["'])/g, '$1'), locationOf(url), { windows: false }),
      ...leaves(script + later),
    ];
    const targets = written.flatMap((target) => resolve(target) ?? []).filter((target) => target !== here);
    const target = targets.find((one) => !(device.test(script) && forPhones.test(one)));
    if (target !== undefined) return { url: target, by: 'script' };
  }
  return undefined;
};

/** Only what runs at once sends the browser away; a function waits for a click. */
const atOnce = (script: string): string =>
  script.replace(/function\s+\w{1,60}\s*\([^)]{0,200}\)\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '');
