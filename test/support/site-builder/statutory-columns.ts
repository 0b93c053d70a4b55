/** 法定主动公开内容: what the fourteen named categories of article 20 are called on sites, and what lists under them. */

export interface StatutoryColumn {
  readonly key: string;
  /** Number of the item of article 20. */
  readonly item: number;
  readonly names: readonly [string, string];
  readonly folder: string;
  readonly type: string;
  /** Titles of what it lists, newest first; `{place}` and `{organ}` are filled in. */
  readonly titles: readonly string[];
}

/** The fourteen, in order; 政策文件 is the first of them. */
export const STATUTORY: readonly StatutoryColumn[] = [
  { key: 'documents', item: 1, names: ['政策文件', '行政规范性文件'], folder: 'zcwj', type: '政策文件', titles: [] },
  {
    key: 'organs',
    item: 2,
    names: ['机构职能', '机关职能'],
    folder: 'jgzn',
    type: '机构职能',
    titles: ['{organ}机构职能', '{organ}内设机构', '{organ}领导信息'],
  },
  {
    key: 'plans',
    item: 3,
    names: ['规划计划', '发展规划'],
    folder: 'ghjh',
    type: '规划计划',
    titles: ['{place}2025年国民经济和社会发展计划', '{place}国民经济和社会发展第十四个五年规划纲要'],
  },
  {
    key: 'statistics',
    item: 4,
    names: ['统计信息', '统计数据'],
    folder: 'tjxx',
    type: '统计数据',
    titles: ['{place}2025年三季度主要经济指标', '{place}2024年国民经济和社会发展统计公报'],
  },
  {
    key: 'licences',
    item: 5,
    names: ['行政许可', '行政许可和其他对外管理服务事项'],
    folder: 'xzxk',
    type: '行政许可',
    titles: [
      '{place}行政许可事项清单（2025年版）',
      '2025年10月行政许可办理结果公示',
      '食品经营许可办理依据、条件和程序',
    ],
  },
  {
    key: 'penalties',
    item: 6,
    names: ['行政处罚和行政强制', '行政处罚'],
    folder: 'xzcf',
    type: '行政处罚',
    titles: ['行政处罚和行政强制的依据、条件和程序', '行政处罚决定信息公示（2025年第三季度）'],
  },
  {
    key: 'budget',
    item: 7,
    names: ['财政预决算', '财政预算、决算信息'],
    folder: 'czyjs',
    type: '财政预决算',
    titles: ['{organ}2024年度决算公开', '{organ}2025年预算公开'],
  },
  {
    key: 'fees',
    item: 8,
    names: ['行政事业性收费', '收费项目'],
    folder: 'sfxm',
    type: '行政事业性收费',
    titles: ['{place}行政事业性收费目录清单（2025年）'],
  },
  {
    key: 'procurement',
    item: 9,
    names: ['政府采购', '政府集中采购'],
    folder: 'zfcg',
    type: '政府采购',
    titles: ['{place}政府集中采购目录及标准（2025年）', '办公设备采购项目成交结果公告'],
  },
  {
    key: 'projects',
    item: 10,
    names: ['重大建设项目', '重大项目'],
    folder: 'zdxm',
    type: '重大建设项目',
    titles: ['2025年重大建设项目批准结果信息', '{place}污水处理厂扩建工程实施情况'],
  },
  {
    key: 'welfare',
    item: 11,
    names: ['民生保障', '社会公益事业'],
    folder: 'msbz',
    type: '民生保障',
    titles: ['2025年就业补贴政策及实施情况', '2025年城乡居民医疗保险参保政策', '义务教育招生政策'],
  },
  {
    key: 'emergency',
    item: 12,
    names: ['应急管理', '突发公共事件'],
    folder: 'yjgl',
    type: '应急管理',
    titles: ['{place}防汛抗旱应急预案', '{place}自然灾害救助应急预案'],
  },
  {
    key: 'supervision',
    item: 13,
    names: ['监督检查', '环境保护、公共卫生、安全生产、食品药品监督检查'],
    folder: 'jdjc',
    type: '监督检查',
    titles: ['食品安全监督抽检结果（2025年第10期）', '2025年安全生产检查情况通报'],
  },
  {
    key: 'recruitment',
    item: 14,
    names: ['公务员招考', '招考录用'],
    folder: 'zkly',
    type: '人事信息',
    titles: ['{place}2025年公务员考试录用职位表', '{place}2025年公务员拟录用人员公示'],
  },
];

const township = (
  key: string,
  names: readonly [string, string],
  folder: string,
  titles: readonly string[],
): StatutoryColumn => ({
  key,
  item: 15,
  names,
  folder,
  type: names[0],
  titles,
});

/** What article 21 adds for a township. */
export const TOWNSHIP: readonly StatutoryColumn[] = [
  township('agriculture', ['农业农村政策', '贯彻落实农业农村政策'], 'nync', ['耕地地力保护补贴发放标准（2025年）']),
  township('irrigation', ['农田水利工程建设运营', '农田水利'], 'ntsl', ['{place}高标准农田渠系改造工程实施情况']),
  township('land-transfer', ['农村土地承包经营权流转', '土地承包经营权流转'], 'tdlz', [
    '{place}2025年土地流转备案情况',
  ]),
  township('homestead', ['宅基地使用情况审核', '宅基地审批'], 'zjd', ['{place}2025年第三季度宅基地审批结果公示']),
  township('land', ['土地征收', '土地征收'], 'tdzs', ['{place}安置区道路项目土地征收启动公告']),
  township('houses', ['房屋征收', '房屋征收'], 'fwzs', ['{place}老街片区房屋征收补偿方案']),
  township('levies', ['筹资筹劳', '筹资筹劳情况'], 'czcl', ['{place}2025年村内公益事业筹资筹劳方案']),
  township('assistance', ['社会救助', '社会救助'], 'shjz', ['{place}2025年10月城乡低保对象名单公示']),
];

/** What a small department has under 法定主动公开内容. */
export const DEPARTMENT_KEYS = ['documents', 'organs', 'plans', 'licences', 'penalties', 'budget', 'emergency'];

/** What a township has. */
export const TOWNSHIP_KEYS = ['documents', 'organs', 'plans', 'budget', 'emergency'];
