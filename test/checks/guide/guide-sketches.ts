/** Guides for tests: 青禾区's own words, whole or with single lines changed. */
import { articleColumn, type SiteSketch, type ViewSketch } from '../../support/fake-site.js';

export const GUIDE_LINES = [
  '为方便公民、法人和其他组织查询，青禾区人民政府办公室编写了本指南。',
  '一、信息分类和编排',
  '（一）信息分类。本机关的信息分为机构、文件、规划、财政四类。',
  '（二）编排体系。各类信息按索引号、名称、生成日期排列。',
  '二、获取方式',
  '主动公开的信息在区政府网站和政府公报上公布。',
  '三、工作机构',
  '机构名称：青禾区人民政府办公室政务公开科',
  '办公地址：青禾区青石路18号306室',
  '办公时间：工作日上午8:30至12:00',
  '联系电话：0599-6012345',
  '传　　真：0599-6012346',
  '电子邮箱：zwgk@qinghe.gov.cn',
  '四、依申请公开',
  '申请人可以当面提交申请，也可以邮寄申请。',
  '本机关自收到申请之日起20个工作日内予以答复。',
] as const;

/** The guide's text with lines replaced by their beginning; an empty replacement drops the line. */
export const guideText = (changes: Readonly<Record<string, string>> = {}): string =>
  GUIDE_LINES.flatMap((line) => {
    const change = Object.entries(changes).find(([start]) => line.startsWith(start));
    if (!change) return [line];
    return change[1] === '' ? [] : [change[1]];
  }).join('\n');

export const guideSite = (text: string, sketch: ViewSketch = {}): SiteSketch => ({
  columns: { guide: articleColumn('政府信息公开指南', '/zwgk/zn/', { text, ...sketch }) },
});
