import { asBytes } from './as-bytes.js';
import { FormatUnavailable, type Format, type Written } from './format.js';

const only = (file: string, content: Written['content']): readonly Written[] => [{ file, content }];
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const NO_SNAPSHOT = {
  zh: '报告旁边没有快照，打不了包',
  en: 'there is no snapshot beside the report to be packed',
};

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
    run: async (given, options) => {
      const { renderRunPage } = await import('./run-page/run-page.js');
      return only('index.html', renderRunPage(given, options));
    },
  },
  xlsx: {
    run: async (given, options) => {
      const { renderScorecard } = await import('./scorecard/render-scorecard.js');
      return renderScorecard(given, options);
    },
  },
  csv: {
    run: async (given, options) => {
      const { renderCsv } = await import('./csv/render-csv.js');
      return renderCsv(given, options);
    },
  },
  md: {
    run: async (given, options) => {
      const { renderMarkdown } = await import('./markdown/render-markdown.js');
      return only('summary.md', renderMarkdown(given, options));
    },
  },
  junit: {
    run: async (given, options) => {
      const { renderJunit } = await import('./junit/render-junit.js');
      return only('junit.xml', asBytes(renderJunit(given, options)));
    },
  },
  sarif: {
    run: async (given, options) => {
      const { renderSarif } = await import('./sarif/render-sarif.js');
      return only('gongkai.sarif', asBytes(renderSarif(given, options)));
    },
  },
  github: {
    run: async (given, options) => {
      const { renderGithub } = await import('./annotations/render-github.js');
      return only('annotations.txt', renderGithub(given, options));
    },
  },
  gitlab: {
    run: async (given, options) => {
      const { renderGitlab } = await import('./annotations/render-gitlab.js');
      return only('gl-code-quality-report.json', asBytes(renderGitlab(given, options)));
    },
  },
  docx: {
    site: async (report, options) => (await import('./notice/write-notices.js')).writeRectification(report, options),
    run: async (given, options) => (await import('./notice/write-notices.js')).writeBulletin(given, options),
  },
  pdf: {
    site: async (report, options, files) => (await import('./pdf.js')).renderPdf(report, options, files),
  },
  earl: {
    site: async (report) => {
      const { renderEarl } = await import('./earl/render-earl.js');
      return only('earl.jsonld', renderEarl(report));
    },
  },
  wacz: {
    site: (report, _options, { snapshot, pack }) => {
      if (snapshot === undefined) throw new FormatUnavailable(NO_SNAPSHOT);
      return Promise.resolve(only('snapshot.wacz', pack(report)));
    },
  },
} as const satisfies Record<string, Format>;

export type FormatId = keyof typeof FORMAT_TABLE;

/** Every format of the contract by id. Renderers load when they are first asked. */
export const FORMATS: Readonly<Record<FormatId, Format>> = FORMAT_TABLE;
