/** Pages of single letters, and pages that print letters with their answers one below the other: read by their labels. */
import { findDates } from '../../lib/date/find-dates.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { MessageEntry } from '../../model/page.js';
import type { PlacedLine } from '../regions/find-main.js';
import { ASKED, REPLIED, stateIn, type MessageState } from './message-words.js';

const LABEL_SEPARATOR = String.raw`[\s:：\]】|]{0,6}`;
const MARK = new RegExp(
  [
    `(?<asked>${ASKED.source})${LABEL_SEPARATOR}(?=[12]\\d{3}[-/.年])`,
    `(?<replied>${REPLIED.source})${LABEL_SEPARATOR}(?=[12]\\d{3}[-/.年])`,
    `(?<state>(?:信件|来信|留言|办理|处理|回复|答复|受理|当前)*(?:状态|情况|进度)|是否(?:已)?(?:回复|答复))[\\s:：\\]】|]{1,6}(?<word>[^\\s，,。；;]{1,10})`,
    `(?:^|\\n)[\\s【[]*(?<answer>(?:官方|部门|单位|网站)?(?:回复|答复|办理|处理|反馈)(?:内容|意见|结果|详情|信息|选登)|(?:官方|部门|单位|网站)(?:回复|答复)|(?:回复|答复|答)(?=\\s*[:：\\n】\\]]))[\\s:：\\]】]*(?<text>[^\\n]{0,60})`,
  ].join('|'),
  'g',
);
/** What stands in the place of an answer. */
const NO_ANSWER =
  /^(?:暂无|暂未|尚未|还未|未)(?:回复|答复|处理|办理|反馈)?(?:内容|信息|意见)?[。！!]?$|^(?:等?待)(?:部门|单位)?(?:回复|答复|办理|处理)|^无$|正在(?:办理|处理|核实|转办)|(?:办理|处理)中[。！!]?$/;
const LEAST_ANSWER = 4;
const MOST_MESSAGES = 100;

interface Gathering {
  askedOn?: string;
  answeredOn?: string;
  state?: MessageState;
  hasAnswer?: boolean;
  lacksAnswer?: boolean;
  quote: string;
}

/** One entry for each labelled day of a question. */
export function readMessageBlocks(lines: readonly PlacedLine[], title: string): MessageEntry[] {
  const text = lines.map((line) => line.text).join('\n');
  if (!ASKED.test(text)) return [];
  const gathered: Gathering[] = [];
  /** What stands before the first question: a state in the head of the page. */
  let head: Gathering = { quote: '' };
  for (const match of text.matchAll(MARK)) {
    const { asked, replied, state, word = '', answer, text: said = '' } = match.groups ?? {};
    const after = match.index + match[0].length;
    const current = gathered.at(-1) ?? head;
    if (asked !== undefined) {
      const on = findDates(text.slice(after, after + 24))[0]?.on;
      if (on === undefined || gathered.length >= MOST_MESSAGES) continue;
      // One letter may name its day twice: come, and taken in.
      if (gathered.length === 1 && gathered[0]?.askedOn !== undefined && !/来信|写信|留言|提问|提交/.test(asked))
        continue;
      gathered.push({ ...head, askedOn: on, quote: text.slice(match.index, after + 12) });
      head = { quote: '' };
    } else if (replied !== undefined) {
      const on = findDates(text.slice(after, after + 24))[0]?.on;
      if (on !== undefined) current.answeredOn = on;
    } else if (state !== undefined) {
      const named = stateIn(word);
      if (named) {
        current.state = named;
        current.quote = match[0];
      }
    } else if (answer !== undefined) {
      const rest = squeeze(said) === '' ? nextLine(text, after) : squeeze(said);
      if (NO_ANSWER.test(rest)) {
        current.lacksAnswer = true;
        current.quote = `${answer}：${rest}`;
      } else if (rest.length >= LEAST_ANSWER && !MARK_START.test(rest)) current.hasAnswer = true;
    }
  }
  return gathered.map((one) => ({
    title,
    ...(one.askedOn === undefined ? {} : { askedOn: one.askedOn }),
    ...(one.answeredOn === undefined || one.lacksAnswer === true ? {} : { answeredOn: one.answeredOn }),
    state: stateOf(one),
    quote: squeeze(one.quote).slice(0, 80),
  }));
}

const MARK_START = new RegExp(`^(?:${ASKED.source}|${REPLIED.source}|(?:回复|答复|办理)(?:单位|部门|人|机关))`);

function stateOf({ answeredOn, hasAnswer, lacksAnswer, state }: Gathering): MessageEntry['state'] {
  if (state === 'void') return 'void';
  if (lacksAnswer === true) return 'waiting';
  if (hasAnswer === true || (answeredOn !== undefined && state !== 'waiting')) return 'answered';
  return state ?? 'unknown';
}

const nextLine = (text: string, from: number): string =>
  squeeze(
    text
      .slice(from, from + 200)
      .split('\n')
      .find((line) => line.trim() !== '') ?? '',
  );
