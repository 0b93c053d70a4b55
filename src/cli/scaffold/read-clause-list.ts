import { extname } from 'node:path';
import { decodeText } from '../../lib/charset/decode-text.js';
import type { ClauseClass } from '../../model/profile.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { readUserFile } from '../config/read-yaml.js';

export interface ListedClause {
  readonly id: string;
  readonly phrase: string;
  readonly class: ClauseClass;
  readonly deadline?: string;
  readonly dueOn?: string;
}

/** Headings of a table that are understood. */
const HEADINGS: Readonly<Record<string, string>> = {
  id: 'id',
  编号: 'id',
  phrase: 'phrase',
  quote: 'phrase',
  原文: 'phrase',
  内容: 'phrase',
  class: 'class',
  cls: 'class',
  类别: 'class',
  deadline: 'deadline',
  期限: 'deadline',
  dueOn: 'dueOn',
  到期日: 'dueOn',
};

/**
 * The clauses of a document: a CSV with headings 编号, 原文, 类别, 期限, or plain text with one clause a line, its number first
 * or none. What has no class is of class B: candidates that a person confirms.
 */
export async function readClauseList(path: string, prefix: string, say: Say): Promise<readonly ListedClause[]> {
  const text = decodeText(await readUserFile(path, say), 'text/plain').text.replace(/^\ufeff/, '');
  const rows = extname(path).toLowerCase() === '.csv' ? await csvRows(text, path, say) : plainRows(text);
  if (rows.length === 0) throw new UsageError(say(`${path} 里没有条款`, `${path} lists no clause`));
  const seen = new Set<string>();
  return rows.map((row, at) => {
    const id = (row['id'] ?? '').replace(/\s+/g, '') || `${prefix}-${at + 1}`;
    if (seen.has(id)) throw new UsageError(say(`${path}：条款 ${id} 重复`, `${path}: the clause ${id} stands twice`));
    seen.add(id);
    const kind = (row['class'] ?? '').trim().toUpperCase() || 'B';
    if (!/^[ABMN]$/.test(kind))
      throw new UsageError(say(`${path}：${id} 的类别不能是“${kind}”`, `${path}: ${id} cannot be of class "${kind}"`), [
        say('可用：A、B、M、N', 'allowed: A, B, M, N'),
      ]);
    const [deadline, dueOn] = [row['deadline']?.trim(), row['dueOn']?.trim()];
    return {
      id,
      phrase: (row['phrase'] ?? '').trim() || id,
      class: kind as ClauseClass,
      ...(deadline && { deadline }),
      ...(dueOn && { dueOn }),
    };
  });
}

type Row = Readonly<Record<string, string>>;

async function csvRows(text: string, path: string, say: Say): Promise<readonly Row[]> {
  const { parse, CsvError } = await import('csv-parse/sync');
  try {
    return parse(text, {
      columns: (names: string[]) => names.map((name) => HEADINGS[name.trim()] ?? name),
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UsageError(say(`${path}：CSV 写法有误：${error.message}`, `${path}: CSV: ${error.message}`));
  }
}

/** `SZ2024-1a 加强…`, `1. 加强…`, or the phrase alone. */
const plainRows = (text: string): readonly Row[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): Row => {
      const [, id, phrase] = /^([A-Za-z][A-Za-z0-9.-]*\d[A-Za-z0-9.-]*)[\s,，、]+(.+)$/.exec(line) ?? [];
      return id === undefined || phrase === undefined
        ? { phrase: line.replace(/^(?:\d+[.．、]|[（(]\d+[）)])\s*/, '') }
        : { id, phrase };
    });
