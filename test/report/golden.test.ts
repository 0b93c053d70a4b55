/** What formats write of one run, word for word, in `golden/`: `npm run golden` writes it again, and git shows what changed. */
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { DEFAULT_SEVERITIES } from '../../src/model/severity.js';
import { rankSites } from '../../src/scoring/rank-sites.js';
import { rankingRow } from '../../src/scoring/ranking-row.js';
import type { RunReports, Written } from '../../src/report/format.js';
import { FORMATS, type FormatId } from '../../src/report/formats.js';
import { WISHES } from '../support/notice-wishes.js';
import { pipelineRun } from '../support/pipeline-run.js';
import { textOfDocx } from '../support/read-docx.js';
import { SAMPLE, UNREACHABLE } from '../support/sample-report.js';

/** `json` is the report itself; workbooks, pages on paper and packages are read back by tests of their own. */
const READABLE = [
  'html',
  'csv',
  'md',
  'junit',
  'sarif',
  'github',
  'gitlab',
  'docx',
  'earl',
] as const satisfies readonly FormatId[];

const { run, reports } = pipelineRun([SAMPLE, UNREACHABLE]);
const given: RunReports = { run, reports, ranking: rankSites([...reports()].map(rankingRow)) };
const notAsked = () => Promise.reject(new Error('nothing is printed here'));
const files = { folder: '/nowhere', print: notAsked, pack: notAsked as never };

/** Linked data is the same in every language. */
const WANTED = READABLE.flatMap((id) => [[id, 'zh'] as const, ...(id === 'earl' ? [] : [[id, 'en'] as const])]);

test.each(WANTED)('%s in %s', async (id, lang) => {
  const options = { lang, severities: DEFAULT_SEVERITIES, notice: WISHES };
  const format = FORMATS[id];
  const written = [
    ...((await format.site?.(SAMPLE, options, files)) ?? []),
    ...((await format.run?.(given, options)) ?? []),
  ];
  for (const one of written) {
    const text = await textOf(one);
    const stale = `${one.file} is not what test/report/golden/${lang}/ holds: npm run golden writes it again; look at what changed`;
    await expect(text, stale).toMatchFileSnapshot(
      `golden/${lang}/${one.file}${/\.(?:html|docx)$/.test(one.file) ? '.txt' : ''}`,
    );
  }
});

/** As people read it: of a page and a letter the words, a line for each block. */
async function textOf({ file, content }: Written): Promise<string> {
  const whole = await bytesOf(content);
  if (file.endsWith('.docx')) return (await textOfDocx(whole)).replace(/\n{2,}/g, '\n');
  const text = whole.toString('utf8');
  return file.endsWith('.html') ? wordsOf(text) : text;
}

async function bytesOf(content: Written['content']): Promise<Buffer> {
  if (typeof content === 'string' || content instanceof Uint8Array) return Buffer.from(content);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function wordsOf(html: string): string {
  const $ = load(html);
  $('script, style').remove();
  $('svg').replaceWith('');
  $('address, article, dd, div, dt, h1, h2, h3, h4, li, p, section, summary, td, th, tr').append('\n');
  const lines = $('body')
    .text()
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim());
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}
