import { findBrowser } from '../../../src/lib/browser/find-browser.js';

const found = await findBrowser(process.env);

/** The browser to test with, or why there is none. */
export const installedBrowser: { readonly path?: string; readonly why: string } =
  'path' in found ? { path: found.path, why: '' } : { why: found.why };
