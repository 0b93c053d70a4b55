import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neutralise, plain } from '../../src/report/neutralise.js';
import { webAddress } from '../../src/report/web-address.js';
import { beijingTime } from '../../src/report/beijing-time.js';

test('text keeps line breaks, tabs and rare characters, loses what hides or turns it', () => {
  expect(plain('第一行\n第二行\t𠮷野家')).toBe('第一行\n第二行\t𠮷野家');
  expect(plain('年报\u202e报年\u200b零宽\u2028行\u{e0041}标签\ud800半')).toBe(
    '年报\ufffd报年\ufffd零宽\ufffd行\ufffd标签\ufffd半',
  );
});

test('whatever comes in, no control or bidi character comes out, and addresses keep their digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const out = neutralise({ quote: [text] }).quote[0]!;
      // eslint-disable-next-line no-control-regex -- these are what must be gone
      expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }),
  );
  expect(neutralise({ url: 'http://a.example/13800138000.html' }).url).toBe('http://a.example/13800138000.html');
});

test('code points that are no characters, which would break a workbook, and fillers that print nothing are shown as such', () => {
  expect(plain('公开\uffff年报\ufffe\u{1fffe}指南\u3164\u115f目录')).toBe(
    '公开\ufffd年报\ufffd\ufffd指南\ufffd\ufffd目录',
  );
});

test('what hides between the figures of a number hides nothing', () => {
  expect(neutralise({ quote: '联系人手机1380013\u200b8000' }).quote).toBe('联系人手机138****\ufffd8000');
});

test('hashes and ids of ours keep their figures; what stands in their place does not', () => {
  const record = 'urn:uuid:13800138-0000-4b9a-8d3e-138001380001';
  expect(neutralise({ record, sha256: '1'.repeat(64), id: '13800138000' })).toEqual({
    record,
    sha256: '1'.repeat(64),
    id: '13800138000',
  });
  expect(neutralise({ record: '手机13800138000', selector: '[title="手机13800138000"]' })).toEqual({
    record: '手机138****8000',
    selector: '[title="手机138****8000"]',
  });
  expect(neutralise({ url: '13800138000' }).url).toBe('138****8000');
});

test('figures of a check are words of the site, whatever they are called, and so are their keys', () => {
  const figures = { data: { id: '13800138000', names: { '张三 13800138000': '手机' } } };
  expect(neutralise(figures)).toEqual({ data: { id: '138****8000', names: { '张三 138****8000': '手机' } } });
});

test.each([
  ['https://www.example.gov.cn/zwgk/', 'https://www.example.gov.cn/zwgk/'],
  ['HTTP://WWW.EXAMPLE.GOV.CN', 'http://www.example.gov.cn/'],
  ['javascript:alert(1)', undefined],
  ['\u0001javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['file:///etc/passwd', undefined],
  ['//example.gov.cn/', undefined],
  ['http://user:secret@example.gov.cn/', undefined],
  ['http://www.example.gov.cn@evil.example/', undefined],
  ['', undefined],
])('address %j links to %j', (address, href) => {
  expect(webAddress(address)).toBe(href);
});

test('an instant is shown as clocks in Beijing show it', () => {
  expect(beijingTime('2026-02-28T17:30:05.123Z')).toBe('2026-03-01 01:30:05');
  expect(beijingTime('2026-03-01T01:30:05+08:00')).toBe('2026-03-01 01:30:05');
  expect(beijingTime('不详')).toBe('不详');
});
