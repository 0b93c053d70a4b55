/** What the title of an annual report says: its year, and the body whose report it is. */
import { squeeze } from '../../lib/text/squeeze.js';

/** Looks like a report, is none. */
const NO_REPORT =
  /解读|图解|一图|读懂|图说|的函|要点|落实情况|说明会|统计表|情况表|汇编|模板|格式|征求|意见|培训|法治(?:政府|建设)|依法行政|政府网站(?:工作)?年度|决算|预算|统计年报|财务|关于(?:做好|开展|编制|报送|组织)/;
/** Words that a report's title has. */
export const REPORT =
  /信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)|信息公开.{0,8}(?:年报|报告)|年度报告|年报/;

/** 二〇二二年, also with a letter O or a zero of another script. */
const CHINESE_YEAR = /[二2][〇○零oO0][〇○零oO0一二三四五六七八九\d]{2}(?=年)/g;
const inDigits = (year: string): string =>
  [...year]
    .map((char) => (/\d/.test(char) ? char : String(Math.max(0, '〇一二三四五六七八九'.indexOf(char)))))
    .join('');

/** A report title's year and the body it names: `2024年青禾区财政局政府信息公开工作年度报告` → 2024, 青禾区财政局. */
export function readReportTitle(title: string): { readonly year: number; readonly body: string } | undefined {
  const text = squeeze(title).replace(CHINESE_YEAR, inDigits);
  if (NO_REPORT.test(text) || !REPORT.test(text)) return undefined;
  const found = /(20\d{2})(?:年度?|(?=政府|信息|工作|度))/.exec(text) ?? /(?<!\d)(20\d{2})(?!\d)/.exec(text);
  if (!found?.[1]) return undefined;
  const body = text
    .replace(/20\d{2}年?度?/g, '')
    .replace(/(?:政府|政务)?信息公开.*$|(?:工作)?(?:年度)?报告.*$|年报.*$/, '')
    .replace(/人民$/, '人民政府')
    .replace(/^关于(?:发布|公布|印发)?|[《》“”"（）()【】[\]]|PDF|Word|文字版|图片版/gi, '')
    .replace(/[的年]$/, '');
  return { year: Number(found[1]), body };
}

/** A year alone, as a column of annual reports lists it. */
export const bareYear = (title: string): { year: number; body: string } | undefined => {
  const year = /^(20\d{2})年度?(?:年报|报告)?$/.exec(squeeze(title))?.[1];
  return year === undefined ? undefined : { year: Number(year), body: '' };
};
