import { describe, expect, test } from 'vitest';
import { ofdText } from '../../../src/lib/isolate/ofd-text.js';
import { ofdOf, zipOf } from '../../support/office-files.js';

/** The lines round cells of 30 by 8 millimetres, from this place down. */
const ruled = (left: number, top: number, wide: number, high: number): [number, number, number, number][] => [
  ...Array.from({ length: high + 1 }, (_, row): [number, number, number, number] => [
    left,
    top + row * 8,
    left + wide * 30,
    top + row * 8,
  ]),
  ...Array.from({ length: wide + 1 }, (_, column): [number, number, number, number] => [
    left + column * 30,
    top,
    left + column * 30,
    top + high * 8,
  ]),
];

describe('an OFD', () => {
  test('is read as printed lines, from top to bottom whatever the order they are kept in', async () => {
    const page = {
      texts: [
        [20, 40, '办公地址：青禾大道一号政务服务中心三楼'],
        [20, 20, '公开指南'],
        [36, 20, '（2024年版）'],
      ],
    } as const;
    expect(await ofdText(ofdOf([page, { texts: [[20, 20, '附则']] }]))).toEqual({
      text: '公开指南（2024年版）\n办公地址：青禾大道一号政务服务中心三楼\n附则',
      grids: [],
    });
  });

  test('has its ruled tables as tables, in their place in the text', async () => {
    const page = {
      texts: [
        [20, 10, '收入情况'],
        [21, 22, '项目'],
        [51, 22, '金额'],
        [21, 30, '教育'],
        [51, 30, '30'],
        [20, 50, '单位：万元'],
      ],
      lines: ruled(20, 20, 2, 2),
    } as const;
    expect(await ofdText(ofdOf([page]))).toEqual({
      text: '收入情况\n项目\t金额\n教育\t30\n单位：万元',
      grids: [
        [
          ['项目', '金额'],
          ['教育', '30'],
        ],
      ],
    });
  });

  test('is broken where a page that it names is missing', async () => {
    const parts = {
      'OFD.xml': '<OFD><DocBody><DocRoot>/Doc_0/Document.xml</DocRoot></DocBody></OFD>',
      'Doc_0/Document.xml': '<Document><Pages><Page BaseLoc="Pages/0.xml"/></Pages></Document>',
    };
    await expect(ofdText(zipOf(parts))).rejects.toMatchObject({ failure: 'damaged' });
  });

  test('is broken where it names no page at all', async () => {
    const circle = '<OFD><DocBody><DocRoot>OFD.xml</DocRoot></DocBody></OFD>';
    await expect(ofdText(zipOf({ 'OFD.xml': circle }))).rejects.toMatchObject({ failure: 'damaged' });
  });

  test('expands nothing that it defines itself', async () => {
    const bomb =
      '<!DOCTYPE a [<!ENTITY b "青禾青禾"><!ENTITY c "&b;&b;">]><OFD><DocBody><DocRoot>&c;</DocRoot></DocBody></OFD>';
    await expect(ofdText(zipOf({ 'OFD.xml': bomb }))).rejects.toMatchObject({ failure: 'damaged' });
  });
});
