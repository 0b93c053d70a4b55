import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Document, type Node } from 'yaml';
import type { Problem } from './profile-error.js';

export const MOST_ALIASES = 100;
const MOST_DEPTH = 100;
const CORE_TAGS = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** Where an offset of the text is. */
export type At = (offset: number) => Pick<Problem, 'file' | 'line' | 'column'>;

/**
 * What YAML can do beyond plain data: merge keys, custom tags, `__proto__`, keys that are no text; and, not harmless to
 * read on, depth without end, aliases that loop or are too many.
 */
export function findTricks(
  document: Document.Parsed,
  at: At,
): { readonly problems: readonly Problem[]; readonly areHarmless: boolean } {
  const problems: Problem[] = [];
  let areHarmless = true;
  let aliases = 0;
  const add = (node: unknown, message: string, messageEn: string): void => {
    problems.push({ ...at(isNode(node) ? (node.range?.[0] ?? 0) : 0), message, messageEn });
  };
  const refuse = (node: unknown, message: string, messageEn: string): void => {
    add(node, message, messageEn);
    areHarmless = false;
  };
  const walk = (node: unknown, above: readonly Node[]): void => {
    if (!isNode(node) || !areHarmless) return;
    if (above.length > MOST_DEPTH) return refuse(node, '嵌套太深', 'nested too deeply');
    if (isAlias(node)) {
      aliases += 1;
      const target = node.resolve(document);
      if (target && above.includes(target))
        refuse(node, '别名（*）指向它自己所在的内容', 'an alias (*) points at what it stands in');
      return;
    }
    if (node.tag !== undefined && !CORE_TAGS.has(node.tag))
      add(node, `不能用自定义标签 ${node.tag}`, `custom tags cannot be used: ${node.tag}`);
    if (!isMap(node) && !isSeq(node)) return;
    const trail = [...above, node];
    for (const item of node.items) {
      if (isPair(item)) {
        checkKey(item.key, add);
        walk(item.key, trail);
        walk(item.value, trail);
      } else walk(item, trail);
    }
  };
  walk(document.contents, []);
  if (aliases > MOST_ALIASES) {
    const message = { message: `别名（*）超过 ${MOST_ALIASES} 个`, messageEn: `more than ${MOST_ALIASES} aliases (*)` };
    problems.push({ ...at(0), ...message });
    areHarmless = false;
  }
  return { problems, areHarmless };
}

function checkKey(key: unknown, add: (node: unknown, message: string, messageEn: string) => void): void {
  if (!isScalar(key) || typeof key.value !== 'string') add(key, '键必须是文字', 'a key must be text');
  else if (key.value === '<<') add(key, '不能用合并键 <<', 'merge keys (<<) cannot be used');
  else if (key.value === '__proto__') add(key, '不能用 __proto__ 作键', '__proto__ cannot be a key');
}
