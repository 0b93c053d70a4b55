/** 政府信息公开工作年度报告 of one year as an article: lead, six sections, tables. Its sentences differ from year to year. */
import type { Article } from './column.js';
import type { Place } from './place.js';
import { reportFigures, sum } from './report-figures.js';
import { applicationsTable, disputesTable, publishedTable } from './report-tables.js';
import { paragraphs } from './words.js';

export interface ReportFaults {
  /** Wrong by so many in the sum of 本年新收. */
  readonly wrongSum?: number;
  /** Headings to leave out, by their number 1 to 6. */
  readonly withoutSections?: readonly number[];
}

const HEADINGS = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
] as const;

const OPENING = [
  '围绕全年重点工作，持续做好政策发布，让群众看得到、听得懂、能监督。',
  '把公开贯穿决策、执行、管理、服务、结果全过程，平台建设和内容质量同步提升。',
  '聚焦稳就业、促消费、惠民生，主动回应关切，公开实效进一步增强。',
  '坚持需求导向，对群众搜索最多的事项逐条梳理，办事信息一次讲清。',
  '以规范为主线，完善目录、修订指南、补齐短板，基础工作更加扎实。',
];
const ACTIONS = [
  '全年召开新闻发布会九场，部门负责人走进直播间回答群众提问二百余个。',
  '建成政务公开专区六处，配备自助查询设备，年接待群众一万二千人次。',
  '对历年文件开展清理，公布继续有效、废止和失效目录各一份。',
  '推行政策解读“五个一”，图解、视频、问答配套发布，阅读量同比增长三成。',
  '开展“政府开放日”十一次，邀请居民代表参观水厂、消防站和政务大厅。',
];
const MANAGEMENT = [
  '建立文件公开属性动态调整机制，全年调整属性二十三件。',
  '修订保密审查流程，做到先审后发、全程留痕。',
  '健全信息更新台账，按季度通报栏目更新情况。',
  '上线错别字和隐私信息筛查工具，发布前自动提示。',
  '与档案部门建立移交机制，历史文件数字化九百余件。',
];
const PROBLEMS = [
  '一是个别部门解读形式单一；二是基层公开队伍变动频繁。改进：开展案例评选，建立业务骨干库。',
  '一是答复文书说理不够充分；二是部分栏目内容交叉。改进：编印答复范例，归并重复栏目。',
  '一是数据公开颗粒度偏粗；二是互动渠道响应不够快。改进：细化数据目录，压缩留言办理时限。',
  '一是镇街公开水平不平衡；二是公众参与渠道不够丰富。改进：结对帮扶，推广线上听证。',
  '一是政策精准推送能力不足；二是培训覆盖面不够。改进：完善标签体系，把公开课程纳入必训内容。',
];
const OTHERS = [
  '落实年度政务公开工作要点任务二十四项，全部按期完成。',
  '办理人大代表建议和政协提案涉及公开事项七件，均已公开答复摘要。',
  '开展公众满意度调查一次，综合满意度百分之九十三点二。',
  '参加区域政务公开交流，引入兄弟县区经验做法四项。',
  '全年未发生因公开不当引发的舆情事件。',
];
const pick = (texts: readonly string[], turn: number): string => texts[turn % texts.length] ?? '';

/** The report of a year as published on a day. */
export function annualReport(place: Place, year: number, publishedOn: string, faults: ReportFaults = {}): Article {
  const figures = reportFigures(place, year);
  const received = sum(figures.received);
  const without = new Set(faults.withoutSections ?? []);
  const sections = [
    paragraphs([
      `${year}年，${place.government}${pick(OPENING, year)}`,
      `（一）主动公开。全年通过门户网站公开信息${3000 + ((year * 37) % 900)}条。${pick(ACTIONS, year)}`,
      `（二）依申请公开。本年新收政府信息公开申请${received}件，上年结转${sum(figures.carriedIn)}件，均依法办理。`,
      `（三）政府信息管理。${pick(MANAGEMENT, year + 1)}`,
      `（四）平台建设。${pick(ACTIONS, year + 2)}`,
      `（五）监督保障。${pick(MANAGEMENT, year + 3)}`,
    ]),
    publishedTable(place, year),
    applicationsTable(place, year, faults.wrongSum),
    disputesTable(place, year),
    paragraphs([pick(PROBLEMS, year)]),
    paragraphs([`依据《政府信息公开信息处理费管理办法》，${year}年收取信息处理费0元。`, pick(OTHERS, year)]),
  ];
  const lead = `本报告依据《中华人民共和国政府信息公开条例》和国务院办公厅关于年度报告格式的规定编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。报告电子版可在${place.government}门户网站（${place.host}）查阅下载。如有疑问，请联系${place.office}（地址：${place.address}，电话：${place.phone}）。`;
  return {
    key: `report-${year}`,
    title: `${place.government}${year}年政府信息公开工作年度报告`,
    publishedOn,
    source: place.office,
    body: [
      paragraphs([lead]),
      ...HEADINGS.flatMap((heading, index) =>
        without.has(index + 1) ? [] : [`<h3>${heading}</h3>`, sections[index] ?? ''],
      ),
    ].join('\n'),
  };
}
