import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TAGS } from '../../../src/report/notice/prepare-template.js';
import { rectificationValues } from '../../../src/report/notice/rectification.js';
import { bulletinValues } from '../../../src/report/notice/bulletin.js';
import type { Tag, Values } from '../../../src/report/notice/tags.js';
import { NO_WISHES } from '../../support/notice-wishes.js';
import { bigRun } from '../../support/big-run.js';
import { SAMPLE } from '../../support/sample-report.js';

const readme = readFileSync(new URL('../../../reports/templates/README.md', import.meta.url), 'utf8');

/** Every tag has a value of its kind, and every value a tag, at every depth. */
function compare(tags: readonly Tag[], values: Values, place: string): void {
  expect(Object.keys(values).sort(), place).toEqual(tags.map(({ en }) => en).sort());
  for (const { en, isChoice, each } of tags) {
    const value = values[en];
    const kind = Array.isArray(value) ? 'list' : typeof value;
    expect(kind, `${place} ${en}`).toBe(isChoice ? 'boolean' : each ? 'list' : 'string');
    if (each) for (const one of (value as readonly Values[]).slice(0, 2)) compare(each, one, `${place} ${en}`);
  }
}

test('every tag has a value and every value a tag', () => {
  compare(TAGS.rectification, rectificationValues(SAMPLE, NO_WISHES, 'zh'), 'rectification');
  compare(TAGS.bulletin, bulletinValues(bigRun({ sites: 12, rules: 12 }), NO_WISHES, 'zh'), 'bulletin');
});

test('the page for offices names every tag in both languages', () => {
  const walk = (tags: readonly Tag[]): void => {
    for (const { zh, en, isChoice, each } of tags) {
      const sign = isChoice || each ? '#' : '';
      expect(readme).toContain(`| \`{${sign}${zh}}\` | \`${en}\` |`);
      walk(each ?? []);
    }
  };
  walk(TAGS.rectification);
  walk(TAGS.bulletin);
});
