/** What stands on the pages of a generated portal that are texts. */
import { daysBefore } from './content.js';
import type { Article, SiteContent } from './content.js';

export function guideText({ asOf, name, place }: SiteContent): string {
  const lines = [
    `更新日期：${daysBefore(asOf, 40)}`,
    '一、政府信息的分类和编排体系：按主题、体裁和机构分类，每条信息编有索引号。',
    '二、获取方式：登录本网站、查阅政府公报，或到区档案馆、区图书馆查阅。',
    `三、公开机构：${name}办公室；办公地址：${place}湖滨路1号；办公时间：工作日8:30至12:00、14:00至17:30。`,
    '联系电话：0999-8800001；传真号码：0999-8800002；互联网联系方式：xxgk@yunhu.example。',
    '四、依申请公开：可当面、邮寄、传真或在线提出申请；自收到申请之日起20个工作日内答复。',
  ];
  return `<h1>政府信息公开指南</h1>${lines.map((line) => `<p>${line}</p>`).join('')}`;
}

export const applicationText = ({ place }: SiteContent): string =>
  `<h1>依申请公开</h1><p>邮寄地址：${place}湖滨路1号，请在信封注明“政府信息公开申请”。</p><form action="/ysqgk/submit"><input name="xm"/><textarea name="nr"></textarea><button>提交申请</button></form>`;

/** The metadata that a policy document bears. */
export function recordTable({ name }: SiteContent, { id, publishedOn }: Article): string {
  const year = publishedOn.slice(0, 4);
  return `<table class="head"><tr><td>索引号</td><td>11990000/${year}-${id}</td><td>发文机关</td><td>${name}办公室</td></tr><tr><td>发文字号</td><td>云政办发〔${year}〕${id}号</td><td>成文日期</td><td>${publishedOn}</td></tr><tr><td>有效性</td><td>有效</td><td>发布日期</td><td>${publishedOn}</td></tr></table>`;
}

export const articleText = ({ title, about }: Article): string =>
  about
    ? `<p>一、背景依据。为贯彻上级要求，结合本地实际，制定${about.title}。</p><p>二、目标任务。建立长效管理机制。</p><p>三、主要内容。明确职责分工和资金来源。</p>`
    : `<p>${title}。现予公布，请各有关单位和群众知悉，有意见可向区政府办公室反映。</p>`;

export function reportText(): string {
  const sections = [
    '一、总体情况',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  ];
  const text = '本年度此项工作平稳推进，制度更加健全，公开更加及时，解读更加充分，群众查阅和申请都比上年方便。';
  return sections.map((heading) => `<p><strong>${heading}</strong></p><p>${text.repeat(2)}</p>`).join('');
}
