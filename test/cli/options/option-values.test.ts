import { describe, expect, it } from 'vitest';
import {
  activeHours,
  contact,
  hostAddress,
  nameServer,
  siteAddress,
  wholeNumber,
  wordList,
} from '../../../src/cli/options/option-values.js';
import { speaker } from '../../../src/cli/language.js';

const say = speaker('zh');

describe('values that a user types', () => {
  it.each([
    ['223.5.5.5', '223.5.5.5:53'],
    ['127.0.0.1:5353', '127.0.0.1:5353'],
    ['2400:3200::1', '[2400:3200::1]:53'],
    ['[2400:3200::1]:5353', '[2400:3200::1]:5353'],
  ])('a name server %s', (typed, read) => {
    expect(nameServer(typed, '--dns', say)).toBe(read);
  });

  it.each([
    ['https://www.lingxi.example/jiancha', 'https://www.lingxi.example/jiancha'],
    ['mailto:jiancha@lingxi.example', 'jiancha@lingxi.example'],
  ])('a contact %s', (typed, read) => {
    expect(contact(typed, '--contact', say)).toBe(read);
  });

  it.each([
    '0531-12345678',
    '灵溪区政府办',
    'ftp://a.example/',
    'https://a.example/ (x)',
    'https://u:p@a.example/',
    'a@b',
  ])('no contact %s', (typed) => {
    expect(() => contact(typed, '--contact', say)).toThrow('网址或电子邮箱');
  });

  it.each(['22-6', '25:00-06:00', '08:00-08:00', '夜间'])('no hours %s', (typed) => {
    expect(() => activeHours(typed, '--active-hours', say)).toThrow('22:00-06:00');
  });

  it.each(['www.example.gov.cn:80:127.0.0.1', 'www.example.gov.cn:443:[2001:db8::7]'])('a fixed host %s', (typed) => {
    expect(hostAddress(typed, '--resolve', say)).toBe(typed);
  });

  it.each(['www.example.gov.cn:127.0.0.1', 'www.example.gov.cn:99999:127.0.0.1', 'www.example.gov.cn:80:host'])(
    'no fixed host %s',
    (typed) => {
      expect(() => hostAddress(typed, '--resolve', say)).toThrow('主机:端口:IP地址');
    },
  );

  it('takes an address without its fragment, with the path', () => {
    expect(siteAddress(' HTTP://WWW.Example.gov.cn/zwgk#top ', '', say).href).toBe('http://www.example.gov.cn/zwgk');
  });

  it.each(['http:/www.example.gov.cn', 'http:www.example.gov.cn', 'javascript:alert(1)', 'C:\\sites', 'http://'])(
    'no address %s',
    (typed) => {
      expect(() => siteAddress(typed, '', say)).toThrow('不是网址');
    },
  );

  it.each([
    ['ｈｔｔｐ：／／ｗｗｗ．ｅｘａｍｐｌｅ．ｇｏｖ．ｃｎ／', '要用半角字符，是不是 http://www.example.gov.cn/？'],
    ['http://www.example.gov.cn:99999/', '请看看主机名和端口'],
    ['www.example.gov.cn', '是不是 http://www.example.gov.cn/？'],
  ])('says what to write instead of %s', (typed, hint) => {
    expect(() => siteAddress(typed, '--url', say)).toThrow(
      expect.objectContaining({ hints: [expect.stringContaining(hint)] }),
    );
  });

  it.each(['1e3', '-1', '3.5', '', ' '])('no whole number %j', (typed) => {
    expect(() => wholeNumber(0, 1000)(typed, '--delay', say)).toThrow('整数');
  });

  it('splits lists at Chinese commas too, each word once', () => {
    expect(wordList('json, html，json', '--format', say)).toEqual(['json', 'html']);
  });
});
