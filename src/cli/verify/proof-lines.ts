import type { Alteration, RunProof, SiteProof, Unproved } from '../../proof/alteration.js';
import { describeAlteration, describeRemark, describeUnproved } from './describe-alteration.js';
import type { Say } from '../language.js';
import { printable } from '../text/printable.js';

/** More than these are counted. */
const MOST_LINES = 10;

/** A site: its standing, then what was altered (the first first), what could not be checked, what one should know. */
export function proofLines(proof: SiteProof, say: Say): string {
  const { site, head, alterations, unproved, remarks, counts, isJudgedAgain } = proof;
  const { records, outcomes, pictures, evidence } = counts;
  const found = say(
    `快照 ${records} 条记录、${outcomes} 条规则的结果、${pictures} 张截图、${evidence} 条证据`,
    `${records} records, ${outcomes} outcomes, ${pictures} pictures, ${evidence} pieces of evidence`,
  );
  const again = isJudgedAgain ? say('，按快照重新评判结果相同', ', judged again with the same result') : '';
  return lines([
    `${printable(site)}  ${standing(alterations, unproved, say)}`,
    ...alterationLines(alterations, say),
    ...unproved.map((one) => `  ${describeUnproved(one, say)}`),
    ...(alterations.length === 0 && head !== undefined ? [`  ${say('核对了', 'checked: ')}${found}${again}`] : []),
    ...remarks.map((one) => `  ${say('说明：', 'note: ')}${describeRemark(one, say)}`),
    ...(head === undefined ? [] : [`  ${say('末值', 'end')} ${head}`]),
  ]);
}

/** The run as a whole; of a few of its sites nothing is said of the others. */
export function runLines(
  { id, isWhole }: { readonly id: string; readonly isWhole: boolean },
  run: RunProof,
  sites: readonly SiteProof[],
  say: Say,
): string {
  const { head, alterations, unproved } = run;
  const altered = sites.filter((site) => site.alterations.length > 0).length;
  const unchecked = sites.filter((site) => site.alterations.length === 0 && site.unproved.length > 0).length;
  const all = [...alterations, ...sites.flatMap((site) => site.alterations)];
  const open = [...unproved, ...sites.flatMap((site) => site.unproved)];
  const counted = isWhole ? '' : say('，其余的没有核验', '; the others were not looked at');
  const name = isWhole ? say(`检查 ${id}`, `run ${id}`) : say(`检查 ${id} 的这些网站`, `these sites of run ${id}`);
  return lines([
    say(
      `${name}  ${standing(all, open, say)}  ${sites.length} 个网站：${sites.length - altered - unchecked} 个完好，${altered} 个有改动，${unchecked} 个不能核验${counted}`,
      `${name}  ${standing(all, open, say)}  ${sites.length} sites: ${sites.length - altered - unchecked} unaltered, ${altered} altered, ${unchecked} not checked${counted}`,
    ),
    ...alterationLines(alterations, say),
    ...unproved.map((one) => `  ${describeUnproved(one, say)}`),
    ...(head === undefined ? [] : [`  ${say('末值', 'end')} ${head}`]),
  ]);
}

const standing = (alterations: readonly Alteration[], unproved: readonly Unproved[], say: Say): string => {
  if (alterations.length > 0) return say('有改动', 'altered');
  return unproved.length > 0 ? say('不能完全核验', 'not fully checked') : say('完好', 'unaltered');
};

function alterationLines(alterations: readonly Alteration[], say: Say): readonly string[] {
  const [first, ...others] = alterations.map((one) => describeAlteration(one, say));
  if (first === undefined) return [];
  const left = others.length + 1 - MOST_LINES;
  return [
    `  ${say('最先改动的：', 'altered first: ')}${first}`,
    ...others.slice(0, MOST_LINES - 1).map((one) => `  ${say('还有：', 'also: ')}${one}`),
    ...(left > 0 ? [`  ${say(`另有 ${left} 处`, `and ${left} more`)}`] : []),
  ];
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;
