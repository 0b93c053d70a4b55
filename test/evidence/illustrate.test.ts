import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { illustrated } from '../support/illustrated.js';

const pages = { '/zn/': '<h1>政府信息公开指南</h1><p>联系电话：0531-5550101</p>' };
const faults = [{ path: '/zn/', quote: '联系电话' }];

test('a browser that does not start costs the pictures, not the report', async () => {
  const { report, folder } = await illustrated(pages, faults, '/bin/false');
  expect(report?.pictures).toEqual({ files: [], left: 0, failed: 0, why: 'no-browser' });
  expect(report?.outcomes[0]?.findings[0]?.evidence[0]).not.toHaveProperty('screenshot');
  expect(existsSync(join(folder, 'evidence'))).toBe(false);
});

test('where none are wanted the report says so', async () => {
  const { report } = await illustrated(pages, faults, '', { browser: { why: 'switched-off' } });
  expect(report?.pictures).toMatchObject({ files: [], why: 'switched-off' });
});

test('an interrupt leaves them to the one who goes on', async () => {
  const { report } = await illustrated(pages, faults, '/bin/false', { signal: AbortSignal.abort() });
  expect(report).toBeUndefined();
});

test('a report without faults on pages needs no browser', async () => {
  const { report } = await illustrated(pages, [{ path: '/none/', quote: '联系电话' }], '/bin/false');
  expect(report?.pictures).toEqual({ files: [], left: 0, failed: 0 });
});
