import { FormatUnavailable, type Format, type Written } from './format.js';

const only = (file: string, content: Written['content']): readonly Written[] => [{ file, content }];
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const NO_SNAPSHOT = {
  zh: '报告旁边没有快照，打不了包',
  en: 'there is no snapshot beside the report to be packed',
};

export const NOT_BUILT = 'not built yet';

const FORMAT_TABLE = {
  json: {
    site: (report) => Promise.resolve(only('report.json', asJson(report))),
    run: ({ run }) => Promise.resolve(only('run.json', asJson(run))),
  },
  html: {
    site: async (report, options) => {
      const { renderHtml } = await import('./html.js');
      return only('report.html', renderHtml(report, options));
    },
    run: async ({ run }, options) => {
      const { renderRunIndex } = await import('./run-index.js');
      return only('index.html', renderRunIndex(run, options));
    },
  },
  xlsx: NOT_BUILT,
  csv: NOT_BUILT,
  md: NOT_BUILT,
  junit: NOT_BUILT,
  sarif: NOT_BUILT,
  github: NOT_BUILT,
  gitlab: NOT_BUILT,
  docx: NOT_BUILT,
  pdf: {
    site: async (report, options, files) => (await import('./pdf.js')).renderPdf(report, options, files),
  },
  earl: NOT_BUILT,
  wacz: {
    site: (report, _options, { snapshot, pack }) => {
      if (snapshot === undefined) throw new FormatUnavailable(NO_SNAPSHOT);
      return Promise.resolve(only('snapshot.wacz', pack(report)));
    },
  },
} as const satisfies Record<string, Format | typeof NOT_BUILT>;

export type FormatId = keyof typeof FORMAT_TABLE;

/** Every format of the contract by id. Renderers load when they are first asked. */
export const FORMATS: Readonly<Record<FormatId, Format | typeof NOT_BUILT>> = FORMAT_TABLE;
