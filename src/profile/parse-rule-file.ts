/** Bytes of one rule file → plain data and the place of each part. What YAML can do beyond plain data is refused. */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { describeYamlError } from '../lib/text/describe-yaml-error.js';
import type { Document, Node, Pair, YAMLError } from 'yaml';
import { findTricks, MOST_ALIASES } from './find-tricks.js';
import { firstBadUtf8 } from './first-bad-utf8.js';
import type { Problem } from './profile-error.js';
import { readPlainYaml } from './read-plain-yaml.js';

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

  const text = new TextDecoder().decode(bytes);
  let careful: ParsedFile | undefined;
  const readCarefully = (): ParsedFile => {
    try {
      return (careful ??= parseText(file, text));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return refuse('嵌套太深', 'nested too deeply');
    }
  };
  const plain = readPlainYaml(text);
  if (plain === undefined || plain === null) return readCarefully();
  // Places are asked for only of what is wrong, or to be explained.
  return {
    file,
    data: plain,
    problems: [],
    place: (path, at) => readCarefully().place(path, at),
    has: (path) => readCarefully().has(path),
  };
}

function parseText(file: string, text: string): ParsedFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    merge: false,
    prettyErrors: false,
    // What it would warn of on its own is told with its place.
    logLevel: 'error',
  });
  // The parser reports its own exhausted stack as an error for each level.
  if (document.errors.some(({ message }) => message.includes('call stack'))) throw new RangeError('nested too deeply');
  const placeAt = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const at = (offset: number): Pick<Problem, 'file' | 'line' | 'column'> => ({ file, ...placeAt(offset) });
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
  const { zh, en } = describeYamlError(error);
  return { message: zh, messageEn: en };
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
