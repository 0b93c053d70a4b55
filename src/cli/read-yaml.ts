import { readFile } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { describeYamlError } from '../lib/text/describe-yaml-error.js';
import { systemCause } from './describe-error.js';
import { nearbyHints } from './did-you-mean/nearby-file.js';
import { UsageError } from './errors.js';
import type { Say } from './language.js';
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
    bytes = await readFile(path);
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`读不了 ${path}：${cause}`, `cannot read ${path}: ${cause}`), nearbyHints(path, say));
  }
  if (bytes.length > mostBytes) throw new UsageError(say(`${path} 超过 5 MB`, `${path} is larger than 5 MB`));
  return bytes;
};

/** One UTF-8 document without merge keys and custom tags; every fault of its syntax at once. */
export const readYaml = async (path: string, say: Say): Promise<YamlFile> => {
  const bytes = await readUserFile(path, say);
  if (!isUtf8(bytes)) {
    throw new UsageError(say(`${path} 不是 UTF-8 编码`, `${path} is not UTF-8`), [
      say('请在编辑器里另存为 UTF-8', 'save it as UTF-8'),
    ]);
  }
  const lines = new LineCounter();
  const document = parseDocument(bytes.toString('utf8').replace(/^\ufeff/, ''), {
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
  if (problems.length > 0) throw listProblemsError(path, problems, say);
  return { document, placeOf: (node) => placeAt(node?.range?.[0] ?? 0) };
};
