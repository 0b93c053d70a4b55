/** What each kind of event says, in the words of an office. Long because it is the table of them. */
import type { OfficeEvent, OfficeEventKind } from '../model/office-event.js';
import { oneLine } from './content.js';
import type { RunSite, RunStanding } from './describe-run.js';

type Lang = 'zh' | 'en';

export interface Described {
  /** One line, with the figures that matter. */
  readonly subject: string;
  readonly lines: readonly string[];
  /** Path in the office. */
  readonly path?: string;
}

export interface EventContext {
  readonly lang: Lang;
  /** Of the event's site. */
  readonly siteName?: string;
  /** Of the event's run, with the sites that the receiver sees. */
  readonly run?: RunStanding;
}

/** Describes one event. Data that is missing is left out: nothing is made up. */
export function describeEvent(event: OfficeEvent, context: EventContext): Described {
  return DESCRIPTIONS[event.kind](factsOf(event, context));
}

interface Facts {
  readonly event: OfficeEvent;
  readonly say: (zh: string, en: string) => string;
  readonly lang: Lang;
  /** Name of the site, and of the unit where the event names one. */
  readonly who: string;
  readonly run: RunStanding | undefined;
  readonly text: (key: string) => string;
  readonly count: (key: string) => number | undefined;
  readonly list: (key: string) => readonly string[];
}

function factsOf(event: OfficeEvent, { lang, siteName, run }: EventContext): Facts {
  const { data } = event;
  const text = (key: string): string => {
    const value = data[key];
    return typeof value === 'string' || typeof value === 'number' ? oneLine(String(value), 120) : '';
  };
  const unit = text('unit');
  return {
    event,
    lang,
    say: (zh, en) => (lang === 'zh' ? zh : en),
    who: oneLine([siteName ?? event.site ?? '', unit].filter((part) => part !== '').join(' · '), 120),
    run,
    text,
    count: (key) => (typeof data[key] === 'number' ? data[key] : undefined),
    list: (key) => {
      const value = data[key];
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      return items.filter((item) => typeof item === 'string').map((item) => oneLine(item, 80));
    },
  };
}

const MOST_NAMES = 10;

/** `甲、乙、丙等 12 个`: never a list without end. */
function names(all: readonly string[], { lang }: Pick<Facts, 'lang'>): string {
  const shown = all.slice(0, MOST_NAMES).map((name) => oneLine(name, 60));
  if (lang === 'zh') return `${shown.join('、')}${all.length > MOST_NAMES ? ` 等 ${String(all.length)} 个` : ''}`;
  return `${shown.join(', ')}${all.length > MOST_NAMES ? ` and ${String(all.length - MOST_NAMES)} more` : ''}`;
}

const line = (condition: string | number | undefined | boolean, text: string): readonly string[] =>
  condition === undefined || condition === '' || condition === false || condition === 0 ? [] : [text];

function describeRunFinished(facts: Facts): Described {
  const { event, say, run } = facts;
  const path = event.run === undefined ? {} : { path: `/runs/${encodeURIComponent(event.run)}` };
  if (run === undefined) return { subject: say('一次检查已完成', 'A run has finished'), lines: [], ...path };
  const of = (test: (site: RunSite) => boolean): readonly string[] => run.sites.filter(test).map(({ name }) => name);
  const groups = [
    { zh: '单项否决', en: 'veto', sites: of(({ vetoes }) => vetoes > 0) },
    { zh: '变差', en: 'worse', sites: of(({ change }) => change === 'worse') },
    { zh: '变好', en: 'better', sites: of(({ change }) => change === 'better') },
    { zh: '未能判定', en: 'undetermined', sites: of(({ verdict }) => verdict === 'undetermined') },
  ].filter(({ sites }) => sites.length > 0);
  const total = run.sites.length;
  const figures = groups.map(({ zh, en, sites }) =>
    say(`${zh} ${String(sites.length)}`, `${String(sites.length)} ${en}`),
  );
  const title = oneLine(run.title, 60);
  const qualified = of(({ verdict }) => verdict === 'qualified').length;
  const unqualified = of(({ verdict }) => verdict === 'unqualified').length;
  return {
    subject: say(
      `检查完成：${title}，${[`${String(total)} 个网站`, ...figures].join('，')}`,
      `Run finished: ${title}, ${[`${String(total)} sites`, ...figures].join(', ')}`,
    ),
    lines: [
      say(
        `共检查 ${String(total)} 个网站：合格 ${String(qualified)}，不合格 ${String(unqualified)}，其余未能判定。评判日期 ${run.asOf}。`,
        `${String(total)} sites: ${String(qualified)} qualified, ${String(unqualified)} unqualified, the rest undetermined. Judged as of ${run.asOf}.`,
      ),
      ...groups.map(({ zh, en, sites }) => say(`${zh}：${names(sites, facts)}`, `${en}: ${names(sites, facts)}`)),
    ],
    ...path,
  };
}

const sitePath = ({ event }: Facts): { path?: string } =>
  event.site === undefined ? {} : { path: `/sites/${encodeURIComponent(event.site)}` };
const noticePath = (facts: Facts): { path?: string } => {
  const notice = facts.text('notice');
  return notice === '' ? sitePath(facts) : { path: `/rectification/notices/${encodeURIComponent(notice)}` };
};

const appealPath = ({ text }: Facts): string =>
  text('appeal') === '' ? '/appeals' : `/appeals/${encodeURIComponent(text('appeal'))}`;

/** What every message on a notice says of it. */
const noticeLines = ({ say, text, count }: Facts): readonly string[] => [
  ...line(text('number'), say(`文号：${text('number')}`, `Number: ${text('number')}`)),
  ...line(text('dueOn'), say(`整改期限：${text('dueOn')}`, `Due on: ${text('dueOn')}`)),
  ...line(
    count('items') !== undefined,
    say(
      `问题共 ${String(count('items'))} 项${count('open') === undefined ? '' : `，未销号 ${String(count('open'))} 项`}`,
      `${String(count('items'))} findings${count('open') === undefined ? '' : `, ${String(count('open'))} open`}`,
    ),
  ),
];

const onNotice =
  (subject: (facts: Facts) => string) =>
  (facts: Facts): Described => ({ subject: subject(facts), lines: noticeLines(facts), ...noticePath(facts) });

const DESCRIPTIONS: Readonly<Record<OfficeEventKind, (facts: Facts) => Described>> = {
  'run-finished': describeRunFinished,
  'run-missed': ({ say, text, count, lang }) => {
    const title = text('title') === '' ? text('schedule') : text('title');
    const missed = count('count');
    const [last, next] = [beijing(text('last')), beijing(text('next'))];
    return {
      subject: say(`定时检查没有按时进行：${title}`, `Scheduled run did not begin: ${title}`),
      lines: [
        ...line(last, say(`应于 ${last} 开始`, `Was due at ${last} (Beijing)`)),
        ...line(
          missed !== undefined && missed > 1,
          say(`前后共 ${String(missed)} 次`, `${String(missed)} times in all`),
        ),
        ...line(text('why'), say(`原因：${wordOf(text('why'), lang)}`, `Why: ${wordOf(text('why'), lang)}`)),
        ...line(text('madeUpBy'), say(`已补做：${text('madeUpBy')}`, `Made up by ${text('madeUpBy')}`)),
        ...line(next, say(`下一次：${next}`, `Next: ${next}`)),
      ],
      path: '/schedules',
    };
  },
  'site-vetoed': (facts) => {
    const { say, who, list } = facts;
    const rules = [...list('rules'), ...list('titles'), ...list('vetoes')];
    const count = rules.length > 0 ? `（${String(rules.length)}）` : '';
    return {
      subject: say(`单项否决：${who}${count}`, `Veto: ${who}${count === '' ? '' : ` (${String(rules.length)})`}`),
      lines: line(rules.length, say(`否决项：${names(rules, facts)}`, `By: ${names(rules, facts)}`)),
      ...sitePath(facts),
    };
  },
  'site-untested': (facts) => {
    const { say, who, text, lang } = facts;
    const why = [wordOf(text('why'), lang), text('message')].filter((part) => part !== '').join(say('；', '; '));
    return {
      subject: say(`未能检查：${who}`, `Could not be tested: ${who}`),
      lines: line(why, say(`原因：${why}`, `Why: ${why}`)),
      ...sitePath(facts),
    };
  },
  'availability-failed': (facts) => {
    const { say, who, text, count } = facts;
    const share = percent(count('share'));
    return {
      subject: say(`网站打不开：${who}，一周失败 ${share}`, `Site unavailable: ${who}, ${share} failed in a week`),
      lines: [
        say(
          `${text('from')} 至 ${text('to')} 访问首页 ${text('visits')} 次，${text('failed')} 次未能在 ${text('limitSeconds')} 秒内打开（${share}），达到或超过 ${percent(count('limitShare'))}。`,
          `${text('from')} to ${text('to')}: of ${text('visits')} visits to the home page ${text('failed')} did not open within ${text('limitSeconds')} s (${share}); the limit is ${percent(count('limitShare'))}.`,
        ),
      ],
      ...(facts.event.site !== undefined && { path: `/availability/${encodeURIComponent(facts.event.site)}` }),
    };
  },
  'review-waiting': (facts) => {
    const { say, who, count } = facts;
    const waiting = count('count') ?? count('waiting') ?? count('items');
    const figure = waiting === undefined ? '' : ` ${String(waiting)} `;
    return {
      subject: say(
        `待人工认定${figure === '' ? '' : `${figure}项`}${who === '' ? '' : `：${who}`}`,
        `${figure === '' ? 'Items' : `${figure.trim()} items`} wait for review${who === '' ? '' : `: ${who}`}`,
      ),
      lines: [],
      path: '/review',
    };
  },
  'notice-issued': onNotice(({ say, who }) => say(`整改通知：${who}`, `Rectification notice: ${who}`)),
  'rectification-due': onNotice(({ say, who, text }) =>
    say(`整改临期：${who}，期限 ${text('dueOn')}`, `Rectification due soon: ${who}, ${text('dueOn')}`),
  ),
  'rectification-overdue': onNotice(({ say, who, text }) =>
    say(`整改超期：${who}，期限 ${text('dueOn')}`, `Rectification overdue: ${who}, was due ${text('dueOn')}`),
  ),
  'reply-received': onNotice(({ say, who }) => say(`收到整改反馈：${who}`, `Reply received: ${who}`)),
  'rectification-closed': onNotice(({ say, who }) => say(`整改销号：${who}`, `Rectification closed: ${who}`)),
  'rectification-reopened': onNotice(({ say, who }) => say(`问题反弹：${who}`, `Rectification reopened: ${who}`)),
  'appeal-lodged': (facts) => {
    const { say, who, text } = facts;
    const rule = text('title') === '' ? text('rule') : text('title');
    return {
      subject: say(`收到申诉：${who}`, `Appeal lodged: ${who}`),
      lines: [
        ...line(rule, say(`指标：${rule}`, `Rule: ${rule}`)),
        ...line(text('dueOn'), say(`应于 ${text('dueOn')} 前答复`, `To be answered by ${text('dueOn')}`)),
      ],
      path: appealPath(facts),
    };
  },
  'appeal-decided': (facts) => {
    const { say, who, text } = facts;
    const rule = text('title') === '' ? text('rule') : text('title');
    const decision = ANSWERS[text('state')];
    return {
      subject: say(
        `申诉已答复：${who}${decision === undefined ? '' : `，${decision.zh}`}`,
        `Appeal decided: ${who}${decision === undefined ? '' : `, ${decision.en}`}`,
      ),
      lines: line(rule, say(`指标：${rule}`, `Rule: ${rule}`)),
      path: appealPath(facts),
    };
  },
};

const ANSWERS: Readonly<Record<string, { zh: string; en: string }>> = {
  granted: { zh: '予以采纳', en: 'granted' },
  rejected: { zh: '不予采纳', en: 'rejected' },
};

/** Causes that come as codes; a sentence stays as it is. */
const CAUSES: Readonly<Record<string, { zh: string; en: string }>> = {
  unreachable: { zh: '网站打不开', en: 'the site could not be reached' },
  blocked: { zh: '被网站的防护拦下', en: 'the site turned us away' },
  robots: { zh: '网站的 robots.txt 不允许访问', en: 'its robots.txt keeps us out' },
  crashed: { zh: '检查几次都没有做完', en: 'its audit did not come to an end, several times' },
  'nobody-there': { zh: '到点时程序没有运行', en: 'the program was not running then' },
  'still-at-work': { zh: '上一次检查还没有做完', en: 'the run before was still at work' },
};

const wordOf = (cause: string, lang: Lang): string => CAUSES[cause]?.[lang] ?? cause;

const percent = (share: number | undefined): string =>
  share === undefined ? '' : `${String(Math.round(share * 10_000) / 100)} %`;

/** Date and minute in Beijing; what is no instant stays as it is. */
function beijing(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
