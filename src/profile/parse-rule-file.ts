/** Bytes of one rule file → plain data and the place of each part. What YAML can do beyond plain data is refused. */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair, YAMLError } from 'yaml';
import { firstBadUtf8 } from './first-bad-utf8.js';
import type { Problem } from './profile-error.js';

export type Path = readonly (string | number)[];

/** One file, parsed. `data` is undefined when its syntax is broken; a key that stands twice does not break it. */
export interface ParsedFile {
  readonly file: string;
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** Where a part stands: its key, or its value. The nearest part above it, if it is not there. */
  place(path: Path, at?: 'key' | 'value'): { readonly line: number; readonly column: number };
  /** The part itself is in the file. */
  has(path: Path): boolean;
}

const MOST_BYTES = 5 * 1024 * 1024;
const MOST_ALIASES = 100;
const MOST_DEPTH = 100;
const CORE_TAGS = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** `file` is how the file is called in messages. Never throws. */
export function parseRuleFile(file: string, bytes: Uint8Array): ParsedFile {
  const refuse = (
    message: string,
    messageEn: string,
    hint?: string,
    hintEn?: string,
    line = 1,
    column = 1,
  ): ParsedFile => ({
    file,
    data: undefined,
    problems: [{ file, line, column, message, messageEn, ...(hint && hintEn ? { hint, hintEn } : {}) }],
    place: () => ({ line: 1, column: 1 }),
    has: () => false,
  });
  if (bytes.length > MOST_BYTES)
    return refuse(
      '文件超过 5 MB',
      'the file is larger than 5 MB',
      '把规则集拆成多个文件',
      'split the rule set into several files',
    );
  const bad = firstBadUtf8(bytes);
  if (bad)
    return refuse(
      '文件不是 UTF-8 编码',
      'the file is not UTF-8',
      '请在编辑器里另存为 UTF-8',
      'save it as UTF-8',
      bad.line,
      bad.column,
    );

  try {
    return parseText(file, new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse('嵌套太深', 'nested too deeply');
  }
}

function parseText(file: string, text: string): ParsedFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: false, prettyErrors: false });
  // The parser reports its own exhausted stack as an error for each level.
  if (document.errors.some(({ message }) => message.includes('call stack'))) throw new RangeError('nested too deeply');
  const placeAt = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const at: At = (offset) => ({ file, ...placeAt(offset) });
  const warnings = document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  const problems: Problem[] = [...document.errors, ...warnings].map((error) => ({
    ...at(error.pos[0]),
    ...syntaxMessage(error),
  }));
  let data: unknown;
  if (document.errors.every(({ code }) => code === 'DUPLICATE_KEY')) {
    const tricks = findTricks(document, at);
    problems.push(...tricks.problems);
    try {
      if (tricks.areHarmless) data = document.toJS({ maxAliasCount: MOST_ALIASES }) ?? {};
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      problems.push({ ...at(0), message: '别名（*）展开后太大', messageEn: 'the aliases (*) expand to too much' });
    }
  }
  const root = isMap(document.contents) || isSeq(document.contents) ? document.contents : undefined;
  return {
    file,
    data,
    problems,
    place: (path, at = 'value') => placeAt(offsetOf(document, root, path, at)),
    has: (path) => find(document, root, path).isWhole,
  };
}

function syntaxMessage(error: YAMLError): Pick<Problem, 'message' | 'messageEn' | 'hint' | 'hintEn'> {
  if (error.code === 'DUPLICATE_KEY')
    return {
      message: '同一处写了两个相同的键',
      messageEn: 'the same key stands here twice',
      hint: '删去或改名其中一个',
      hintEn: 'remove or rename one of them',
    };
  if (error.code === 'MULTIPLE_DOCS')
    return {
      message: '一个文件只能有一份 YAML 文档',
      messageEn: 'a file holds one YAML document only',
      hint: '删去中间的 ---',
      hintEn: 'remove the --- between them',
    };
  if (error.code === 'TAB_AS_INDENT')
    return { message: '不能用制表符缩进', messageEn: 'tabs cannot indent', hint: '改用空格', hintEn: 'use blanks' };
  return { message: `YAML 写法有误：${error.message}`, messageEn: `YAML: ${error.message}` };
}

type At = (offset: number) => Pick<Problem, 'file' | 'line' | 'column'>;

/** Merge keys, custom tags, `__proto__`, keys that are no text; and, not harmless: depth, aliases that loop or are too many. */
function findTricks(
  document: Document.Parsed,
  at: At,
): { readonly problems: readonly Problem[]; readonly areHarmless: boolean } {
  const problems: Problem[] = [];
  let areHarmless = true;
  const add = (node: unknown, message: string, messageEn: string): void => {
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    problems.push({ ...at(offset), message, messageEn });
  };
  let aliases = 0;
  visit(document, {
    Node: (_, node, path): symbol | undefined => {
      if (path.length > MOST_DEPTH) {
        add(node, '嵌套太深', 'nested too deeply');
        areHarmless = false;
        return visit.BREAK;
      }
      if (!isAlias(node) && node.tag !== undefined && !CORE_TAGS.has(node.tag))
        add(node, `不能用自定义标签 ${node.tag}`, `custom tags cannot be used: ${node.tag}`);
      return undefined;
    },
    Pair: (_, { key }) => {
      if (!isScalar(key) || typeof key.value !== 'string') add(key, '键必须是文字', 'a key must be text');
      else if (key.value === '<<') add(key, '不能用合并键 <<', 'merge keys (<<) cannot be used');
      else if (key.value === '__proto__') add(key, '不能用 __proto__ 作键', '__proto__ cannot be a key');
    },
    Alias: (_, node, path) => {
      aliases += 1;
      const target = node.resolve(document);
      if (target && path.includes(target)) {
        add(node, '别名（*）指向它自己所在的内容', 'an alias (*) points at what it stands in');
        areHarmless = false;
      }
      return aliases > MOST_ALIASES ? visit.BREAK : undefined;
    },
  });
  if (aliases > MOST_ALIASES) {
    const message = { message: `别名（*）超过 ${MOST_ALIASES} 个`, messageEn: `more than ${MOST_ALIASES} aliases (*)` };
    problems.push({ ...at(0), ...message });
    areHarmless = false;
  }
  return { problems, areHarmless };
}

interface Found {
  readonly pair: Pair | undefined;
  readonly node: Node | undefined;
  readonly isWhole: boolean;
}

/** The deepest part of `path` that is in the file. */
function find(document: Document.Parsed, root: Node | undefined, path: Path): Found {
  let found: Found = { pair: undefined, node: root, isWhole: true };
  for (const step of path) {
    const node = isAlias(found.node) ? found.node.resolve(document) : found.node;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return { ...found, isWhole: false };
      found = { pair, node: isNode(pair.value) ? pair.value : undefined, isWhole: true };
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (!isNode(item) && !isPair(item)) return { ...found, isWhole: false };
      found = { pair: undefined, node: isNode(item) ? item : undefined, isWhole: true };
    } else return { ...found, isWhole: false };
  }
  return found;
}

function offsetOf(document: Document.Parsed, root: Node | undefined, path: Path, at: 'key' | 'value'): number {
  const { pair, node, isWhole } = find(document, root, path);
  const key = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  const value = node?.range?.[0];
  return (at === 'key' || !isWhole || value === undefined ? (key ?? value) : value) ?? 0;
}
