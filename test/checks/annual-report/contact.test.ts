import { expect, test } from 'vitest';
import { report, view, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { BRIDGES, reportText } from './report-sketches.js';

const one = (contact: string, year = 2024): Example[1] => ({
  annualReports: whole([report(year, { text: reportText({ year, story: BRIDGES, contact }) })]),
});
const lacks = (...missing: string[]) => ({ value: 'failed', codes: ['missing'], measured: { missing } }) as const;
const ELECTRONIC = '本报告的电子版可以从青禾区人民政府网站下载。';
const PERSON = '联系地址：青禾区青石路18号，联系电话：0599-6012345。';
const text = reportText({ year: 2024, story: BRIDGES, contact: PERSON });
const attached = (name: string): Example[1] => {
  const facts = { attachments: [{ text: name, url: 'http://www.qinghe.gov.cn/nb.docx', type: 'docx' }] };
  return { annualReports: whole([report(2024, { page: view('/zwgk/nb/2024.html', { text, facts }) })]) };
};

const examples: readonly Example[] = [
  ['三样都写了', one(ELECTRONIC + PERSON), { value: 'passed', measured: { missing: [] } }],
  [
    '写在一句里，地址电话在括号内',
    one(
      '电子版请在本网站查阅。如有疑问，请与区政务公开办联系（青石路18号行政中心5楼，邮编354000，电话0599-6012345）。',
    ),
    { value: 'passed' },
  ],
  ['电子版：登录网站查阅本报告', one(`公众可登录青禾区人民政府门户网站查阅本报告全文。${PERSON}`), { value: 'passed' }],
  [
    '电子版：本报告在网站公布',
    one(`本报告在青禾区人民政府网站（http://www.qinghe.gov.cn）上公布。${PERSON}`),
    { value: 'passed' },
  ],
  ['电子版：下载地址一栏', one(`电子版下载地址：http://www.qinghe.gov.cn/nb\n${PERSON}`), { value: 'passed' }],
  [
    '电话分机写法、全角冒号和空格',
    one(`${ELECTRONIC}地 址 ：青石路18号\n电 话 ：（0599）6012345转803`),
    { value: 'passed' },
  ],
  ['联系方式一栏兼有电话', one(`${ELECTRONIC}地址：青石镇杏林村2号。联系方式：6012345`), { value: 'passed' }],
  [
    '地址、电话后面没有冒号',
    one(`${ELECTRONIC}如有疑问请联系区司法局办公室，地址青石路与杏林街交叉口东100米路北，电话05996012345。`),
    { value: 'passed' },
  ],
  [
    '网站公开数据不是电子版',
    one(`本报告在全面总结工作的基础上编制，数据经网站平台公开统计形成。${PERSON}`),
    lacks('电子版获取方式'),
  ],
  ['没有电子版一句', one(PERSON), lacks('电子版获取方式')],
  ['没有地址', one(`${ELECTRONIC}联系电话：0599-6012345。`), lacks('联系地址')],
  ['没有电话', one(`${ELECTRONIC}联系地址：青石路18号。`), lacks('联系电话')],
  ['标签后面没有填', one(`${ELECTRONIC}联系地址：\n联系电话：`), lacks('联系地址', '联系电话')],
  ['网站地址不是联系地址', one(`${ELECTRONIC}网站地址：青禾路网。联系电话：6012345。`), lacks('联系地址')],
  ['监督电话不是联系电话', one(`${ELECTRONIC}联系地址：青石路18号。监督电话：6012345。`), lacks('联系电话')],
  ['正文说网站公布了文件，不是电子版', one(`全年在政府网站公布文件31件。${PERSON}`), lacks('电子版获取方式')],
  ['一样也没有', one(''), lacks('电子版获取方式', '联系地址', '联系电话')],
  ['页面上挂着报告的文件', attached('附件：青禾区2024年政府信息公开工作年度报告.docx'), { value: 'passed' }],
  [
    '报告是附件，联系方式写在挂附件的页面上',
    {
      annualReports: whole([report(2024, { page: view('/nb.docx', { text, facts: { kind: 'attachment' } }) })]),
      others: [view('/zwgk/nb/2024.html', { text: ELECTRONIC })],
    },
    { value: 'passed' },
  ],
  ['页面上挂着别的文件', attached('附件：公开目录.docx'), lacks('电子版获取方式')],
  [
    '报告是附件，没能读出',
    { annualReports: whole([report(2024, { unreadBecause: 'unreadable' })]) },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '页面只有图片',
    {
      annualReports: whole([
        report(2024, {
          page: view('/nb.html', { text: '年度报告', page: { media: { images: 1, videos: 0, audios: 0 } } }),
        }),
      ]),
    },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['一份也没有', {}, { value: 'inapplicable', reason: 'no-targets' }],
];

test.each(examples)('annual-report-contact: %s', (_, sketch, expected) => {
  expectOutcome(judge('annual-report-contact', sketch), expected);
});

test('what is stated is quoted', () => {
  const { measured } = judge('annual-report-contact', one(ELECTRONIC + PERSON));
  expect(measured?.['reports']).toEqual([
    {
      year: 2024,
      missing: [],
      stated: {
        电子版获取方式: expect.stringContaining('下载') as string,
        联系地址: expect.stringContaining('青石路18号') as string,
        联系电话: expect.stringContaining('6012345') as string,
      },
    },
  ]);
});
