import { describe, expect, it } from 'vitest';
import { issuerKind } from '../../src/site/policy-document.js';

describe('issuerKind: whose document, seen from the district', () => {
  it.each([
    ['青禾区人民政府', undefined, '', 'government'],
    ['青禾区人民政府办公室', undefined, '', 'government'],
    ['青禾区财政局', undefined, '', 'department'],
    ['国务院办公厅', undefined, '', 'superior'],
    ['山河市人民政府', undefined, '', 'superior'],
    [undefined, '青政办发〔2024〕12号', '', 'government'],
    [undefined, '青财〔2024〕3号', '', 'department'],
    [undefined, undefined, '青禾区人民政府关于印发养老办法的通知', 'government'],
    [undefined, undefined, '养老办法', 'unknown'],
  ] as const)('%s %s %s → %s', (issuer, number, title, kind) => {
    expect(issuerKind(issuer, number, title, '青禾区人民政府')).toBe(kind);
  });
});
