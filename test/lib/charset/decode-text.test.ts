import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/lib/charset/decode-text.js';

const text = '政府信息公开指南';

describe('decodeText', () => {
  it.each([
    ['UTF-8 without a label', iconv.encode(text, 'utf8'), '', 'utf-8'],
    ['UTF-8 with a mark', iconv.encode(text, 'utf8', { addBOM: true }), 'text/html; charset=gbk', 'utf-8'],
    ['GBK without a label', iconv.encode(text, 'gbk'), '', 'gb18030'],
    ['GBK by header', iconv.encode(text, 'gbk'), 'text/html; charset=GBK', 'gbk'],
    ['GBK that the header calls UTF-8', iconv.encode(text, 'gbk'), 'text/html; charset=utf-8', 'gb18030'],
    ['UTF-8 that the header calls GBK', iconv.encode(text, 'utf8'), 'text/html; charset=gbk', 'utf-8'],
    ['UTF-8 cut in a character', iconv.encode(text.repeat(20), 'utf8').subarray(0, -1), '', 'utf-8'],
    ['UTF-16 with a mark', iconv.encode(text, 'utf16le', { addBOM: true }), '', 'utf-16le'],
    ['UTF-16 without one', iconv.encode(`<html><head><title>${text}</title></head></html>`, 'utf16le'), '', 'utf-16le'],
    ['Big5 by header', iconv.encode('政府資訊公開', 'big5'), 'text/html; charset=big5', 'big5'],
  ])('reads %s', (_, bytes, header, charset) => {
    const decoded = decodeText(bytes, header);
    expect(decoded.charset).toBe(charset);
    expect(decoded.text).toMatch(/政府(?:信息公开指南|資訊公開)/);
  });

  it('keeps characters that gb2312 lacks and pages use all the same', () => {
    expect(decodeText(iconv.encode('镕㎡喆', 'gb18030'), 'text/html; charset=gb2312').text).toBe('镕㎡喆');
  });

  it('says of plain ASCII what the page declares, if that is a gb label', () => {
    expect(decodeText(new TextEncoder().encode('<p>ok</p>'), 'text/html; charset=gb2312').charset).toBe('gb2312');
    expect(decodeText(new TextEncoder().encode('<p>ok</p>')).charset).toBe('utf-8');
  });
});
