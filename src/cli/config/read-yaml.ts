import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import { describeYamlError } from '../../lib/text/describe-yaml-error.js';
import { systemCause } from '../errors/describe-error.js';
import { nearbyHints } from '../did-you-mean/nearby-file.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { listProblemsError, type ListProblem } from './list-problems.js';

const mostBytes = 5 * 1024 * 1024;

/** A user's YAML file, parsed, with the places of its nodes. */
export interface YamlFile {
  readonly document: Document.Parsed;
  /** Where a node begins, 1-based. */
  readonly placeOf: (node: Node | null | undefined) => { readonly line: number; readonly column: number };
}

/** Bytes of a file that the user named; a `UsageError` in the user's words if it cannot be read. */
export const readUserFile = async (path: string, say: Say): Promise<Buffer> => {
  let bytes: Buffer;
  try {
    // One byte more than it may have: what never ends, such as a device, is not read to its end.
    bytes = await buffer(createReadStream(path, { end: mostBytes }));
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`读不了 ${path}：${cause}`, `cannot read ${path}: ${cause}`), nearbyHints(path, say));
  }
  if (bytes.length > mostBytes) throw new UsageError(say(`${path} 超过 5 MB`, `${path} is larger than 5 MB`));
  return bytes;
};

/** One UTF-8 document without merge keys and custom tags; every fault of its syntax at once. `shown` is how the file is called. */
export const readYaml = async (path: string, say: Say, shown = path): Promise<YamlFile> => {
  const bytes = await readUserFile(path, say);
  if (!isUtf8(bytes)) {
    throw new UsageError(say(`${shown} 不是 UTF-8 编码`, `${shown} is not UTF-8`), [
      say('请在编辑器里另存为 UTF-8', 'save it as UTF-8'),
    ]);
  }
  const lines = new LineCounter();
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const document = parseDocument(text, {
    lineCounter: lines,
    merge: false,
    schema: 'core',
    uniqueKeys: true,
    prettyErrors: false,
  });
  const placeAt = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const problems = [...document.errors, ...document.warnings].map((error): ListProblem => {
    const { zh, en } = describeYamlError(error);
    return { ...placeAt(error.pos[0]), message: say(zh, en) };
  });
  const faults = problems.length > 0 ? problems : aliasFaults(document, placeAt, say);
  if (faults.length > 0) throw listProblemsError(shown, faults, say);
  return { document, placeOf: (node) => placeAt(node?.range?.[0] ?? 0) };
};

/** Aliases (`*name`) that mean nothing, contain themselves or grow without end. What stands after the `*` may be a password. */
const aliasFaults = (
  document: Document.Parsed,
  placeAt: (offset: number) => { line: number; column: number },
  say: Say,
): readonly ListProblem[] => {
  const faults: ListProblem[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const message = say(
        '值以 * 开头的要加引号（没有引号就是引用，前面没有同名的锚点）',
        'a value that begins with * wants quotes (without them it is an alias, and no such anchor stands before it)',
      );
      faults.push({ ...placeAt(alias.range?.[0] ?? 0), message });
    },
  });
  if (faults.length > 0) return faults;
  try {
    JSON.stringify(document.toJS({ maxAliasCount: MOST_ALIASES }));
    return [];
  } catch {
    const message = say('引用（*）太多，或者引用了自己', 'too many aliases (*), or one that contains itself');
    return [{ ...placeAt(0), message }];
  }
};

/** As the parser counts them, products of nested ones included. */
const MOST_ALIASES = 100;
