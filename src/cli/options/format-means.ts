import { existsSync } from 'node:fs';
import { findBrowser } from '../../lib/browser/find-browser.js';
import { openPrinter } from '../../lib/browser/print-pdf.js';
import { mayLackSandbox } from '../../lib/browser/start-browser.js';
import { DEFAULT_SEVERITIES } from '../../model/severity.js';
import type { WaczContents } from '../../proof/pack-wacz.js';
import type { FormatOptions, SiteFiles } from '../../report/format.js';
import type { NoticeWishes } from '../../report/notice/notice-wishes.js';
import { instant } from '../text/days.js';
import type { Language } from '../language.js';
import type { Settings } from './settings.js';

/** What the formats of a run are written with: how they are wanted, and the printer that they share. */
export interface FormatMeans {
  readonly options: FormatOptions;
  readonly print: SiteFiles['print'];
  readonly close: () => Promise<void>;
}

/** What lies in a site's folder, and what its formats are written with. */
export const siteFiles = (folder: string, snapshot: string, { print }: FormatMeans): SiteFiles => ({
  folder,
  print,
  pack: (report) => packSite({ folder, snapshot, report, createdAt: instant() }),
  ...(existsSync(snapshot) && { snapshot }),
});

async function* packSite(contents: WaczContents): AsyncIterable<Uint8Array> {
  const { packWacz } = await import('../../proof/pack-wacz.js');
  yield* packWacz(contents);
}

/** The means as asked. The browser starts when the first page is to be printed. */
export const openFormatMeans = (
  settings: Pick<Settings, 'severity'>,
  lang: Language,
  notice: NoticeWishes,
): FormatMeans => {
  const printer = openPrinter(async () => {
    const browser = await findBrowser(process.env);
    return 'path' in browser ? { path: browser.path, mayLackSandbox: mayLackSandbox(process.env) } : undefined;
  });
  return {
    options: { lang, severities: settings.severity ?? DEFAULT_SEVERITIES, notice },
    print: (job) => printer.print(job),
    close: () => printer.close(),
  };
};
