import type { Profile } from '../../model/profile.js';
import type { Change, EntryDiff, ProfileDiff } from '../../profile/diff-profiles.js';
import type { Say } from '../language.js';

/** The difference of two rule sets for a terminal. */
export function describeProfileDiff(before: Profile, after: Profile, diff: ProfileDiff, say: Say): string {
  const parts = [
    partOf(say('评分节', 'Sections'), diff.sections, say),
    partOf(say('规则', 'Rules'), diff.rules, say),
    partOf(say('栏目词表', 'Columns'), diff.columns, say),
    partOf(say('依据文件', 'Sources'), diff.sources, say),
    partOf(say('文件条款', 'Clauses'), diff.clauses, say),
  ].filter((part) => part !== '');
  const scoring = diff.scoring.map((change) => `  ~ ${lineOf(change, say)}`);
  const head = `${before.id} ${before.version} → ${after.id} ${after.version}`;
  const body = [...(scoring.length > 0 ? [[say('计分办法', 'Scoring'), ...scoring].join('\n')] : []), ...parts];
  if (body.length === 0) return `${head}\n${say('两个规则集说的完全一样。', 'Both rule sets say the same.')}`;
  return [head, ...body].join('\n\n');
}

const MARK = { added: '+', removed: '-', changed: '~' } as const;

function partOf(title: string, entries: readonly EntryDiff[], say: Say): string {
  if (entries.length === 0) return '';
  const count = (state: EntryDiff['state']): number => entries.filter((entry) => entry.state === state).length;
  const [added, removed, changed] = [count('added'), count('removed'), count('changed')];
  const head = say(
    `${title}：新增 ${added}，去掉 ${removed}，改动 ${changed}`,
    `${title}: ${added} added, ${removed} removed, ${changed} changed`,
  );
  const lines = entries.flatMap(({ id, title: name, state, changes }) => [
    `  ${MARK[state]} ${id}${name === id ? '' : `  ${name}`}`,
    ...changes.map((change) => `      ${lineOf(change, say)}`),
  ]);
  return [head, ...lines].join('\n');
}

/** `params.minGovernment：1 → 5`; of one more word of a list `params.titles：加上“幼儿园”`. */
function lineOf({ path, from, to }: Change, say: Say): string {
  const colon = say('：', ': ');
  const word = from ?? to;
  const list = typeof word === 'string' && path.endsWith(`.${word}`) ? path.slice(0, -word.length - 1) : undefined;
  if (list !== undefined && typeof word === 'string')
    return `${list}${colon}${from === undefined ? say(`加上“${word}”`, `“${word}” added`) : say(`去掉“${word}”`, `“${word}” removed`)}`;
  if (from === undefined) return `${path}${colon}${say('加上', 'added')} ${shown(to)}`;
  if (to === undefined) return `${path}${colon}${say('去掉', 'removed')} ${shown(from)}`;
  return `${path}${colon}${shown(from)} → ${shown(to)}`;
}

const LONGEST = 160;
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};
