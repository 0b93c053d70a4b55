import { expect, test } from 'vitest';
import { traceColumns } from '../../src/evaluate/trace-columns.js';
import { column, fakeSite } from '../support/fake-site.js';
import { national } from '../support/judge.js';

test('a traced site answers as the site does, and notes what it was asked for', () => {
  const site = fakeSite({ columns: { guide: { state: 'found', value: column('指南', '/zn/') } } }, national.vocabulary);
  const { site: traced, asked } = traceColumns(site);
  expect(traced.column('guide')).toEqual(site.column('guide'));
  expect(traced.home).toBe(site.home);
  expect(traced.column('system').state).not.toBe('found');
  expect([...asked]).toEqual(['guide', 'system']);
});
