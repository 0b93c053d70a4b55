/** What one rule stood on at one site, for a terminal: columns, pages, what passing it would be worth, and how the score adds up. */
import type { Sighting, Column } from '../../model/site-model.js';
import type { Examination } from '../../pipeline.js';
import type { Say } from '../language.js';
import { printable } from '../text/printable.js';
import { textTable } from '../text/text-table.js';

/** All of it, each part under a heading of its own. */
export function describeExamination(examination: Examination, say: Say): string {
  return [
    describeColumns(examination, say),
    describePages(examination, say),
    describeGain(examination, say),
    describeSum(examination, say),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

const MOST_PAGES = 20;

function describeColumns({ columns }: Examination, say: Say): string {
  if (columns.length === 0) return '';
  const lines = columns.flatMap(({ term, sighting, nearMisses }) => [
    `    ${term.name}（${term.id}）${say('：', ': ')}${printable(stateOf(sighting, say))}`,
    ...nearMisses.map(
      ({ text, url, why, by }) =>
        `      ${say('没有采用', 'not taken')} “${printable(text)}” ${printable(url)}${say('：', ': ')}${whyNot(why, by, say)}`,
    ),
  ]);
  return [say('  找过的栏目', '  columns looked for'), ...lines].join('\n');
}

function stateOf(sighting: Sighting<Column>, say: Say): string {
  if (sighting.state === 'absent')
    return say(`没有；找过 ${sighting.looked.length} 页`, `absent; ${sighting.looked.length} pages were looked at`);
  if (sighting.state === 'undecided')
    return say(`没有看全（${sighting.reason}）`, `not seen whole (${sighting.reason})`);
  const { name, url, items, blankness, isWhole } = sighting.value;
  const rows = say(
    `${items.length} 条${isWhole ? '' : '（没有翻完）'}`,
    `${items.length} rows${isWhole ? '' : ' (not to the end)'}`,
  );
  const blank = {
    filled: '',
    blank: say('，空白', ', blank'),
    'stated-none': say('，写明没有此项', ', says there is nothing'),
    unknown: say('，看不出有没有内容', ', open whether it holds anything'),
  };
  return `“${name}” ${url}${say('，', ', ')}${rows}${blank[blankness]}`;
}

function whyNot(why: string, by: string | undefined, say: Say): string {
  switch (why) {
    case 'excluded':
      return say(`含有“${by ?? ''}”，是别的栏目`, `“${by ?? ''}” in it makes it another column`);
    case 'other':
      return say(`是“${by ?? ''}”栏目`, `it is the column ${by ?? ''}`);
    case 'others':
      return say(`是${by ?? '别的机关'}的`, `it is that of ${by ?? 'another body'}`);
    case 'hidden':
      return say('访问者看不见这个链接', 'visitors do not see this link');
    default:
      return say('词表里没有这个叫法，可用 aliases+ 添加', 'no known name; aliases+ adds one');
  }
}

function describePages({ pages }: Examination, say: Say): string {
  if (pages.length === 0) return '';
  const lines = pages.slice(0, MOST_PAGES).map(({ url, facts }) => `    ${printable(url)}  ${printable(facts.title)}`);
  const more = pages.length - lines.length;
  return [
    say('  读过的页面', '  pages read'),
    ...lines,
    ...(more > 0 ? [say(`    还有 ${more} 页`, `    and ${more} more`)] : []),
  ].join('\n');
}

/** The fewest things to mend, and what that brings. */
function describeGain({ outcome, whatIf: { now, then } }: Examination, say: Say): string {
  if (outcome.value !== 'failed' && outcome.value !== 'cantTell') return '';
  const failed = outcome.findings.filter(({ value }) => value === 'failed');
  const open = outcome.findings.filter(({ value }) => value === 'cantTell');
  const steps = [
    ...failed.map(
      ({ message, messageEn }) => `    ${say('改', 'mend')}  ${printable(say(message, messageEn ?? message))}`,
    ),
    ...open.map(
      ({ message, messageEn }) => `    ${say('核', 'check')}  ${printable(say(message, messageEn ?? message))}`,
    ),
  ];
  const gain = then.points.value - now.points.value;
  const verdict =
    now.verdict === then.verdict
      ? ''
      : say(`，结论由 ${now.verdict} 变为 ${then.verdict}`, `; ${now.verdict} becomes ${then.verdict}`);
  const worth = say(
    `  通过以后：${now.points.value.toFixed(2)} → ${then.points.value.toFixed(2)} 分（${signed(gain)}），下限 ${now.points.min.toFixed(2)} → ${then.points.min.toFixed(2)}${verdict}`,
    `  once passed: ${now.points.value.toFixed(2)} → ${then.points.value.toFixed(2)} points (${signed(gain)}), at least ${now.points.min.toFixed(2)} → ${then.points.min.toFixed(2)}${verdict}`,
  );
  return [say('  要通过，最少要做', '  the least that would pass'), ...steps, worth].join('\n');
}

const signed = (points: number): string => `${points >= 0 ? '+' : '−'}${Math.abs(points).toFixed(2)}`;

/** Points of all deduction rules, section by section, and what they come to. */
function describeSum({ outcomes, scoring, outcome, whatIf: { now } }: Examination, say: Say): string {
  const counting = outcomes.filter(({ level, points }) => level === 'deduction' && points.outOf > 0);
  const sum = (pick: (points: (typeof counting)[number]['points']) => number): number =>
    Math.round(counting.reduce((total, { points }) => total + pick(points) * 100, 0)) / 100;
  const [outOf, min, max] = [sum((one) => one.outOf), sum((one) => one.min), sum((one) => one.max)];
  const decided = Math.round((outOf - (max - min)) * 100) / 100;
  const { value, bonus } = now.points;
  const rows = now.sections
    .filter((section) => section.outOf > 0)
    .map((section) => [
      section.title,
      `${section.earned} / ${section.outOf}`,
      section.id === outcome.section ? say('← 这条规则', '← this rule') : '',
    ]);
  const line = say(
    `    合计 ${min} / ${outOf}，未定 ${Math.round((max - min) * 100) / 100}：${min} ÷ ${decided} × ${scoring.base} = ${(value - bonus).toFixed(2)}${bonus > 0 ? ` + 加分 ${bonus}` : ''}`,
    `    in all ${min} / ${outOf}, open ${Math.round((max - min) * 100) / 100}: ${min} ÷ ${decided} × ${scoring.base} = ${(value - bonus).toFixed(2)}${bonus > 0 ? ` + bonus ${bonus}` : ''}`,
  );
  return [say('  总分怎么来的', '  how the score adds up'), textTable(rows, '    '), line].join('\n');
}
