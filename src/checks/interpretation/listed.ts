/** All interpretations that the site lists in some time, whatever document they belong to, and whether more may stand unseen. */
import { Type, type Static } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import type { Need } from '../../model/need.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { Interpretation, InterpretationForm, SiteModel } from '../../model/site-model.js';
import { interprets, readForms } from '../../site/documents/interpretation-forms.js';
import { FORM_NAMES } from './form-names.js';
import { isWithin, PeriodParams, readBack, type Span } from '../parts/period.js';
import { unreadReason } from '../parts/unread.js';

/** A form of interpretation, by its id. */
export const Form = Type.Union(
  (Object.keys(FORM_NAMES) as InterpretationForm[]).map((form) => Type.Literal(form)),
  { title: '解读形式' },
);

/** Parameters of rules on the interpretations of some time. */
export const ListedParams = {
  ...PeriodParams,
  /** How many of their pages to open, evenly spaced over the time. */
  sample: Type.Optional(Type.Integer({ minimum: 0 })),
};

export const listedNeeds = (rule: {
  readonly sample?: number;
  readonly period?: Static<typeof PeriodParams.period>;
  readonly maxAge?: string;
}): readonly Need[] => [`interpretations:${rule.sample ?? OPENED}:${readBack(rule)}`];
/** Pages that tell the forms and sources of a time; more cost more than they tell. */
export const OPENED = 20;

/** One of them, with its forms and the day that readers see. */
export interface Listed extends Interpretation {
  readonly on?: string;
}

/** Rows of the lists of interpretations, what documents lead to, and rows elsewhere that call themselves one; each address once. */
export function listedInterpretations(site: SiteModel): readonly Listed[] {
  const found = new Map<string, Listed>();
  const add = (one: Interpretation): void => {
    const { page } = one;
    const known = found.get(one.url);
    const on = one.publishedOnFrom === 'visible' || one.publishedOnFrom === 'list' ? one.publishedOn : undefined;
    if ((known && (known.page || !page)) || (on !== undefined && on > site.asOf)) return;
    found.set(one.url, { ...one, forms: allForms(one), ...((on ?? known?.on) ? { on: on ?? known?.on ?? '' } : {}) });
  };
  site.interpretations.things.forEach(add);
  site.documents.things.flatMap(({ interpretations }) => interpretations).forEach(add);
  for (const { facts } of site.pages)
    for (const { title, url, publishedOn } of facts.items)
      if (!found.has(url) && interprets(title) && !isOtherThing(squeeze(title))) {
        const page = site.page(url);
        // 政策解读 on a page that leads to it: the list, no interpretation.
        if (page?.facts.kind === 'column' && publishedOn === undefined) continue;
        add({
          title,
          url,
          ...(page && { page }),
          ...(publishedOn !== undefined && { publishedOn, publishedOnFrom: 'list' as const }),
          ...readForms(title, undefined, undefined, url),
        });
      }
  return [...found.values()].filter(
    ({ deadStatus, title }) => deadStatus === undefined && !OF_SUPERIORS.test(squeeze(title)),
  );
}
const isOtherThing = (title: string): boolean =>
  LIST_NAME.test(title) || NO_INTERPRETATION.test(title) || (CONFERENCE.test(title) && !POLICY.test(title));
/** 文字解读 in a menu is a column. */
const LIST_NAME =
  /^(?:政策|文件|文字|图片|图文|图表|视频|音频|动漫|专家|媒体|部门|领导|上级|本级|其他|最新|相关)*(?:解读|图解|问答)$/;
/** 第一解读人制度, 政策解读工作方案: about interpreting, no interpretation. */
const NO_INTERPRETATION = /解读.{0,8}(?:制度|工作方案|通知|通报|培训|会议|工作情况|栏目|比赛|大赛|征集)/;
/** 疫情防控工作新闻发布会: of a press conference outside the lists only its title tells that it explains a policy. */
const CONFERENCE = /发布会|吹风会|通气会/;
const POLICY = /解读|政策|《|办法|规定|细则|措施|条例|意见|方案/;

/** What bodies above issued is often reposted. */
const OF_SUPERIORS = /国务院|中共中央|国家[^，。]{1,8}(?:总局|局|委|部|办)|省(?:人民)?政府|省委/;

/** Words anywhere in a title, names of documents aside, that only an interpretation of that form has. */
const WORDS: readonly (readonly [RegExp, InterpretationForm])[] = [
  [/演示/, 'demo'],
  [/直播|在线访谈|访谈实录/, 'live'],
  [/问答|你问我答|一问一答|有问必答/, 'qa'],
];

/** Questions that open a line, each with its answer: 问：…… 答：…… */
const QUESTION = /^(?:问|Q)\s*\d{0,2}\s*[：:]/gim;
const LEAST_QUESTIONS = 2;

/** The forms by title, page and list, with those that only the whole title or the text of the page tells. */
function allForms({ title, forms, page }: Interpretation): readonly InterpretationForm[] {
  const bare = squeeze(title).replace(/《[^》]*》/g, '《》');
  const named = WORDS.flatMap(([words, form]) => (words.test(bare) ? [form] : []));
  const asks = page && unreadReason(page) === undefined ? (page.read().contentText.match(QUESTION)?.length ?? 0) : 0;
  return [...new Set([...forms, ...named, ...(asks >= LEAST_QUESTIONS ? (['qa'] as const) : [])])];
}

/** Those of that time; `undated` show no day by which to tell. */
export function ofTime(
  all: readonly Listed[],
  span: Span,
): { readonly within: readonly Listed[]; readonly undated: readonly Listed[] } {
  return {
    within: all.filter(({ on }) => on !== undefined && isWithin(on, span)),
    undated: all.filter(({ on }) => on === undefined),
  };
}

/** Why interpretations of that day or later may stand where nobody looked. */
export function missedSince({ interpretations, crawl }: SiteModel, from: string): CantTellReason | undefined {
  const { isWhole, backTo, reason } = interpretations;
  if (isWhole || (reason === undefined && backTo !== undefined && backTo < from)) return undefined;
  return reason ?? (crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated');
}

/** Its page, else the list that shows it. */
export const listedEvidence = (site: SiteModel, { page, title }: Interpretation): readonly Evidence[] =>
  page ? [page.evidence(title)] : site.interpretations.looked.slice(0, 1).map((one) => ({ ...one, quote: title }));

/** Its page was not opened, or not read: its forms may be more than its title and list tell. */
export const isUnopened = ({ page }: Interpretation): boolean => !page || unreadReason(page) !== undefined;
