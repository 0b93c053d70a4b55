import { describe, expect, it } from 'vitest';
import { issuerKind } from '../../../src/site/documents/policy-document.js';

describe('issuerKind: whose document, seen from the district', () => {
  it.each([
    ['青禾区人民政府', undefined, '', 'government'],
    ['青禾区人民政府办公室', undefined, '', 'government'],
    ['青禾区财政局', undefined, '', 'department'],
    ['国务院办公厅', undefined, '', 'superior'],
    ['山河市人民政府', undefined, '', 'superior'],
    ['山河市财政局', undefined, '', 'superior'],
    ['市人民政府办公室', undefined, '', 'superior'],
    ['住房和城乡建设部 财政部', undefined, '', 'superior'],
    ['云岭壮族自治区人民政府', undefined, '', 'superior'],
    ['云岭省人民政府办公厅', undefined, '', 'superior'],
    ['青禾区市场监督管理局', undefined, '', 'department'],
    ['区城市管理局', undefined, '', 'department'],
    ['市场监督管理局', undefined, '', 'department'],
    ['山河市青禾区人民政府', undefined, '', 'government'],
    ['区政府办公室', undefined, '', 'government'],
    [undefined, '青政办发〔2024〕12号', '', 'government'],
    [undefined, '青财〔2024〕3号', '', 'department'],
    [undefined, undefined, '青禾区人民政府关于印发养老办法的通知', 'government'],
    [undefined, undefined, '养老办法', 'unknown'],
  ] as const)('%s %s %s → %s', (issuer, number, title, kind) => {
    expect(issuerKind(issuer, number, title, '青禾区人民政府')).toBe(kind);
    expect(issuerKind(issuer, number, title, '山河市青禾区人民政府')).toBe(kind);
  });

  it.each([
    ['市中区人民政府', '市中区人民政府', 'government'],
    ['市中区人民政府', '泉河市人民政府', 'superior'],
    ['云台县人民政府', '云台县人民政府办公室', 'government'],
    ['柳河市人民政府', '柳河市人民政府', 'government'],
    ['柳河市人民政府', '柳河市教育局', 'department'],
    ['柳河市人民政府', '大江市人民政府', 'superior'],
  ] as const)('on the site of %s: %s → %s', (own, issuer, kind) => {
    expect(issuerKind(issuer, undefined, '', own)).toBe(kind);
  });
});
