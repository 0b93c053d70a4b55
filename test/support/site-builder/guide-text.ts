/** 政府信息公开指南: the text of a fictional body's guide, whole or with parts left out. */
import type { Identity } from './content.js';

/** Parts of article 12 that a guide may lack, and two that its application chapter may lack. */
export type GuidePart =
  | '分类'
  | '编排体系'
  | '获取方式'
  | '机构名称'
  | '办公地址'
  | '办公时间'
  | '联系电话'
  | '传真号码'
  | '互联网联系方式'
  | '答复期限'
  | '申请方式';

/** How the contact fields are written. */
export type ContactStyle = 'lines' | 'table' | 'sentence';

export interface GuideTextOptions {
  readonly without: readonly GuidePart[];
  readonly contactStyle: ContactStyle;
  /** What stands for the fax number, e.g. 无. */
  readonly fax?: string;
  readonly paragraph: (text: string) => string;
}

const contactFields = (identity: Identity, fax: string): [GuidePart, string, string][] => [
  ['机构名称', '机构名称', `${identity.organ}办公室政务公开科`],
  ['办公地址', '办公地址', `${identity.place}青石路18号综合楼306室`],
  ['办公时间', '办公时间', '工作日上午8:30-12:00，下午13:30-17:30'],
  ['联系电话', '联系电话', '0599-6012345'],
  ['传真号码', '传真号码', fax],
  ['互联网联系方式', '电子邮箱', 'zwgk@linxi-demo.cn'],
];

const contactMarkup = (identity: Identity, options: GuideTextOptions): string => {
  const fields = contactFields(identity, options.fax ?? '0599-6012346').filter(
    ([part]) => !options.without.includes(part),
  );
  if (options.contactStyle === 'table') {
    const rows = fields.map(([, label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('');
    return `<table border="1"><tbody>${rows}</tbody></table>`;
  }
  if (options.contactStyle === 'sentence') {
    const said = Object.fromEntries(fields.map(([part, , value]) => [part, value]));
    const clauses = [
      said['机构名称'] && `本机关政府信息公开工作机构为${said['机构名称']}`,
      said['办公地址'] && `办公地址：${said['办公地址']}`,
      said['办公时间'] && `办公时间：${said['办公时间']}（法定节假日除外）`,
      said['联系电话'] && `联系电话：${said['联系电话']}`,
      said['传真号码'] && `传真：${said['传真号码']}`,
      said['互联网联系方式'] && `电子邮箱：${said['互联网联系方式']}`,
    ].filter(Boolean);
    return options.paragraph(`${clauses.join('；')}。`);
  }
  return fields.map(([, label, value]) => options.paragraph(`${label}：${value}`)).join('\n');
};

/** The guide's paragraphs. Without `分类` and `编排体系` the first chapter says neither. */
export const guideText = (identity: Identity, options: GuideTextOptions): string => {
  const has = (part: GuidePart): boolean => !options.without.includes(part);
  const { paragraph } = options;
  const lines = [
    paragraph(
      `为了便于公民、法人和其他组织了解${identity.organ}的工作，依据《中华人民共和国政府信息公开条例》，编写本指南。`,
    ),
  ];
  const first = [has('分类') && '分类', has('编排体系') && '编排体系'].filter(Boolean).join('和');
  if (first) lines.push(paragraph(`一、政府信息的${first}`));
  if (has('分类')) {
    lines.push(
      paragraph('（一）信息分类。本机关的政府信息分为机构职能、政策文件、规划计划、财政资金、应急管理、行政执法六类。'),
    );
  }
  if (has('编排体系')) {
    lines.push(
      paragraph('（二）编排体系。每条信息按索引号、名称、内容概述、生成日期编排，索引号由机构代码、年份和流水号组成。'),
    );
  }
  if (has('获取方式')) {
    lines.push(
      paragraph('二、政府信息的获取方式'),
      paragraph(
        `主动公开的信息，可以在本网站政府信息公开专栏查阅，也可以到${identity.place}档案馆、图书馆的查阅点查询。`,
      ),
    );
  }
  lines.push(paragraph('三、依申请公开'));
  if (has('申请方式')) {
    lines.push(
      paragraph(
        '申请人可以通过以下方式提出申请：（一）当面申请，到受理机构填写申请表；（二）信函申请，信封左下角注明“政府信息公开申请”；（三）网上申请，在本网站依申请公开栏目在线填写。',
      ),
    );
  } else {
    lines.push(paragraph('需要了解主动公开以外信息的，按照国家有关规定办理。'));
  }
  if (has('答复期限')) {
    lines.push(
      paragraph(
        '本机关收到申请，能够当场答复的，当场予以答复；不能当场答复的，自收到申请之日起20个工作日内予以答复；需要延长的，经负责人同意并告知申请人，延长的期限最长不超过20个工作日。',
      ),
    );
  } else {
    lines.push(paragraph('本机关收到申请后及时办理，并把结果告知申请人。'));
  }
  lines.push(paragraph('四、政府信息公开工作机构'), contactMarkup(identity, options));
  lines.push(
    paragraph('五、监督和救济'),
    paragraph('认为本机关在信息公开工作中侵犯其合法权益的，可以向上一级机关投诉、举报，或者依法申请复议、提起诉讼。'),
  );
  return lines.join('\n');
};
