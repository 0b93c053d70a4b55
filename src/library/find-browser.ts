import { findBrowser as find, type FoundBrowser } from '../lib/browser/find-browser.js';

/**
 * The browser that the caller names, else one that this machine has. The environment serves only to find programs (PATH,
 * home and the like): settings of the command line, `GONGKAI_…`, are not read here.
 */
export const findBrowser = (named: string | undefined): Promise<FoundBrowser> => {
  const places = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GONGKAI_')));
  return find({ ...places, ...(named !== undefined && { GONGKAI_BROWSER: named }) });
};
