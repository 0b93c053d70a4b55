/** Headlines of a fictional district. */

/** 动态: none of them a disclosure item. */
export const newsTitles = (place: string): string[] => [
  `区长林某调研${place}重点项目建设`,
  `${place}召开安全生产工作会议`,
  `${place}举行秋季茶叶品鉴活动`,
  `副区长陈某带队走访慰问一线职工`,
  `${place}代表团赴外地考察学习`,
  `全区乡村振兴现场推进会在柳林镇召开`,
  `${place}开展全民阅读主题活动`,
  `我区举办青年志愿者培训班`,
  `${place}城市绿道二期正式开放`,
  `${place}中学生运动会圆满落幕`,
];

/** 通知公告. */
export const noticeTitles = (place: string): string[] => [
  `关于做好${place}冬季供水保障工作的通知`,
  `${place}城区道路临时交通管制公告`,
  `关于开展文物普查的公告`,
  `${place}粮食质量抽查结果公示`,
  `关于办公地点搬迁的通告`,
];
