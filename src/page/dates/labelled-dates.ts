import { findDates } from '../../lib/date/find-dates.js';
import type { PlacedLine } from '../regions/find-main.js';

/** A date of the page's own text with the words that name it. */
export interface LabelledDate {
  /** Without blanks and colon; empty for a date that nothing names. */
  readonly label: string;
  readonly on: string;
  /** The label and the date as they stand. */
  readonly quote: string;
  /** The whole line, and where it begins in the tree's text. */
  readonly line: string;
  readonly at: number;
  /** Place of the date in the line. */
  readonly index: number;
}

const before =
  /((?:[\u4e00-\u9fff《》][ \t]{0,4}){1,16}|(?:last )?updated?(?: on| at)?|date|time)\s{0,3}([:：∶]?)[\s|[(（【"“]{0,6}(?:约|为|是|于|在|自)?[\s[(（【]*$/i;
const bareLabel = /^[\s[(（【]*((?:[\u4e00-\u9fff][ ]{0,4}){2,10})\s*[:：∶]?\s*$/;
const bareWords =
  /(?:更新|修订|修改|修正|发布|发文|公开|公布|发表|成文|生成|印发|制定|施行|生效|维护|录入|上传|审核|编制|上网|归档|废止|失效)(?:的)?(?:日期|时间|日|于|为|是)?$|^(?:日期|时间)$|(?:于|日期|时间)$|^最[后近新]更新$|updated?/i;
const known =
  /(?:最[后近新])?(?:发布|发文|公开|公布|发表|刊发|上网|上传|录入|添加|编辑|创建|更新|修订|修改|成文|生成|印发|制定|施行|实施|生效|失效|废止|归档|开始|结束|截止|活动|会议|举办)?(?:日期|时间)$/;
/** A page that speaks of itself: 本指南（于）…更新, 更新至…, （2024年5月6日更新）. */
const after =
  /^\s*[日]?\s*[，,]?\s*(?:最[后近新])?(?:予以|进行)?(?:第.{1,3}次)?(更新|修订|修改)(?:[）)】\]。，,；;]|$|完毕|了|本|版)/;
const ownSubject = /(?:本(?:《?指南》?|页面?|目录|《[^》]{2,20}》|信息|栏目|网页)|最[后近新])[^。；;《》据照]{0,12}$/;

/** Every date of the lines, in order, with its label. */
export const findLabelledDates = (lines: readonly PlacedLine[]): LabelledDate[] => {
  const found: LabelledDate[] = [];
  for (const [index, { text, at }] of lines.entries()) {
    if (found.length > 5000) break;
    if (!/[\d０-９年]/.test(text)) continue;
    const dates = text.length > 20_000 ? [] : findDates(text);
    for (const [order, date] of dates.entries()) {
      const previous = order > 0 ? (dates[order - 1] as { index: number; quote: string }) : undefined;
      const start = previous ? previous.index + previous.quote.length : 0;
      const lead = text.slice(start, date.index);
      let label = labelIn(lead, text.length);
      let quote =
        label === ''
          ? date.quote
          : text.slice(start + lead.lastIndexOf(firstOf(label, lead)), date.index + date.quote.length);
      if (label === '' && /^[\s[(（【]*$/.test(lead) && start === 0 && index > 0) {
        const above = bareLabel.exec(lines[index - 1]?.text ?? '');
        const name = above?.[1]?.replace(/\s/g, '') ?? '';
        if (name !== '' && (/[:：∶]\s*$/.test(lines[index - 1]?.text ?? '') || bareWords.test(name))) {
          label = name;
          quote = `${lines[index - 1]?.text ?? ''} ${date.quote}`;
        }
      }
      if (label === '' || !/更新|修订|修改/.test(label)) {
        const tail = after.exec(text.slice(date.index + date.quote.length));
        const isOwn = ownSubject.test(lead) || (/^[\s（(【[]*$/.test(lead) && start === 0 && text.length < 40);
        if (tail && isOwn) {
          label = tail[1] as string;
          quote = text.slice(start, date.index + date.quote.length + tail[0].length);
        }
      }
      found.push({ label, on: date.on, quote: quote.trim().slice(-80), line: text, at, index: date.index });
    }
  }
  return found;
};

const firstOf = (label: string, lead: string): string => {
  const first = label[0] as string;
  return lead.includes(first) ? first : lead.slice(0, 1);
};

/** 【发布日期】2025-09-29. */
const boxed = /[【[]((?:[\u4e00-\u9fff][ \u00a0]{0,4}){2,10})[】\]]\s{0,3}[:：∶]?\s{0,3}$/;

const labelIn = (lead: string, lineLength: number): string => {
  const box = boxed.exec(lead.slice(-40))?.[1]?.replace(/\s/g, '') ?? '';
  if (bareWords.test(box)) return box;
  const match = before.exec(lead.slice(-40));
  if (!match) return '';
  const name = (match[1] as string).replace(/\s/g, '').replace(/^(?:的|为|是|于)/, '');
  const hasColon = match[2] !== '';
  // Joined cells and neighbouring words: keep the last word of a run that was parted by a tab.
  const cell =
    (match[1] as string)
      .split('\t')
      .filter((part) => part.trim() !== '')
      .at(-1)
      ?.replace(/\s/g, '') ?? name;
  const whole = cell.length >= 2 ? cell : name;
  // After another label's value (来源：某某局时间：…) only the known words are the label.
  const rest = lead.slice(0, lead.lastIndexOf((match[1] as string).trimEnd()));
  const text = /[:：∶]/.test(rest) ? (known.exec(whole)?.[0] ?? whole) : whole;
  const short = text.length > 12 ? (bareWords.exec(text)?.[0] ?? text.slice(-12)) : text;
  if (short.length < 2) return '';
  if (hasColon || /\t\s*$/.test(lead)) return short;
  // Without a colon only a noun or 于 names a date in running text; on a line of its own the verb will do.
  const isNamed = lineLength <= 30 ? bareWords.test(text) : /(?:日期|时间|[新订改布表]于)$|^最[后近]更新$/.test(text);
  return isNamed ? short : '';
};

/** Says that a label names the day of an update. */
export const isUpdateLabel = (label: string): boolean =>
  /(?:(?:更新|修订|修改|修正|维护)(?:的|了)?(?:日期|时间|日|于|为|是|至|到)*|updated?(?: on| at)?)$/i.test(label) &&
  !/下次|条例|办法|法规|法律|规定|未|生成|版权|系统/.test(label);
