import type { AuditReport } from '../model/report.js';
import type { RunSummary } from '../model/run.js';
import type { Language } from './wording/catalogue.js';

interface Written {
  readonly file: string;
  readonly content: string;
}
type Options = { readonly lang: Language };

/** A format: what it writes for one site, and for a whole run. Renderers load when they are first asked. */
export interface Format {
  readonly site?: (report: AuditReport, options: Options) => Promise<Written>;
  readonly run?: (run: RunSummary, options: Options) => Promise<Written>;
}

const NOT_BUILT = 'not built yet';

/** Every format of the contract by id. */
export const FORMATS = {
  json: {
    site: (report) => Promise.resolve({ file: 'report.json', content: `${JSON.stringify(report, null, 2)}\n` }),
    run: (run) => Promise.resolve({ file: 'run.json', content: `${JSON.stringify(run, null, 2)}\n` }),
  },
  html: {
    site: async (report, options) => {
      const { renderHtml } = await import('./html.js');
      return { file: 'report.html', content: renderHtml(report, options) };
    },
    run: async (run, options) => {
      const { renderRunIndex } = await import('./run-index.js');
      return { file: 'index.html', content: renderRunIndex(run, options) };
    },
  },
  xlsx: NOT_BUILT,
  csv: NOT_BUILT,
  md: NOT_BUILT,
  junit: NOT_BUILT,
  sarif: NOT_BUILT,
  docx: NOT_BUILT,
  pdf: NOT_BUILT,
  earl: NOT_BUILT,
  wacz: NOT_BUILT,
} as const satisfies Record<string, Format | typeof NOT_BUILT>;
