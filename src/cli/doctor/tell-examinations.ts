import { displayWidth, wrapText } from '../../lib/text/display-width.js';
import type { Say } from '../language.js';
import { printable } from '../text/printable.js';
import { GROUPS, type Condition, type Examination, type ExaminationId, type Group } from './examination.js';

const MARKS: Readonly<Record<Condition, string>> = { ok: '✓', limited: '!', fault: '✗' };
const COLOURS: Readonly<Record<Condition, number>> = { ok: 32, limited: 33, fault: 31 };

const GROUP_WORDS: Readonly<Record<Group, readonly [zh: string, en: string]>> = {
  program: ['程序', 'Program'],
  machine: ['机器', 'Machine'],
  browser: ['浏览器', 'Browser'],
  network: ['网络', 'Network'],
  office: ['库', 'Store'],
  site: ['网站', 'Site'],
};

const WORDS: Readonly<Record<ExaminationId, readonly [group: Group, zh: string, en: string]>> = {
  node: ['program', 'Node', 'Node'],
  installation: ['program', '安装', 'installation'],
  rules: ['program', '规则集', 'rule sets'],
  config: ['program', '配置', 'config'],
  environment: ['program', '环境变量', 'environment'],
  machine: ['machine', '核和内存', 'capacity'],
  files: ['machine', '文件数', 'open files'],
  out: ['machine', '输出目录', 'reports'],
  temp: ['machine', '临时目录', 'temporary'],
  clock: ['machine', '时钟', 'clock'],
  browser: ['browser', '浏览器', 'browser'],
  fonts: ['browser', '中文字体', 'fonts'],
  ipv6: ['network', 'IPv6', 'IPv6'],
  dns: ['network', '域名解析', 'DNS'],
  proxy: ['network', '代理', 'proxy'],
  store: ['office', '数据库', 'database'],
  evidence: ['office', '证据', 'evidence'],
  queue: ['office', '队列', 'queue'],
  'site-address': ['site', '地址', 'address'],
  'site-robots': ['site', 'robots', 'robots'],
  'site-answer': ['site', '首页', 'home page'],
  'site-https': ['site', '证书', 'certificate'],
  'site-clock': ['site', '时间', 'clock'],
};

/** The group of an examination. */
export const groupOf = (id: ExaminationId): Group => WORDS[id][0];

/** All examinations as text: by group, names in one column, what to do below; at most `width` columns where there is a screen. */
export function tellExaminations(
  examinations: readonly Examination[],
  { say, hasColour, width }: { readonly say: Say; readonly hasColour: boolean; readonly width: number | undefined },
): string {
  const nameOf = ({ id }: Examination): string => say(WORDS[id][1], WORDS[id][2]);
  const nameColumns = Math.max(...examinations.map((one) => displayWidth(nameOf(one))));
  const indent = ' '.repeat(4 + nameColumns + 2);
  const coloured = (text: string, code: number): string => (hasColour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const body = (text: string): string =>
    text
      .split('\n')
      .flatMap((line) => wrapText(printable(line), Math.max(30, (width ?? Infinity) - indent.length)).split('\n'))
      .join(`\n${indent}`);
  const lineOf = (one: Examination): string => {
    const name = nameOf(one);
    const mark = coloured(MARKS[one.condition], COLOURS[one.condition]);
    const padding = ' '.repeat(nameColumns - displayWidth(name) + 2);
    const remedy = one.remedy === undefined ? '' : `\n${indent}${body(`${say('→ ', '-> ')}${one.remedy}`)}`;
    return `  ${mark} ${name}${padding}${body(one.message)}${remedy}\n`;
  };
  return GROUPS.flatMap((group) => {
    const own = examinations.filter(({ id }) => groupOf(id) === group);
    return own.length === 0 ? [] : [`${coloured(say(...GROUP_WORDS[group]), 1)}\n`, ...own.map(lineOf), '\n'];
  }).join('');
}

/** Whether audits can run, in a sentence. */
export function verdictOf(examinations: readonly Examination[], say: Say): string {
  const count = (wanted: Condition): number => examinations.filter(({ condition }) => condition === wanted).length;
  const [faults, limits] = [count('fault'), count('limited')];
  if (faults > 0)
    return say(
      `有 ${faults} 处必须先解决（✗），才能检查。`,
      `${faults} to be mended (✗) before anything can be audited.`,
    );
  if (limits > 0)
    return say(`可以检查网站；${limits} 处受限（!），见上。`, `Audits can run; ${limits} limited (!), see above.`);
  return say('一切就绪，可以检查网站。', 'All is well: audits can run.');
}
