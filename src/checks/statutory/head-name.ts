/** The head of a body, by name: 区长：周禾, 周禾：区委副书记、区长, 周禾，男，…现任区长. Deputies are none. */

/** Common surnames; a given name has one or two characters. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺';
const NAME = `(?:欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|司徒|令狐|[${SURNAMES}])(?:\\p{Script=Han}{1,2}| \\p{Script=Han}(?!\\p{Script=Han}))`;

/** Words that begin like a name and are none: 区长热线 has no name, nor 主任办公. */
const NO_NAME =
  /^(?:任免|任职|任务|时间|方面|方式|方案|成员|成立|成果|简介|简历|管理|单位|包括|应当|全面|全区|全县|全市|全镇|安全|文件|文化|向社|向上|计划|解决|解放|关于|关系|关心|明确|和谐|和镇|和区|和县|连续|连同|商务|商业|来信|来访|都有|都是|保障|保护|保持|保证|易地|高度|高新|平安|常务|常委|项目|路径|原则|原任|官网|应急|强化|强调|金融|项工|封面|计生|党组|党委|党工|党建|党务|党员|党政|封闭|木材|石油|白天|左右|边缘|古迹|花园|车辆|房屋|游客|连队|宗教|符合|都江|席位|查询|查看|位于|位置|路线|武装|申请|时任|钟|温暖|江苏|江西|安徽|宁夏|台办|司法|司机|盖章|通讯)/;

/** The words that name the head, or undefined. `positions` are the head's: 区长, 局长; a deputy's (副局长) is none. */
export function findHead(text: string, positions: readonly string[]): string | undefined {
  const even = text.replace(/[\t\u00a0\u3000 ]+/g, ' ');
  for (const { expression, isLabel } of waysToName(positions))
    for (const match of even.matchAll(expression)) {
      if (NO_NAME.test(match[1] ?? '') || (isLabel && isOfSection(even, match.index))) continue;
      return match[0].replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUOTE);
    }
  return undefined;
}

interface Way {
  readonly expression: RegExp;
  readonly isLabel: boolean;
}

const known = new Map<string, readonly Way[]>();

/** How pages put name and position together; the name is the first group. */
function waysToName(positions: readonly string[]): readonly Way[] {
  const position = `(?<!副)(?:${positions.join('|')})`;
  const before = known.get(position);
  if (before) return before;
  const END = '(?!\\p{Script=Han})';
  const ways = [
    // 主要负责人：周禾
    { words: `(?:负责人(?:姓名)?|主要领导|法定代表人|领导姓名) ?(?:[：:为] ?|[ \\n]+)(${NAME})${END}`, isLabel: true },
    // 姓名：周禾, and in the next line 职务：区长
    {
      words: `姓名 ?[：: ] ?(${NAME})${END}[^\\n]{0,20}\\n?[^\\n]{0,20}职务 ?[：: ] ?[^\\n]{0,30}${position}`,
      isLabel: false,
    },
    // 周禾 区长, 周禾：区委副书记、区长, 周禾，男，…现任区长
    {
      words: `(?:^|[\\n 、：:])(${NAME})(?:同志)?(?:[ \\n]+|[：:—-]|，[男女]，[^\\n]{0,80}?任)(?:[\\p{Script=Han}（）、，, ]{0,60}[、，,委组府 ])?${position}(?!助理|热线|信箱|办公|会议)`,
      isLabel: false,
    },
    // 区长：周禾, 区长 周禾, 区长周禾, with the name in the next line or cell
    { words: `${position}(?: ?[：:—-] ?|[ \\n]*)(${NAME})(?:${END}|(?=同志))`, isLabel: false },
  ].map(({ words, isLabel }) => ({ expression: new RegExp(words, 'gu'), isLabel }));
  known.set(position, ways);
  return ways;
}

const LONGEST_QUOTE = 80;

/** 办公室负责人, or 负责人 in the line below 财务科: the head of a part, not of the body. */
function isOfSection(text: string, index: number): boolean {
  const [before = '', above = ''] = text.slice(0, index).split('\n').toReversed();
  return /[科股室处站所队]|中心/.test(before) || /(?:[科股室处站所队]|中心)$/.test(above.trim());
}
