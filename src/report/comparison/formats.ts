import type { ComparedRuns } from '../../model/comparison.js';
import { asBytes } from '../as-bytes.js';
import type { Written } from '../format.js';
import type { Language } from '../wording/catalogue.js';

type Renderer = (compared: ComparedRuns, lang: Language) => Promise<readonly Written[]>;

/** Formats of comparisons by id. Renderers load when they are first asked. */
export const COMPARISON_FORMATS = {
  html: async (compared, lang) => {
    const { renderComparisonHtml } = await import('./render-html.js');
    return [{ file: 'comparison.html', content: renderComparisonHtml(compared, lang) }];
  },
  json: async (compared) => {
    const { comparisonJson } = await import('./render-json.js');
    return [{ file: 'comparison.json', content: asBytes(comparisonJson(compared)) }];
  },
  md: async (compared, lang) => {
    const { renderComparisonMarkdown } = await import('./render-markdown.js');
    return [{ file: 'comparison.md', content: renderComparisonMarkdown(compared, lang) }];
  },
  xlsx: async (compared, lang) => {
    const { renderComparisonWorkbook } = await import('./render-workbook.js');
    return [{ file: 'comparison.xlsx', content: renderComparisonWorkbook(compared, lang) }];
  },
} as const satisfies Record<string, Renderer>;

export type ComparisonFormat = keyof typeof COMPARISON_FORMATS;
