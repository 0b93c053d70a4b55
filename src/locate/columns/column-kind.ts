import { compilePattern } from '../../lib/pattern/pattern.js';
import type { PageDigest } from '../../model/page.js';
import type { ColumnKind } from '../../model/plan.js';
import { columnName } from './match-column.js';

/** What tells a column's kind: the names it bears, its link's first, and its ColumnType. */
export interface NamedColumn {
  readonly names: readonly string[];
  readonly columnType?: string;
}

/** Longer texts are headlines. */
const LONGEST_NAME = 16;

/**
 * The kind of a column: by the first of its names that tells one; where none does, by ColumnType, unless its name says that it is
 * of another kind (`others`). `not` of a kind are names that only look like its own.
 */
export function columnKindOf<Kind extends ColumnKind>(
  { names, columnType }: NamedColumn,
  kinds: readonly Kind[],
  others: readonly string[] = [],
): { readonly kind: Kind; readonly by: 'name' | 'type' } | undefined {
  const bare = names.map(columnName).filter((name) => name !== '' && name.length <= LONGEST_NAME);
  for (const name of bare) {
    const named = kinds.filter((kind) => occurs(name, kind.names));
    const kind = named.find(({ not = [] }) => !occurs(name, not));
    if (kind) return { kind, by: 'name' };
    if (named.length > 0) return undefined;
  }
  if (columnType === undefined || bare.length === 0 || bare.some((name) => occurs(name, others))) return undefined;
  const kind = kinds.find(({ columnTypes = [] }) => columnTypes.includes(columnType.trim()));
  return kind && { kind, by: 'type' };
}

const occurs = (name: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => compilePattern(pattern).occursIn(name));

/** The ColumnType meta tag of a page, whatever the case of its name. */
export function columnTypeOf({ facts }: PageDigest): string | undefined {
  const type = Object.entries(facts.meta).find(([name]) => name.toLowerCase() === 'columntype')?.[1];
  return type === '' ? undefined : type;
}
