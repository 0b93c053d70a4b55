/** Annual reports of 青禾区 and its neighbours, sentence by sentence; all bodies and figures are made up. */

export const CONTACT =
  '本报告电子版可在青禾区人民政府网站（www.qinghe.gov.cn）下载。如有疑问，请与青禾区政务公开办公室联系（地址：青石路18号，电话：0599-6012345）。';
const LEAD = (year: number): string =>
  `根据《中华人民共和国政府信息公开条例》编制本报告。所列数据的统计期限自${String(year)}年1月1日起至12月31日止。`;

/** What a body did in a year: the five usual parts of section one, then problems and other matters. */
export type Story = readonly [string, string, string, string, string, string, string];

export const BRIDGES: Story = [
  '政务公开围绕桥梁改造和渡口撤并展开，把工程进度、资金安排、绕行路线逐周贴到村口和网站首页，乡亲们不出门就知道哪天通车。',
  '收到的申请多与征地补偿有关，我们先电话问清需要，再按编号答复，能给原件的给原件，给不了的写明理由和救济途径。',
  '清理了历年红头文件，失效的移入历史库并盖上标记，继续有效的重新排版，配了目录和搜索，两个人对着纸质档案核了三遍。',
  '网站换了新的栏目导航，老年人可以放大字号，听障居民可以看手语视频，办事大厅的触摸屏与网站同步更新。',
  '请了律师和退休教师当公开监督员，每季度挑刺一次，挑出的毛病贴在走廊里，改完一条划掉一条。',
  '一是图解做得不够生动，年轻人不爱看；二是个别镇把会议新闻当作政策发布。下一步请美术老师来讲课，并逐镇抽查退回。',
  '承办的建议提案涉及公开的都已答复并上网，开展了开放日活动，邀请学生参观自来水厂和消防站。',
];
export const ORCHARDS: Story = [
  '重点公布了果园补贴的发放名单、验收标准和复核办法，种植户对照清单就能算出自己该领多少，信访量明显下降。',
  '依申请公开办理改为双人复核，先由业务科室拟稿，再由法治机构把关，答复书附上联系人，方便申请人追问。',
  '建立了信息源头登记册，拟稿时就定好公开属性，年底把当年新定为不公开的逐份复查，转为公开的及时补发。',
  '把分散在各处的公众号合并成一个，留言与热线共用一本台账，同一个问题不再让群众问两遍。',
  '组织新进人员跟班学习，编写了二十页的操作手册，附上常见错误和正确写法，考试不过的重新来过。',
  '主要问题是数据表格格式不统一、更新偏慢，改进办法是统一模板，由统计站按月催报，逾期在例会上说明。',
  '没有需要另行说明的重大事项，与邻县交换了公开目录的编制经验。',
];
export const LANTERNS: Story = [
  '以灯会筹备为抓手公开安保、交通和摊位分配信息，抽签过程全程直播，落选的摊主可以查看回放和排队序号。',
  '申请办理坚持当天登记、三天内联系申请人，对描述不清的当面帮助补正，避免来回寄信耽误工夫。',
  '规范了会议纪要的摘编办法，涉及个人隐私的隐去姓名住址，涉及商业秘密的征求权利人意见后再定。',
  '在社区活动室设立公开角，张贴流程图和联系电话，网格员每月上门讲一次，孤寡老人由志愿者代查。',
  '把公开工作写进年度绩效合同，考核结果与评优挂钩，排名靠后的科室负责人要在会上作检讨。',
  '当前的短板是解读材料转发多、原创少，栏目之间内容重复；将建立选题会制度，每月定题、专人撰写。',
  '全年没有因信息公开引起的舆情，配合审计部门完成了专项检查并整改到位。',
];

interface Sketch {
  readonly year: number;
  readonly story: Story;
  readonly organ?: string;
  readonly contact?: string;
  readonly count?: number;
}

/** A whole report as text: lead, six headed sections, tables as rows of cells joined by tabs. */
export function reportText({ year, story, organ = '青禾区', contact = CONTACT, count = year - 1600 }: Sketch): string {
  const [open, apply, manage, platform, guard, problems, others] = story;
  return [
    `${organ}${String(year)}年政府信息公开工作年度报告`,
    LEAD(year) + contact,
    '一、总体情况',
    `${String(year)}年，${organ}主动公开政府信息${String(count)}条。`,
    '（一）主动公开',
    `${organ}${open}`,
    '（二）依申请公开',
    `全年受理申请${String(count % 37)}件。${apply}`,
    `（三）政府信息管理。${manage}`,
    `（四）政府信息公开平台建设。${platform}`,
    `（五）监督保障。${guard}`,
    '二、主动公开政府信息情况',
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'].join('\t'),
    ['行政规范性文件', String(count % 7), '0', String(count % 19)].join('\t'),
    '三、收到和处理政府信息公开申请情况',
    ['一、本年新收政府信息公开申请数量', String(count % 37), '0', '0', '0', '0', '0', String(count % 37)].join('\t'),
    '四、政府信息公开行政复议、行政诉讼情况',
    ['0', '0', '0', '0', '0'].join('\t'),
    '五、存在的主要问题及改进情况',
    problems,
    '六、其他需要报告的事项',
    `依据《政府信息公开信息处理费管理办法》，${String(year)}年没有收取信息处理费。`,
    others,
  ].join('\n');
}
