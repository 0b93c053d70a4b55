/** Numbers of private persons, in the clear, masked or only alike; in pages and in files. None is a real person's. */
import { cant, either, fail, pass } from '../expected.js';
import type { Expected } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import type { SiteSpec } from '../../support/site-builder/index.js';
import { textPdf, wordDocument } from '../../support/site-builder/files.js';
import type { FileContent } from '../../support/site-builder/content.js';
import { plantPage } from './plant.js';

/** With a rule that opens the columns of the navigation, where the lists are. */
const only = { only: ['privacy-leak', 'columns-blank'] };

/** With its check digit (GB 11643-1999). */
const idNumber = (first17: string): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return first17 + ('10X98765432'[sum % 11] ?? '');
};
/** With its last digit by Luhn. */
const cardNumber = (first: string): string => {
  const digits = [...first].reverse().map(Number);
  const sum = digits.reduce(
    (total, digit, at) => total + (at % 2 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2),
    0,
  );
  return first + String((10 - (sum % 10)) % 10);
};
/** Another last digit than the right one. */
const spoilt = (number: string): string => number.slice(0, -1) + (number.endsWith('7') ? '4' : '7');

const ANNA = idNumber('35070319800312452');
const BOB = idNumber('35070319920821301');
const CARD = cardNumber('622848008812345678');
const PHONE = '13859912345';

const list = (head: readonly string[], ...rows: readonly (readonly string[])[]): string =>
  `<h2>临溪区2025年临时救助对象名单公示</h2><table border="1"><tbody><tr>${head.map((one) => `<th>${one}</th>`).join('')}</tr>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table><p>公示期五个工作日。</p>`;

const onPage = (
  id: string,
  about: string,
  style: SiteSpec['style'],
  body: string,
  expected: Expected,
  secrets: readonly string[] = [],
  always = false,
): SiteCase =>
  siteCase(
    about,
    { id: `privacy-${id}`, kind: 'district', style, alter: plantPage('救助公示', body) },
    { 'privacy-leak': expected },
    { ...only, args: ['--format', 'json,html'], ...(secrets.length > 0 && { secrets }), ...(always && { always }) },
  );

const inFile = (
  id: string,
  about: string,
  file: FileContent,
  expected: Expected,
  secrets: readonly string[] = [],
): SiteCase =>
  siteCase(
    about,
    {
      id: `privacy-${id}`,
      kind: 'district',
      style: 'trs',
      policies: [
        {
          title: '临溪区困难家庭临时救助办法',
          number: '临政规〔2025〕6号',
          issuer: 'government',
          daysAgo: 40,
          forms: ['text'],
          attachments: [file],
        },
      ],
    },
    { 'privacy-leak': expected },
    {
      only: ['privacy-leak', 'attachments-open'],
      args: ['--format', 'json,html'],
      ...(secrets.length > 0 && { secrets }),
    },
  );

export const privacySites: readonly SiteCase[] = [
  onPage(
    'id-table',
    '救助名单里有完整身份证号',
    'hanweb',
    list(['序号', '姓名', '身份证号'], ['1', '林小溪', ANNA], ['2', '陈大山', BOB]),
    fail(),
    [ANNA, BOB],
    true,
  ),
  onPage(
    'id-text',
    '正文里有一个身份证号，末位小写 x 或全角',
    'trs',
    `<p>经审核，林小溪（身份证号码：${[...ANNA].map((digit) => (/\d/.test(digit) ? String.fromCharCode(digit.charCodeAt(0) + 0xfee0) : digit)).join('')}）符合救助条件。</p>`,
    fail(),
    [ANNA],
  ),
  onPage(
    'id-blanks',
    '身份证号中间有空格',
    'vsb',
    list(['姓名', '身份证号'], ['林小溪', `${ANNA.slice(0, 6)} ${ANNA.slice(6, 14)} ${ANNA.slice(14)}`]),
    fail(),
    [ANNA, `${ANNA.slice(0, 6)} ${ANNA.slice(6, 14)} ${ANNA.slice(14)}`],
  ),
  onPage(
    'id-spans',
    '身份证号被标签隔开',
    'ucap',
    list(
      ['姓名', '身份证号'],
      ['林小溪', `<span>${ANNA.slice(0, 6)}</span><span>${ANNA.slice(6, 14)}</span><b>${ANNA.slice(14)}</b>`],
    ),
    fail(),
    [ANNA],
  ),
  onPage(
    'id-wrong-digit',
    '18 位数字，校验位不对',
    'jinan',
    list(['序号', '姓名', '受理编号'], ['1', '林小溪', spoilt(ANNA)], ['2', '陈大山', spoilt(BOB)]),
    pass(),
    [],
    true,
  ),
  onPage(
    'id-masked',
    '身份证号、手机号都已打码',
    'lonsun',
    list(
      ['姓名', '身份证号', '联系电话'],
      ['林*溪', `${ANNA.slice(0, 6)}********${ANNA.slice(14)}`, '138****2345'],
      ['陈*山', `35***************${BOB.slice(-1)}`, '139****0077'],
    ),
    pass(),
  ),
  onPage(
    'id-no-date',
    '18 位数字校验位碰巧对，但出生日期不可能',
    'gbk-tables',
    `<p>项目编码：${idNumber('35070319809987452')}；${idNumber('35070318450230123')}。</p>`,
    pass(),
  ),
  onPage(
    'credit-codes',
    '统一社会信用代码、索引号、长流水号',
    'trs',
    '<p>统一社会信用代码：91350703MA2XN0TK5Y；组织代码 123507034890012345；交易编号：2025111812345678901234567890；合同编号：35070320251118000123456。</p>',
    pass(),
  ),
  onPage(
    'card',
    '补贴发放表里有完整银行卡号',
    'hanweb',
    list(['序号', '姓名', '开户银行', '银行卡号', '金额（元）'], ['1', '林小溪', '农业银行', CARD, '600']),
    fail(),
    [CARD],
  ),
  onPage(
    'card-wrong-digit',
    '银行卡号校验位不对',
    'trs',
    list(['序号', '姓名', '银行卡号'], ['1', '林小溪', spoilt(CARD)]),
    pass(),
  ),
  onPage(
    'card-like',
    '校验位碰巧对的长流水号，不是卡号',
    'ucap',
    `<p>公共资源交易项目编号：${cardNumber('100020251118000')}，采购计划编号：${cardNumber('350703202511180')}。</p>`,
    pass(),
  ),
  onPage(
    'phone-table',
    '名单里姓名旁有完整手机号',
    'vsb',
    list(
      ['序号', '姓名', '家庭住址', '手机号码', '救助金额'],
      ['1', '林小溪', '柳林镇', PHONE, '600'],
      ['2', '陈大山', '青石镇', '13705990077', '800'],
    ),
    fail(),
    [PHONE, '13705990077'],
  ),
  onPage(
    'phone-hotline',
    '咨询电话是手机号，旁边没有人名',
    'lonsun',
    `<p>咨询电话：${PHONE}，监督电话：0599-6012345，12345。</p>`,
    pass(),
  ),
  onPage(
    'phone-office',
    '公告里公布经办联系人',
    'trs',
    `<p>采购单位：临溪区教育局。联系人：林主任，联系电话：${PHONE}。</p>`,
    either(pass(), cant()),
  ),
  onPage(
    'none',
    '公示名单只有姓名和金额',
    'gbk-tables',
    list(['序号', '姓名', '金额（元）'], ['1', '林小溪', '600'], ['2', '陈大山', '800']),
    pass(),
  ),
  inFile(
    'in-word',
    '附件 Word 名单里有身份证号',
    wordDocument('fujian.docx', ['临时救助对象名单', `1 林小溪 ${ANNA} 600元`, `2 陈大山 ${BOB} 800元`]),
    fail(),
    [ANNA, BOB],
  ),
  inFile(
    'in-pdf',
    '附件 PDF 名单里有身份证号',
    textPdf('fujian.pdf', ['临时救助对象名单', `林小溪 ${ANNA} 600元`]),
    fail(),
    [ANNA],
  ),
  inFile(
    'in-word-masked',
    '附件 Word 名单已打码',
    wordDocument('fujian.docx', [
      '临时救助对象名单',
      `1 林小溪 ${ANNA.slice(0, 6)}********${ANNA.slice(14)} 600元`,
      `2 陈大山 流水号 ${spoilt(BOB)}`,
    ]),
    pass(),
  ),
];
