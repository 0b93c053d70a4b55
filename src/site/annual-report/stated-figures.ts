/** Figures that the prose of an annual report states about what its tables say, too (standards §3.5, I7). */
import { squeeze } from '../../lib/text/squeeze.js';

export type StatedKind =
  | 'new'
  | 'carried-in'
  | 'carried-out'
  | 'handled'
  | 'granted'
  | 'partly'
  | 'refused'
  | 'unable'
  | 'declined'
  | 'others'
  | 'made'
  | 'repealed'
  | 'in-force'
  | 'reviews'
  | 'lawsuits';

export interface StatedFigure {
  readonly kind: StatedKind;
  readonly value: number;
  /** The words that state it, with what stands around them. */
  readonly quote: string;
}

const APPLICATIONS = '(?:政府信息公开|政府信息|信息公开|依申请公开)(?:的|类)?申请(?:事项)?';
const GAP = '(?:数量|总数|件数)?(?:一?共计?|合计|总计|总共|计|为|是|了|有|:)?';
const COUNT = '(\\d+(?:,\\d{3})*)';
const CASES = `${COUNT}(?:件|宗|份|起|例|条)`;
const RULES = `${COUNT}(?:件|部|份|个|项)`;

const result = (words: string): RegExp[] => [new RegExp(`${words}(?:的)?(?:申请)?${GAP}${COUNT}件`, 'g')];
const PATTERNS: readonly (readonly [StatedKind, readonly RegExp[]])[] = [
  [
    'new',
    [
      new RegExp(`新收(?:到)?(?:${APPLICATIONS}|申请)${GAP}${CASES}`, 'g'),
      new RegExp(
        `(?:收到|受理|接收)(?:公民、?法人(?:和|或|或者)其[他它]组织)?(?:提出的|提交的)?(?:各类)?${APPLICATIONS}${GAP}${CASES}`,
        'g',
      ),
      new RegExp(`(?:收到|受理|接收)(?:各类)?${CASES}${APPLICATIONS}`, 'g'),
    ],
  ],
  ['carried-in', [new RegExp(`(?:上一?年度?结转|结转上一?年度?)(?:的)?(?:${APPLICATIONS}|申请)?${GAP}${CASES}`, 'g')]],
  [
    'carried-out',
    [
      new RegExp(`结转(?:至|到)?下一?年度?(?:继续)?(?:办理)?(?:的)?(?:${APPLICATIONS}|申请)?${GAP}${CASES}`, 'g'),
      new RegExp(`${CASES}(?:申请)?结转(?:至|到)?下一?年`, 'g'),
    ],
  ],
  ['handled', [new RegExp(`办结(?:${APPLICATIONS}|申请)?${GAP}${CASES}`, 'g')]],
  ['granted', result('(?<!不|主动)予以公开')],
  ['partly', result('部分公开')],
  ['refused', result('不予公开')],
  ['unable', result('无法提供')],
  ['declined', result('不予处理')],
  ['others', result('其[他它]处理')],
  ['made', [new RegExp(`(?:制发|制定|出台|印发)(?:行政)?规范性文件${GAP}${RULES}`, 'g')]],
  ['repealed', [new RegExp(`废止(?:行政)?规范性文件${GAP}${RULES}`, 'g')]],
  ['in-force', [new RegExp(`现行有效(?:的)?(?:行政)?规范性文件${GAP}${RULES}`, 'g')]],
  ['reviews', [new RegExp(`信息公开[^,。]{0,12}行政复议(?:案件|申请)?${GAP}${CASES}`, 'g')]],
  ['lawsuits', [new RegExp(`信息公开[^。]{0,24}行政诉讼(?:案件)?${GAP}${CASES}`, 'g')]],
];

/** A sentence about a part of the year, several years, or other bodies says nothing about the report's tables. */
const OTHER_SCOPE =
  /[上下]半年|季度|近[两三四五几]年|以来|累计|历年|\d月份|五年|[各所下属]{1,2}(?:级|部门|单位|镇|乡|街道|委办局|区县|县区)|同比|相比|较(?:上|去)年|比(?:上|去)年|目标|计划/;
/** What else is received, handled and carried over. */
const OTHER_MATTERS = /热线|工单|建议|提案|信件|来信|来访|咨询|留言|案件|诉求|投诉件|许可|处罚/;
const ABOUT_APPLICATIONS = /信息公开(?:的|类)?申请|依申请公开|申请公开/;
/** Kinds whose words by themselves do not say that they are about applications. */
const NEEDS_CONTEXT: ReadonlySet<StatedKind> = new Set<StatedKind>([
  'carried-in',
  'carried-out',
  'handled',
  'granted',
  'partly',
  'refused',
  'unable',
  'declined',
  'others',
]);
/** Before the words, in the same clause: only some of the applications are meant, or those of another year. */
const SOME_OF_THEM =
  /网络|网上|网站|在线|线上|信函|当面|现场|邮件|邮箱|邮寄|平台|传真|窗口|微信|其中|去年|涉及|关于|有关|代|转/;

/** The figures that the text states of the whole report year and of the reporting body. */
export function statedFigures(text: string, year: number): StatedFigure[] {
  const found = new Map<string, StatedFigure>();
  for (const line of text.split('\n')) {
    if (line.includes('\t') && line.length / line.split('\t').length <= LONGEST_CELL) continue;
    const even = squeeze(line);
    for (const sentence of even.split(/[。；;！!]/)) {
      const years = [...sentence.matchAll(/(20\d\d)年/g)].map(([, named]) => Number(named));
      if (OTHER_SCOPE.test(sentence) || years.some((named) => named !== year)) continue;
      const isAbout = ABOUT_APPLICATIONS.test(even) && !OTHER_MATTERS.test(sentence);
      for (const figure of statedIn(sentence))
        if (isAbout || !NEEDS_CONTEXT.has(figure.kind)) found.set(`${figure.kind} ${String(figure.value)}`, figure);
    }
  }
  return [...found.values()];
}

/** Longer cells are prose in a table that lays out the page. */
const LONGEST_CELL = 60;

function* statedIn(sentence: string): Generator<StatedFigure> {
  for (const [kind, expressions] of PATTERNS) {
    for (const expression of expressions) {
      for (const match of sentence.matchAll(expression)) {
        const clause =
          sentence
            .slice(0, match.index)
            .split(/[,，、:：(（]/)
            .at(-1) ?? '';
        if (SOME_OF_THEM.test(clause)) continue;
        const quote = sentence.slice(Math.max(0, match.index - 12), match.index + match[0].length + 6);
        yield { kind, value: Number((match[1] ?? '').replaceAll(',', '')), quote };
      }
    }
  }
}
