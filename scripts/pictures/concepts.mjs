import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run-program.mjs';

// The READMEs' picture of the concepts, once a language: what goes into an audit, what comes out, what an office makes of it.
const FOLDER = join(ROOT, 'reports', 'pictures');
const WORDS = {
  zh: {
    title: '一次检查：规则、网站、快照、结果、得分、报告',
    once: '检查一次',
    again: '办公系统：一次接一次',
    rules: ['规则集', 'YAML，每条有依据'],
    site: ['网站', ''],
    crawl: ['抓取', '守规矩，只取要看的'],
    snapshot: ['快照', 'WARC，逐条有摘要'],
    judge: ['评判', '每个结果有证据'],
    score: ['计分', '得分和可能区间'],
    report: ['报告', '结论、问题、依据'],
    replay: 'replay：不联网再判，结果相同',
    outcomes: ['通过', '未通过', '待核实', '未检测', '不适用'],
    history: ['问题台账', '新发现、仍在、已改'],
    review: ['人工认定', '待核实的由人定'],
    rectification: ['整改', '通知、答复、期限'],
    second: ['复测', '看过且改好才销号'],
    schedule: '定时再查',
  },
  en: {
    title: 'One audit: rules, site, snapshot, outcomes, score, report',
    once: 'One audit',
    again: 'The office: audit after audit',
    rules: ['Rule set', 'YAML, each with its clause'],
    site: ['Website', ''],
    crawl: ['Crawl', 'polite, only what is needed'],
    snapshot: ['Snapshot', 'WARC with digests'],
    judge: ['Judge', 'every finding has evidence'],
    score: ['Score', 'points and their interval'],
    report: ['Report', 'verdict, findings, clauses'],
    replay: 'replay: judged again offline, same result',
    outcomes: ['passed', 'failed', 'cantTell', 'untested', 'inapplicable'],
    history: ['Findings', 'new, persisting, fixed'],
    review: ['Review', 'people settle cantTell'],
    rectification: ['Rectification', 'notice, reply, due day'],
    second: ['Second test', 'closed only if seen fixed'],
    schedule: 'on schedule',
  },
};
const INK = '#1f2933';
const QUIET = '#52606d';
const LINE = '#9aa5b1';
const BOX = { width: 168, height: 62 };
const OUTCOME_COLOURS = ['#1b7f4b', '#a61b1b', '#8a5a00', '#52606d', '#627d98'];

const text = (x, y, words, { size = 15, fill = INK, weight = 400, anchor = 'middle' } = {}) =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-weight="${weight}" text-anchor="${anchor}">${words}</text>`;

const box = (x, y, [name, note], stroke = '#2c6fa3') =>
  `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="#fff" stroke="${stroke}" stroke-width="1.5"/>` +
  text(x + BOX.width / 2, y + (note === '' ? 37 : 27), name, { size: 17, weight: 600 }) +
  (note === '' ? '' : text(x + BOX.width / 2, y + 48, note, { size: 12, fill: QUIET }));

const arrow = (path, isDashed = false) =>
  `<path d="${path}" fill="none" stroke="${LINE}" stroke-width="2" marker-end="url(#end)"${isDashed ? ' stroke-dasharray="5 4"' : ''}/>`;

const outcome = (name, at) => {
  const x = 296 + at * 112;
  return `<rect x="${x}" y="222" width="104" height="26" rx="13" fill="${OUTCOME_COLOURS[at]}"/>${text(x + 52, 240, name, { size: 13, fill: '#fff', weight: 600 })}`;
};

/** The whole picture in one language. */
const concepts = (
  words,
) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 480" role="img" aria-labelledby="title" font-family="'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif">
<title id="title">${words.title}</title>
<defs><marker id="end" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" fill="${LINE}"/></marker></defs>
<rect width="1000" height="480" rx="8" fill="#f7f7f5"/>
${text(24, 34, words.once, { size: 14, fill: QUIET, weight: 600, anchor: 'start' })}
${box(24, 52, words.rules)}${box(24, 134, words.site, LINE)}
${box(218, 93, words.crawl)}${box(412, 93, words.snapshot)}${box(606, 93, words.judge)}${box(806, 52, words.score)}${box(806, 134, words.report)}
${arrow('M192 83 C205 83 205 112 216 112')}${arrow('M192 165 C205 165 205 136 216 136')}
${arrow('M386 124 H410')}${arrow('M580 124 H604')}${arrow('M774 112 C790 112 790 83 804 83')}${arrow('M890 114 V132')}
${arrow('M496 91 C496 62 690 62 690 91', true)}${text(593, 60, words.replay, { size: 12, fill: QUIET })}
${arrow('M690 155 V218')}${words.outcomes.map(outcome).join('')}
<line x1="24" y1="272" x2="976" y2="272" stroke="#d9dde1"/>
${text(24, 300, words.again, { size: 14, fill: QUIET, weight: 600, anchor: 'start' })}
${box(90, 340, words.history)}${box(316, 340, words.review)}${box(542, 340, words.rectification)}${box(768, 340, words.second)}
${arrow('M258 371 H314')}${arrow('M484 371 H540')}${arrow('M710 371 H766')}
${arrow('M852 402 V436 H174 V404', true)}${text(513, 457, words.schedule, { size: 13, fill: QUIET })}
${arrow('M890 196 V318 H174 V338')}
</svg>
`;

mkdirSync(FOLDER, { recursive: true });
writeFileSync(join(FOLDER, 'concepts.svg'), concepts(WORDS.en));
writeFileSync(join(FOLDER, 'concepts-zh.svg'), concepts(WORDS.zh));
