import { expect, it } from 'vitest';
import { openDebug } from '../../../src/cli/debug/open-debug.js';

/** What is told of one line. */
const told = (line: string): string => {
  const lines: string[] = [];
  openDebug(['crawl'], (one) => lines.push(one))?.('qinghe').tell('crawl', () => line);
  return lines.join('\n');
};

it('leaves names and passwords out of addresses, whatever stands in a password', () => {
  expect(told('GET http://bianji:kou@ling-7@qinghe.test/a@b 200')).toBe(
    'crawl    qinghe  GET http://qinghe.test/a@b 200',
  );
});

it('a link of megabytes is one short line, and moves no cursor', () => {
  const line = told(`“\u001b[2J${'政务公开'.repeat(500_000)}”`);
  expect([line.length < 5_000, line.includes('\u001b'), line.endsWith('…')]).toEqual([true, false, true]);
});
