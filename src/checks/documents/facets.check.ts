import { Type, type Static } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { cantTell, defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import type { Evidence } from '../../model/outcome.js';
import type { Column, PageView, SiteModel } from '../../model/site-model.js';
import { columnName } from '../parts/column-state.js';
import { pickRows } from '../parts/listing-rows.js';
import { findAny, occursInAny } from '../parts/occurs-in.js';
import { ColumnId, Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadRows } from '../parts/unread.js';

const Facet = Params({
  name: Type.String(),
  /** How a filter is called: 主题分类. */
  labels: Patterns,
  /** What it offers; two of them that can be chosen make a facet. */
  options: Patterns,
});

const params = Params({
  /** Where documents are shown; the columns together must do. */
  columns: Type.Optional(Type.Array(ColumnId, { minItems: 1 })),
  /** So many facets are due. */
  least: Type.Integer({ minimum: 1 }),
  facets: Type.Optional(Type.Array(Facet, { minItems: 1 })),
});

/** 分级分类: documents are shown, or can be filtered, by level of issuer, kind, theme, year, validity. */
export default defineCheck({
  id: 'documents/facets',
  title: '政府文件是否分级分类展示',
  needs: ({ columns = COLUMNS }) => columns.map((column) => `rows:${column}:1:P1Y:0` as const),
  params,
  messages: {
    'no-column': { zh: '网站上没有能打开的“{name}”栏目。', en: 'The site has no column {name} that opens.' },
    'too-few': {
      zh: '“{name}”只能按 {count} 种方式分类查看（{found}），应不少于 {due} 种。可以增加：{missing}。',
      en: '{name} shows documents by {count} facets ({found}); {due} are due. It might add {missing}.',
    },
    'perhaps-more': {
      zh: '“{name}”按几种方式分类查看无法判定：已看到 {count} 种（{found}），另有“{labels}”的字样，请人工核对。',
      en: 'By how many facets {name} shows documents could not be judged: {count} were seen ({found}), and the words {labels}. A person should see.',
    },
  },
  absences: ['no-column'],
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { columns = COLUMNS, least, facets = FACETS }, { asOf }): Judgement {
    const picked = columns.map((column) => pickRows(site, column, { from: '1990-01-01', to: asOf }));
    const lists = picked.flatMap((one, at) => {
      const column = site.column(columns[at] ?? '');
      // A column that only leads on to others shows them all the same.
      const hub = column.state === 'found' ? [column.value] : [];
      return one.state === 'found' ? [...hub, ...one.listing.lists] : [];
    });
    const name = columns.map((column) => columnName(site, column))[0] ?? '';
    const about = { column: name };
    const found = facets.flatMap((facet) => {
      const seen = lists.map((list) => seenFacet(list, facet)).find((one) => one !== undefined);
      return seen ? [{ facet, seen }] : [];
    });
    const names = found.map(({ facet }) => facet.name);
    const missing = facets.map((facet) => facet.name).filter((one) => !names.includes(one));
    const measured = { count: found.length, found: names, missing };
    const seen = found.map((one) => one.seen);
    if (found.length >= least) return passed({ measured, seen });
    const open = picked.find((one) => one.state === 'undecided');
    const evidence = [...seen, ...picked.flatMap((one) => one.evidence)].slice(0, 5);
    if (open?.state === 'undecided') return { ...undecided(`“${name}”的分类`, open.reason, evidence, about), measured };
    if (lists.length === 0) return failed({ code: 'no-column', data: { name }, evidence, ...about }, { measured });
    const views = lists.flatMap(({ pages }) => pages);
    const unseen = lists.find(({ pages, deadStatus }) => pages.length === 0 && deadStatus === undefined);
    const [script] = views.flatMap((view) => unreadRows(view) ?? (view.read().hasScriptMenu ? 'needs-browser' : []));
    const data = { name, count: found.length, found: names.length > 0 ? names : ['无'], due: least, missing };
    const unread = unseen ? (unseen.unknownBecause ?? 'not-crawled') : script;
    if (unread) return { ...undecided(`“${name}”的分类`, unread, evidence, about), measured };
    // Words that name a filter stand there without anything to choose: a script may bring it.
    const labels = facets
      .filter((facet) => missing.includes(facet.name))
      .flatMap(({ labels }) => views.flatMap((view) => findAny(squeeze(view.read().bodyText), labels) ?? []));
    if (found.length + new Set(labels).size >= least && labels.length > 0)
      return cantTell(
        'candidates',
        { code: 'perhaps-more', data: { ...data, labels: [...new Set(labels)] }, evidence, ...about },
        { measured },
      );
    return failed({ code: 'too-few', data, evidence, ...about }, { measured });
  },
});

const COLUMNS = ['documents'];

/** How documents of a government are told apart on sites: by level and body, kind, theme, year, state, whom they serve. */
const FACETS: readonly Static<typeof Facet>[] = [
  {
    name: '发文层级',
    labels: ['(?:发文|制发|发布)(?:机关|机构|单位|层级)[:：]?(?:全部|不限)|文件层级|层级分类'],
    options: [
      '^(?:区|县|市|镇)?(?:政府|人民政府)(?:文件|规范性文件)?$',
      '政府办(?:公室)?(?:文件|规范性文件)?$',
      '(?:区|县|市)?(?:直|级)?部门(?:文件|规范性文件)?$',
      '(?:街道|镇街|乡镇|街镇)(?:办事处)?(?:文件|规范性文件)?$',
      '^.{2,10}(?:局|委员会)$',
    ],
  },
  {
    name: '文件类型',
    labels: ['(?:文件|公文|信息)?(?:种类|类型|类别|文种)(?:分类)?[:：]?(?:全部|不限)'],
    options: [
      '规范性文件$',
      '^(?:政府)?规章$',
      '^其他(?:政策)?文件$',
      '^政策性?文件$',
      '^(?:通知|公告|通告|决定|意见|批复|命令|令)$',
      '^(?:规划|方案|计划)(?:文件|类)?$',
    ],
  },
  {
    name: '主题分类',
    labels: ['主题(?:分类|词)?[:：]?(?:全部|不限)|按主题|主题分类|题材分类'],
    options: [
      '财政|金融|审计|税务',
      '教育|科技|文化|体育',
      '卫生|医疗|医保',
      '民政|社会保障|就业|养老|人力资源',
      '城乡建设|住房|环境|城市管理|自然资源',
      '农业|农村|林业|水利',
      '工业|交通|商贸|市场监管|能源',
      '公安|应急|安全|司法',
      '综合政务|国民经济',
    ],
  },
  {
    name: '年份',
    labels: ['(?:发文|发布|成文)?年份[:：]?(?:全部|不限)|按年份'],
    options: ['^20\\d[02468]年?度?$', '^20\\d[13579]年?度?$'],
  },
  {
    name: '有效性',
    labels: ['(?:有效性|时效性?|效力)(?:状态)?[:：]?(?:全部|不限)'],
    options: ['^(?:现行|继续)?有效(?:文件)?$', '^已?(?:废止|失效)(?:文件)?$'],
  },
  {
    name: '服务对象',
    labels: ['(?:服务|适用)对象[:：]?(?:全部|不限)'],
    options: ['^(?:个人|群众|自然人)$', '^(?:企业|法人)$'],
  },
];

/** Two options that can be chosen: columns below, links beside the list, tabs, entries of a form. */
function seenFacet(list: Column, { labels, options }: Static<typeof Facet>): Evidence | undefined {
  const below = list.subColumns.map(({ name }) => name);
  for (const view of list.pages) {
    const { links, tabs, forms } = view.read();
    const rows = new Set(view.facts.items.map(({ url }) => url));
    const beside = links
      .filter(({ url, region, isVisible }) => isVisible && !NOT_A_CHOICE.has(region) && !rows.has(url))
      // A side menu names the columns of the whole platform; those below this one are known as such.
      .filter(({ url, region }) => region !== 'menu' || isSamePage(url, view.url))
      .map(({ text }) => text);
    const choices = [...below, ...tabs, ...beside].map((text) => squeeze(text).replace(/[（(]\d+[）)]$/, ''));
    const offered = options.flatMap((option) => choices.find((text) => occursInAny(text, [option])) ?? []);
    if (new Set(offered).size >= 2) return view.evidence(offered.slice(0, 3).join('、'));
    const field = forms.find((form) => hasField(form, labels, options));
    if (field) return view.evidence(field.text.slice(0, 60));
  }
  return undefined;
}

/** The same list, asked otherwise: `?theme=2`, `#policy`. */
const isSamePage = (url: string, page: string): boolean => url.split(/[?#]/)[0] === page.split(/[?#]/)[0];

/** Header and navigation are the site's, whatever they name. */
const NOT_A_CHOICE: ReadonlySet<string> = new Set(['header', 'footer', 'navigation', 'breadcrumb', 'pager']);

type Form = ReturnType<PageView['read']>['forms'][number];

/** A list to choose from in a form: by its label, or by what it offers. */
const hasField = ({ fields, text }: Form, labels: readonly string[], options: readonly string[]): boolean => {
  const selects = fields.filter(({ type }) => /select/i.test(type));
  if (selects.some(({ label }) => label !== undefined && occursInAny(`${squeeze(label)}全部`, labels))) return true;
  const words = text.split(/[\s|/]+/).map(squeeze);
  return (
    selects.length > 0 && options.filter((option) => words.some((word) => occursInAny(word, [option]))).length >= 2
  );
};
