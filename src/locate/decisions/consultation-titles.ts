/** What the titles of a consultation column say: a draft put to the public, or what came of it, and of which draft. */
import { squeeze } from '../../lib/text/squeeze.js';

/** 《…》 names the draft: what it says of results or of surveys is its subject. */
const withoutName = (title: string): string => squeeze(title).replace(/[《〈][^》〉]*[》〉]/g, '《》');

const RESULT =
  /结果|采纳|吸纳|意见(?:和|与|及|、)?(?:建议)?的?反馈(?!渠道|方式|途径|邮箱|表|期)|反馈(?:情况|公告|公示|公布|说明|汇总|报告)|征(?:集|求|询)(?:公众|社会|群众)?(?:意见|建议)*的?(?:反馈|情况)|意见(?:建议)?(?:征集|收集|处理|办理|汇总|梳理)?的?(?:处理|落实)?情况|意见(?:建议)?汇总/;
const DRAFT =
  /(?:征求|征集|征询|听取|收集).{0,60}意见|意见.{0,6}(?:征集|征求|征询|征询)|意见稿|草案|送审稿|公开征求|向社会征求/;
const NO_DRAFT =
  /问卷|满意度|线索|作品|标识|徽标|logo|口号|吉祥物|招募|志愿者|照片|摄影|稿件|征文|投票|评选|招聘|供应商|专家库|中介机构|解读|(?:起草|编制|制定|制订|修订)说明$/i;

/** A title that says what came of a consultation. */
export const isFeedbackTitle = (title: string): boolean => RESULT.test(withoutName(title));

/** A title that puts a draft to the public; surveys and calls for contributions do not. */
export const isConsultationTitle = (title: string): boolean =>
  DRAFT.test(squeeze(title)) && !isFeedbackTitle(title) && !NO_DRAFT.test(withoutName(title));

/** A link that says no more than that it leads to the result. */
export const isFeedbackLink = (text: string): boolean =>
  /^(?:[点查]击?看?|查看)?(?:意见|建议|民意|公众意见)?(?:征集|征求意见|征求|调查|采纳)?(?:的)?(?:结果|反馈|采纳)(?:情况|结果|反馈|公告|公示|公布|说明)*$/.test(
    squeeze(text).replace(/[>》»:：]+$/, ''),
  );

const MARKS =
  /[(（](?:公开)?(?:征求|征集)?(?:意见稿?|草案|送审稿|讨论稿|修订稿|代拟稿|初稿|建议稿|试行|暂行|修订|修订版)[^)）]{0,12}[)）]|(?:公开)?征求意见稿|(?:修订)?草案(?:征求意见稿|稿)?$|送审稿$/g;
const CIRCUMSTANCE =
  /建言献策|活动|向社会|(?:公开|再次|二次|第二次|广泛)?(?:征求|征集|征询|听取|收集)|(?:公众|社会|群众|社会公众|社会各界)?意见(?:和|与|及|、)?(?:建议)?|建议|公开|采纳|吸纳|结果|反馈|情况|公告|公示|通告|通知|启事|公布|说明|汇总|报告|的函|的/g;
const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]|丨/gu, '');

/** What a consultation is about: 关于《青禾区…办法（征求意见稿）》公开征求意见的公告 → 青禾区…办法. */
export function consultationSubject(title: string): string {
  const text = squeeze(title);
  const quoted = [...text.matchAll(/[《〈]([^》]{4,})[》〉]/g)].map((found) => found[1] ?? '');
  const name = quoted.sort((a, b) => b.length - a.length)[0];
  if (name !== undefined) return plain(name.replace(MARKS, ''));
  const named = text.replace(/^.{0,24}?关于(?:对|就|向社会|公开)*/, '');
  return plain(named.replace(MARKS, '').replace(CIRCUMSTANCE, ''));
}

/** Whether two titles speak of one draft: the same name, but for the place or body put before it. */
export function isSameSubject(one: string, other: string): boolean {
  const [short, long] = [consultationSubject(one), consultationSubject(other)].sort((a, b) => a.length - b.length) as [
    string,
    string,
  ];
  if (short.length < 4 || yearsIn(short) !== yearsIn(long)) return false;
  if (long.endsWith(short)) return short.length * 2 >= long.length || short.length >= 8;
  const isNamed = /[《〈]/.test(one) && /[《〈]/.test(other);
  return !isNamed && likeness(short, long) >= LEAST_LIKENESS;
}

const yearsIn = (text: string): string => [...text.matchAll(/20\d{2}/g)].map(([year]) => year).join(' ');

/** Titles without 《…》 put the same words in another order. */
const LEAST_LIKENESS = 0.75;

/** Dice's share of two-character words that two texts have in common. */
function likeness(one: string, other: string): number {
  const words = (text: string): Set<string> =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
  const [a, b] = [words(one), words(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
