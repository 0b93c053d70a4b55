/** How a body is called on its own site, and whether a title speaks of it or of another body. */
import { squeeze } from '../lib/text/squeeze.js';

const SITE_NOISE =
  /(?:欢迎(?:您|光临)?|中国[·•.]?(?=.{2})|门户网站|政府网站|官方网站|官网|网站|门户|网|首页|主页|信息公开(?:平台|专栏)?)+$|^中国[·•.]?(?=.{2})/g;

/** The body behind a site's name: 青禾区人民政府门户网站 → 青禾区人民政府. Empty for a bare host name. */
export function bodyName(siteName: string): string {
  const name = squeeze(siteName)
    .replace(SITE_NOISE, '')
    .replace(/^["“]|["”]$/g, '');
  return /\p{Script=Han}/u.test(name) ? name.replace(/(?:人民)?政府$|(?<=[区县市旗镇乡])$/, '人民政府') : '';
}

const ORGAN =
  /(?:局|委|委员会|办|办公室|厅|中心|站|所|院|校|园|社|会|处|队|大队|支队|科|街道|街道办|街道办事处|办事处|镇|乡|镇人民政府|乡人民政府|镇政府|乡政府|开发区|管委会|公司|银行|医院|学校|法院|检察院)$/;

/** A name that ends as those of offices, schools, towns … do. */
export const isOrgan = (name: string): boolean => ORGAN.test(name);

/**
 * Whether `title`'s leading words name this body (`own`), another one (`other`), or none (`unnamed`).
 * `body` is what is left of a title when year and document words are taken off; `own` the site's body name.
 */
export function whoseBody(body: string, own: string): 'own' | 'other' | 'unnamed' {
  const a = normal(body);
  if (a === '' || /^(?:本级|本机关|本单位|我[区县市镇乡局委办])$/.test(a)) return 'unnamed';
  const b = normal(own);
  if (b === '') return ORGAN.test(a) && !/人民政府$/.test(a) ? 'other' : 'unnamed';
  if (a === b || b.endsWith(a)) return 'own';
  const extent = /^(?:[区县市镇乡]|街道)?(?:人民政府|办事处|街道办事处|街道)?$/;
  if (a.startsWith(b) && extent.test(a.slice(b.length))) return 'own';
  if (b.startsWith(a) && extent.test(b.slice(a.length))) return 'own';
  // 山东省济南市市中区人民政府 beside 市中区人民政府, and the other way round.
  if (a.endsWith(b)) return 'own';
  const shortOwn = b.replace(/人民政府$/, '');
  if (shortOwn.length >= 2 && (a === shortOwn || a.endsWith(shortOwn))) return 'own';
  // 青禾区 for 云州市青禾区人民政府.
  if (a.length >= 3 && shortOwn.endsWith(a)) return 'own';
  // 区财政局 or 财政局 for 青禾区财政局.
  if (a.length >= 3 && b.endsWith(a.replace(/^[区县市]/, ''))) return 'own';
  return 'other';
}

const normal = (text: string): string =>
  squeeze(text)
    .replace(/[《》“”"'、，,：:·•\-—]/g, '')
    .replace(/(?<!人民)政府(?=$)/, '人民政府')
    .replace(/街道办$/, '街道办事处');

/** 某市人民政府关于……, 国务院办公厅关于……, 某省……条例 on the site of a district below it. */
export function isOfAnotherGovernment(title: string, own: string): boolean {
  const place = bodyName(own).replace(/人民政府$/, '');
  if (OF_PROVINCE.test(squeeze(title)) && !(place !== '' && squeeze(title).includes(place))) return true;
  const issuer = /^(国务院|.{2,16}?(?:人民政府|政府))(?:办公室|办公厅)?(?=关于|印发|公布|转发|决定)/u.exec(
    squeeze(title),
  )?.[1];
  return issuer !== undefined && !/^[区县市]/.test(issuer) && whoseBody(issuer, own) === 'other';
}
/** A law of the province, by its name. */
const OF_PROVINCE =
  /^(?:关于)?(?:印发|转发)?《?\p{Script=Han}{2,4}?(?:省|自治区)(?!级|直|定|属)[^关]*(?:条例|规定|办法|细则|标准|目录|规程|规则)[》]?(?:（.{1,12}）)?$/u;
