/** What bodies write on their pages: guides, reports and plain articles, for portals whose markup is their own. */

export type Row = readonly [url: string, title: string, on: string];

export interface Office {
  readonly name: string;
  readonly office: string;
  readonly address: string;
  readonly phone: string;
  readonly mail: string;
}

/** A guide with all nine elements, ways to apply, period and a labelled update date. */
export const guideText = ({ name, office, address, phone, mail }: Office, updated = '2025-04-16'): string =>
  `<p>为便于公民、法人和其他组织获取${name}的政府信息，依照条例编制本指南。</p>
<p>一、主动公开</p><p>（一）信息分类。本机关政府信息分为机构职能、政策文件、规划统计、财政预决算、行政执法、重点领域等类别。</p>
<p>（二）编排体系。按照类别、形成时间和索引号编排，并提供目录检索。</p>
<p>（三）获取方式。公众可以在本网站、档案馆、图书馆和政务服务大厅查阅。</p>
<p>二、依申请公开</p><p>（一）机构名称：${office}</p><p>办公地址：${address}</p><p>办公时间：工作日上午8:30至12:00，下午14:00至17:30</p>
<p>联系电话：${phone}</p><p>传真号码：${phone.replace(/\d$/, '9')}</p><p>互联网联系方式：${mail}</p>
<p>（二）申请方式。申请人可以通过网上提交、邮寄信函或者当面递交的方式提出申请。</p>
<p>（三）答复时限。收到申请能当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内予以答复。</p>
<p>更新日期：${updated}</p>`;

const HEADINGS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];

/** A report with the six headings in order. */
export const reportText = (name: string, year: number): string =>
  HEADINGS.map(
    (heading, at) =>
      `<p><strong>${'一二三四五六'[at] ?? ''}、${heading}</strong></p><p>${name}在${year}年${['统筹推进公开工作，完善机制，压实责任。', '及时发布各类信息，方便群众查阅。', '依法受理群众申请，按期作出答复。', '没有发生复议和诉讼。', '公开的及时性仍需加强，将开展培训。', '没有其他事项。'][at] ?? ''}${'有关单位认真落实工作要求，接受社会监督。'.repeat(3)}</p>`,
  ).join('');

/** An ordinary text long enough to be one. */
export const plainText = (about: string): string =>
  `<p>各有关单位：</p><p>现将${about}有关事项公布如下。${'请结合实际认真组织实施，工作中遇到的问题及时反映。'.repeat(6)}</p>`;

/** Titles of statutory disclosure of a district: category as the site calls it, and a row. */
export const newsTitles = [
  '区委召开常委会会议研究生态保护工作',
  '我区秋季造林现场推进会举行',
  '区领导走访慰问一线环卫工人',
  '老旧小区改造项目全面完工',
  '第三届乡村文化节开幕',
  '城区供热管网完成升级',
] as const;
