/** What single columns of statutory disclosure say: the body's own profile, budgets by year, catalogues by field, units. */
import type { Article, ColumnNode, Identity } from './content.js';
import { adopt } from './adopt.js';
import type { Maker } from './build-content.js';
import { daysBefore } from './dates.js';
import { picture } from './files.js';
import type { SiteSpec, StyleId } from './spec.js';

/** 第二十条第（二）项. */
export type ProfilePart = '机关职能' | '机构设置' | '办公地址' | '办公时间' | '联系方式' | '负责人姓名';

export interface ProfileSpec {
  readonly without?: readonly ProfilePart[];
  /** `pages`: one page each for duties, departments and leaders · `table`: all in one table · `picture`: a scan. */
  readonly form?: 'pages' | 'table' | 'picture';
}

export interface BudgetSpec {
  /** Titles by year, in place of the usual ones. */
  readonly titles?: readonly (readonly [title: string, on: string])[];
}

/** Who leads the body. */
const HEADS = { district: ['区长', '林建国'], department: ['局长', '陈志远'], township: ['镇长', '周明山'] } as const;

const fill = (article: Article | undefined, body: string): void => {
  if (article) article.body = body;
};

/** Writes the pages of 机构职能, listed in this order: duties, departments, leaders. */
export const fillProfile = (column: ColumnNode, spec: SiteSpec, identity: Identity): void => {
  const profile = spec.profile ?? {};
  const has = (part: ProfilePart): boolean => !profile.without?.includes(part);
  const [post, name] = HEADS[spec.kind];
  const facts: [ProfilePart, string, string][] = [
    [
      '机关职能',
      '主要职责',
      `负责贯彻执行国家法律法规和上级决定，组织${identity.place}相关领域的规划、管理和公共服务，监督检查执行情况。`,
    ],
    ['机构设置', '内设机构', '办公室、综合业务科、政策法规科、督查科、行政审批服务科。'],
    ['办公地址', '办公地址', `${identity.place}青石路18号`],
    ['办公时间', '办公时间', '周一至周五上午8:30-12:00，下午13:30-17:30（法定节假日除外）'],
    ['联系方式', '联系电话', '0599-6012345'],
    ['负责人姓名', '负责人', `${post}${name}`],
  ];
  const shown = facts.filter(([part]) => has(part));
  const [duties, departments, leaders] = column.articles;
  if (profile.form === 'picture') {
    for (const article of column.articles) {
      article.body = `<p style="text-align:center"><img src="{{file:${article.id}}}" alt=""></p>`;
      article.attachments = [picture(`jgzn-${article.id}.gif`)];
    }
    return;
  }
  if (profile.form === 'table') {
    const rows = shown.map(([, label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('');
    fill(duties, `<table border="1"><tbody>${rows}</tbody></table>`);
    column.articles.length = Math.min(1, column.articles.length);
    return;
  }
  const said = (parts: readonly ProfilePart[]): string =>
    shown
      .filter(([part]) => parts.includes(part))
      .map(([, label, value]) => `<p>${label}：${value}</p>`)
      .join('');
  fill(duties, `<p>${identity.organ}概况。</p>${said(['机关职能', '办公地址', '办公时间', '联系方式'])}`);
  fill(departments, has('机构设置') ? said(['机构设置']) : '<p>内容另行公布。</p>');
  fill(
    leaders,
    has('负责人姓名')
      ? `<table border="1"><tbody><tr><td>职务</td><td>姓名</td><td>分工</td></tr><tr><td>${post}</td><td>${name}</td><td>主持全面工作。</td></tr><tr><td>副${post}</td><td>黄思远</td><td>协助${post}负责日常工作。</td></tr></tbody></table>`
      : '<p>班子成员分工另行公布。</p>',
  );
};

/** Budgets and final accounts of the years that the day has seen, newest first. */
export const fillBudgets = (
  column: ColumnNode,
  spec: SiteSpec,
  identity: Identity,
  today: string,
  make: Maker,
): void => {
  column.articles.length = 0;
  const year = Number(today.slice(0, 4));
  const ours = spec.kind === 'district' ? `${identity.place}` : identity.organ;
  const kind = spec.kind === 'department' ? '部门' : '政府';
  const usual = [year, year - 1, year - 2].flatMap((one): [string, string][] => [
    [`${ours}${one - 1}年度${kind}决算公开`, `${one}-09-12`],
    [`${ours}${one}年${kind}预算公开`, `${one}-02-20`],
  ]);
  for (const [title, on] of spec.budget?.titles ?? usual) {
    if (on > today) continue;
    make.article(column, title, on, {
      body: `<p>一、收支总体情况说明</p><p>二、“三公”经费情况：因公出国（境）费0万元，公务用车购置及运行费18.2万元，公务接待费3.6万元。</p><table border="1"><tbody><tr><td>项目</td><td>金额（万元）</td></tr><tr><td>一般公共预算</td><td>1286.4</td></tr></tbody></table>`,
    });
  }
};

/** 26个试点领域. */
export const FIELDS = [
  '重大建设项目',
  '公共资源交易',
  '财政预决算',
  '安全生产',
  '税收管理',
  '征地补偿',
  '国有土地上房屋征收',
  '保障性住房',
  '农村危房改造',
  '生态环境',
  '公共文化服务',
  '公共法律服务',
  '扶贫',
  '救灾',
  '食品药品监管',
  '城市综合执法',
  '就业',
  '社会保险',
  '社会救助',
  '养老服务',
  '户籍管理',
  '涉农补贴',
  '义务教育',
  '医疗卫生',
  '市政服务',
  '城乡规划',
] as const;

export interface GrassrootsSpec {
  /** How many of the fields have a catalogue, from the first. */
  readonly fields?: number;
  /** `list`: a row each · `table`: one page with a link each · `picture`: a page with an image map of all. */
  readonly form?: 'list' | 'table' | 'picture';
}

/** 基层政务公开标准目录. */
export const fillGrassroots = (column: ColumnNode, spec: GrassrootsSpec, today: string, make: Maker): void => {
  const fields = FIELDS.slice(0, spec.fields ?? FIELDS.length);
  column.perPage = 30;
  if (spec.form === 'picture') {
    column.form = 'single';
    column.body = '<p><img src="/images/26lingyu.jpg" width="1000" alt=""></p>';
    return;
  }
  for (const field of fields) {
    make.article(column, `${field}领域基层政务公开标准目录`, daysBefore(today, 300), {
      body: '<table border="1"><tbody><tr><td>序号</td><td>公开事项</td><td>公开内容（要素）</td><td>公开依据</td><td>公开时限</td><td>公开主体</td><td>公开渠道和载体</td></tr><tr><td>1</td><td>批准结果信息</td><td>文件名称、文号、发布时间</td><td>《政府信息公开条例》</td><td>20个工作日</td><td>主管部门</td><td>■政府网站</td></tr></tbody></table>',
    });
  }
  if (spec.form !== 'table') return;
  column.form = 'single';
  column.body = `<table border="1"><tbody><tr><th>序号</th><th>试点领域</th><th>标准目录</th></tr>${column.articles
    .map(
      (article, index) =>
        `<tr><td>${index + 1}</td><td>${fields[index]}</td><td><a href="{{article:${article.id}}}">查看</a></td></tr>`,
    )
    .join('')}</tbody></table>`;
};

/** A unit below a portal and its page there. */
export interface UnitPageSpec {
  /** As the platform calls it. */
  readonly shown: string;
  /** `gone`: the link answers 404 · `blank`: a page with nothing in it. */
  readonly state?: 'filled' | 'gone' | 'blank';
}

/** 部门和镇街政府信息公开: a page for each unit. */
export const fillUnits = (column: ColumnNode, units: readonly UnitPageSpec[], today: string, make: Maker): void => {
  column.form = 'hub';
  units.forEach((unit, index) => {
    const child = adopt(column, make.column(`unit-${index}`, unit.shown, `dw${index}`));
    if (unit.state === 'gone') child.answer = { status: 404, body: Buffer.from('<h1>404 Not Found</h1>') };
    if (unit.state === 'gone' || unit.state === 'blank') return;
    for (const [title, daysAgo] of [
      ['政府信息公开指南', 200],
      ['2024年政府信息公开工作年度报告', 310],
      ['2025年部门预算', 260],
      ['机构职能', 400],
    ] as const) {
      make.article(child, `${unit.shown}${title}`, daysBefore(today, daysAgo));
    }
  });
};

/** Styles whose lists come by script, so that a column below would stand alone on the page. */
const LISTED: readonly StyleId[] = ['lonsun-label', 'gkmlpt-shell', 'fujian', 'jpaas'];

/** The result of a clean-up: in a column below the documents, linked beside their list, or listed among them. */
export const fillCleanUp = (
  documents: ColumnNode,
  spec: SiteSpec,
  identity: Identity,
  on: string,
  make: Maker,
): void => {
  const shown = spec.cleanUp ?? (LISTED.includes(spec.style) ? 'listed' : 'beside');
  const column =
    shown === 'listed' ? documents : adopt(documents, make.column('clean-up', '规范性文件清理结果', 'wjql'));
  make.article(column, '关于公布行政规范性文件清理结果的公告', on, {
    body: '<p>经集中清理，现将结果公布如下。</p><p>一、继续有效的行政规范性文件21件，目录见下表。</p><p>二、宣布失效的2件：城区养犬登记办法、临时占道经营管理规定。自公布之日起不再作为行政管理的依据。</p>',
    facts: [
      ['索引号', `${identity.creditCode}/${on.slice(0, 4)}-4100`],
      ['发文机关', `${identity.place}人民政府`],
      ['发文字号', `${identity.place.slice(0, 1)}政公告〔${on.slice(0, 4)}〕3号`],
      ['成文日期', daysBefore(on, 5)],
      ['发布日期', on],
      ['有效性', '有效'],
    ],
  });
  if (shown === 'beside')
    documents.side = `<div class="sub-nav"><a href="{{column:${column.id}}}">${column.name}</a></div>`;
};
