/** What annual reports say in words: sentences of fictional work, chosen anew for each body and year. */

/** A sequence of numbers that depends on the text alone. */
const draws = (key: string): (() => number) => {
  let state = 2_166_136_261;
  for (const letter of key) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) >>> 0;
    return state / 2 ** 32;
  };
};

const choose = (pool: readonly string[], count: number, key: string): string[] => {
  const draw = draws(key);
  return pool
    .map((text) => ({ text, at: draw() }))
    .sort((one, other) => one.at - other.at)
    .slice(0, count)
    .map(({ text }) => text);
};

const PUBLISHED = [
  '把惠农补贴、茶园保险和农机购置补助的发放名单按村公布，群众在手机上就能查到本户情况。',
  '围绕老旧小区改造，公开立项、设计、招标、验收四个环节的材料，施工公告同步张贴到楼道。',
  '中小学招生范围图首次以可以放大的电子地图发布，家长来电比往年明显减少。',
  '水库汛期调度信息改为每日上午发布，沿岸六个村的广播同步播报。',
  '公立医院收费项目、药品价格和投诉渠道集中到一个页面，每季度核对更新。',
  '重点工程的征地公告、补偿方案和听证纪要放在同一目录下，便于被征地农户前后对照。',
  '就业见习岗位、技能培训班次与补贴标准按月公布，并附报名入口和联系人。',
  '食品抽检不合格产品的处置结果随抽检结果一起公开，不再另行查找。',
  '行政许可事项的办理条件逐条配上示例材料，窗口退件率有所下降。',
  '整理历年规划文本二十余份，按专题归入规划栏目，扫描件全部换成可检索的文字。',
  '公共文化场馆的开放时间、活动预告和预约方式每周更新，节假日调整提前告知。',
  '农村饮用水水质监测报告逐村上网，超标点位说明整改期限和责任人。',
];
const MANAGED = [
  '完善发布前的三级审核，对含有个人身份信息的名单逐条作去标识处理。',
  '清理失效链接和过时办事指南，重新核定栏目责任单位。',
  '规范公文属性认定，凡拟不公开的文件须在发文笺上写明理由。',
  '建立发布台账，信息形成、审核、上网的时间一一对应。',
  '对历史文件进行梳理，修改、废止情况同步标注在原文页面。',
  '把公开要求嵌入公文办理流程，未填写公开属性的不予编号。',
];
const TRAINED = [
  '邀请高校教师围绕申请答复的常见差错讲课，参训人员现场改写答复文书。',
  '组织各科室轮流到政务服务大厅值守，记录群众问得最多的问题。',
  '把公开工作列入年度绩效考核，对迟发、漏发的单位发函提醒。',
  '聘请十名社会监督员每季度体验网站，意见当月反馈。',
  '与档案馆、图书馆共建查阅点，配备专用电脑和讲解人员。',
  '开展业务比武，从检索、答复、解读三个方面评出优秀案例。',
];
const PROBLEMS = [
  '个别栏目的更新集中在季度末，平时发布不够均衡。',
  '解读材料以文字为主，面向老年人的音视频内容偏少。',
  '基层工作人员流动较快，新接手的同志对条例还不够熟悉。',
  '部分答复文书说理简单，申请人收到后仍需电话追问。',
  '网站检索结果排序不够合理，旧文件常排在新文件前面。',
  '镇村两级公开栏与网站内容不完全同步。',
  '征求意见的公告虽然发布，意见采纳的说明还不够详细。',
  '数据类信息多以图片形式发布，不便于下载再利用。',
];
const IMPROVED = [
  '按月印发发布提示单，把任务分解到每一周，责任到人。',
  '与融媒体中心合作制作方言短视频，在村口大屏循环播放。',
  '编写新人手册，收录流程图、文书样式和典型差错。',
  '建立答复会商机制，疑难件由法制机构和业务科室共同把关。',
  '升级检索功能，支持按文号、年份和单位筛选。',
  '印制二维码张贴到公开栏，扫码即可看到网站最新内容。',
  '对每次征集逐条列出意见和采纳理由，并回访提出人。',
  '统计表一律附可编辑的表格文件，图片仅作补充。',
];

export interface Prose {
  readonly published: string;
  readonly managed: string;
  readonly trained: string;
  readonly problems: string;
  readonly improved: string;
}

/** The year's own words; the same key gives the same words. */
export const proseOf = (key: string): Prose => ({
  published: choose(PUBLISHED, 4, `p${key}`).join(''),
  managed: choose(MANAGED, 2, `m${key}`).join(''),
  trained: choose(TRAINED, 2, `t${key}`).join(''),
  problems: choose(PROBLEMS, 3, `q${key}`).join(''),
  improved: choose(IMPROVED, 3, `i${key}`).join(''),
});
