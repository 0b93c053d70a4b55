import { whyRefused } from '../lib/pattern/pattern.js';
import { complain, ifUnknown, refusedPattern } from './complain.js';
import type { Entries, MergedEntry, MergedRuleSet } from './merge-rule-sets.js';
import type { Problem } from './profile-error.js';
import { problemAt } from './read-rule-set.js';

/** Every column has a name, lies under one that exists, and its patterns are RE2. */
export function* checkColumns(merged: MergedRuleSet): Generator<Problem> {
  for (const [id, column] of merged.columns) {
    if (column.isBroken) continue;
    if (column.data.name === undefined && merged.isWhole)
      yield complain(column, [], { zh: `栏目 ${id} 缺少 name`, en: `the column ${id} has no name` }, { at: 'key' });
    const under = column.data.under;
    const unknown = typeof under === 'string' ? ifUnknown(merged, 'columns', under, ['home']) : undefined;
    if (unknown) yield complain(column, ['under'], unknown.message, unknown);
    else if (liesUnderItself(id, merged.columns))
      yield complain(column, ['under'], {
        zh: `栏目 ${id} 的 under 绕成了圈`,
        en: `the column ${id} lies under itself`,
      });
    yield* checkPatterns(column);
    yield* checkDoubles(id, column);
  }
}

/** A list that is replaced and added to at the same place. */
function* checkDoubles(id: string, { origins }: MergedEntry): Generator<Problem> {
  for (const { parsed, path, written } of origins)
    for (const key of Object.keys(written))
      if (key.endsWith('+') && Object.hasOwn(written, key.slice(0, -1)))
        yield problemAt(
          parsed,
          [...path, key],
          {
            zh: `栏目 ${id} 同时写了 ${key.slice(0, -1)} 和 ${key}`,
            en: `the column ${id} has both ${key.slice(0, -1)} and ${key}`,
          },
          {
            at: 'key',
            hint: { zh: `替换写 ${key.slice(0, -1)}，添加写 ${key}`, en: `${key.slice(0, -1)} replaces, ${key} adds` },
          },
        );
}

/** Where they were written, not after merging. */
function* checkPatterns({ origins }: MergedEntry): Generator<Problem> {
  for (const { parsed, path, written } of origins) {
    for (const key of ['patterns', 'patterns+']) {
      const list = written[key];
      for (const [at, pattern] of Array.isArray(list) ? (list as unknown[]).entries() : []) {
        const why = typeof pattern === 'string' ? whyRefused(pattern) : undefined;
        if (why === undefined) continue;
        const refused = refusedPattern(why);
        yield problemAt(parsed, [...path, key, at], refused.message, refused);
      }
    }
  }
}

function liesUnderItself(id: string, columns: Entries): boolean {
  const met = new Set<string>();
  for (let at: unknown = id; typeof at === 'string' && at !== 'home'; at = columns.get(at)?.data.under) {
    if (met.has(at)) return at === id;
    met.add(at);
  }
  return false;
}
