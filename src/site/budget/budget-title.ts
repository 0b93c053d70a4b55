/** What a title says of budgets and final accounts: of which years, and of which level of government. */
import { squeeze } from '../../lib/text/squeeze.js';

export interface BudgetTitle {
  readonly budgets: readonly number[];
  readonly accounts: readonly number[];
  /** 预决算 of these years: the two in one, or either. */
  readonly eithers: readonly number[];
  /** It speaks of budgets or accounts without a year. */
  readonly isUndated: boolean;
  readonly level: 'government' | 'department' | 'unnamed';
  /** The body that it names; empty where it names none. */
  readonly body: string;
}

/** What is said about budgets, and is none. */
const NO_BUDGET =
  /绩效(?:评价|自评|管理|考核|报告)|编制|调整|评审|招标|中标|采购(?:公告|项目)|追加|管理(?:办法|规定|制度)|解读|图解|审计|培训|座谈|学习|工作方案|征求|的函$|办法|转移支付|债券|村级|项目预算|工程(?:概|预|决|结)算|竣工/;
/** 三公经费预算 is a part of a budget. */
const PART = /[“"'‘]?三公[”"'’]?(?:经费)?(?:财政拨款)?(?:支出)?(?:情况)?(?:预决算|预算|决算)?(?:情况)?/g;

const YEAR_FIRST = /(20\d{2})(?:年度?)?([^\d年]{0,24}?)(预决算|预算|决算)(执行|安排执行|法|单位)?/g;
const YEAR_LAST = /(预决算|预算|决算)(?:公开|信息|情况|说明|表|草案|报告|及)*[（(【[]?(20\d{2})/g;

/** Undefined for a title that is about something else. */
export function readBudgetTitle(title: string): BudgetTitle | undefined {
  const text = squeeze(title)
    .normalize('NFKC')
    .replace(CHINESE_YEAR, inDigits)
    .replace(PART, '')
    .replace(/[（(](?:本级|机关|本部)[）)]/g, '')
    .replace(/\.\w{2,4}$/, '');
  if (!/[预决]算/.test(text) || NO_BUDGET.test(text)) return undefined;
  const years = { 预算: new Set<number>(), 决算: new Set<number>(), 预决算: new Set<number>() };
  const add = (kind: string, year: string): void => {
    years[kind as keyof typeof years].add(Number(year));
  };
  let isDated = false;
  for (const [, year = '', , kind = '', after] of text.matchAll(YEAR_FIRST)) {
    isDated = true;
    if (after === undefined) add(kind, year);
  }
  if (!isDated)
    for (const [, kind = '', year = ''] of text.matchAll(YEAR_LAST)) {
      isDated = true;
      add(kind, year);
    }
  if (!isDated && /预算执行/.test(text)) return undefined;
  return {
    budgets: [...years['预算']],
    accounts: [...years['决算']],
    eithers: [...years['预决算']],
    isUndated: !isDated && !/20\d{2}/.test(text),
    level: /部门|单位/.test(text)
      ? 'department'
      : /政府(?!办|采购|性基金|信息)|财政(?!局|厅|所|办)|本级|[区县市镇乡]级|全[区县市镇乡]|总预算|总决算|一般公共|草案/.test(
            text,
          )
        ? 'government'
        : 'unnamed',
    body: bodyOf(text),
  };
}

/** The body before the words about the budget: `青禾区水利局2025年部门预算公开` → 青禾区水利局. */
const bodyOf = (text: string): string =>
  text
    .replace(/20\d{2}年?度?(?:以来)?/g, '')
    .replace(/[《》“”"[\]【】]|[（(](?:本级|机关|本部|汇总|含.*?)[）)]/g, '')
    .replace(/^(?:关于|公布|公开|发布)+/, '')
    .replace(
      /(?:的)?(?:(?:地方)?(?:政府|财政|部门|单位|本级|本部门|[区县市镇乡]级|全[区县市镇乡]|一般公共|收支|总|信息|公开|各项|四本)*)(?:预决算|预算|决算).*$/,
      '',
    )
    .replace(/关于$/, '')
    .replace(/(?:(?<=局)局)?(?:机关|本级|本部)$/, '')
    .replace(/人民$/, '人民政府');

/** 二〇二五年, also with a letter O or a zero of another script. */
const CHINESE_YEAR = /[二2][〇○零oO0][〇○零oO0一二三四五六七八九\d]{2}(?=年)/g;
const inDigits = (year: string): string =>
  [...year]
    .map((char) => (/\d/.test(char) ? char : String(Math.max(0, '〇一二三四五六七八九'.indexOf(char)))))
    .join('');
