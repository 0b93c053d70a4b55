/** Link text → which of the profile's columns it names. */
import { compilePattern } from '../../lib/pattern/pattern.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { ColumnTerm, Vocabulary } from '../../model/vocabulary.js';
import { remember } from '../remember.js';

/** How sure a match is: the norm's name, another known name, a pattern of names, the address alone. */
export type MatchLevel = 'exact' | 'alias' | 'pattern' | 'path';
export const MATCH_STRENGTH: Readonly<Record<MatchLevel, number>> = { exact: 4, alias: 3, pattern: 2, path: 1 };

export interface ColumnMatch {
  readonly id: string;
  readonly level: MatchLevel;
}

/** A link text as a column name: no white space, bullets, numbering, counts, arrows or closing 更多. */
export const columnName = remember((text) =>
  squeeze(text)
    .replace(/^[·•▪■◆●○>»›\-—|｜*☆★]+/u, '')
    .replace(/^(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)])/, '')
    .replace(/[（([［]\d+[条件]?[）)\]］]$/, '')
    .replace(/(?:更多|MORE)?[>»›+：:|｜·]*$/iu, '')
    .replace(/^[【[「《]([^】\]」》]+)[】\]」》]$/u, '$1'),
);

/** Names before which a column may bear its owner's: 青禾区政府信息公开指南, 本机关政府信息公开指南. */
const OWNER = /^(?:本(?:机关|级|单位|区|县|市|局|镇|乡|街道)|[区县市](?:人民政府|政府|级)?|(?:镇|乡)(?:人民)?政府)$/;

/** The columns a text names, strongest first. `ownNames` are the body's own names, squeezed. */
export function matchColumns(
  text: string,
  vocabulary: Vocabulary,
  ownNames: readonly string[] = [],
): readonly ColumnMatch[] {
  const name = columnName(text);
  if (name === '' || name.length > 40) return [];
  // Every page of a site prints the same menus.
  const known = matched.get(vocabulary) ?? new Map<string, readonly ColumnMatch[]>();
  matched.set(vocabulary, known);
  const key = [name, ...ownNames].join('\n');
  const before = known.get(key);
  if (before) return before;
  const matches: ColumnMatch[] = [];
  for (const term of vocabulary.values()) {
    const level = matchTerm(name, indexOf(term), ownNames);
    if (level) matches.push({ id: term.id, level });
  }
  matches.sort((a, b) => MATCH_STRENGTH[b.level] - MATCH_STRENGTH[a.level] || (a.id < b.id ? -1 : 1));
  if (known.size >= MOST_MATCHED) known.clear();
  known.set(key, matches);
  return matches;
}

const matched = new WeakMap<Vocabulary, Map<string, readonly ColumnMatch[]>>();
const MOST_MATCHED = 20_000;

/** True if one of the term's path words is a whole part of the address's path. */
export function matchesPath(url: string, term: ColumnTerm): boolean {
  if (term.paths.length === 0) return false;
  const parts = new URL(url).pathname
    .toLowerCase()
    .split(/[/._-]+/)
    .filter(Boolean);
  const last = parts.filter((part) => !/^(?:index|s?html?|jsp|\d+)$/.test(part)).at(-1);
  return last !== undefined && term.paths.some((path) => path.toLowerCase() === last);
}

interface TermIndex {
  readonly name: string;
  readonly aliases: ReadonlySet<string>;
  readonly not: readonly string[];
  readonly matchesPattern: (text: string) => boolean;
}

const indexes = new WeakMap<ColumnTerm, TermIndex>();

function indexOf(term: ColumnTerm): TermIndex {
  const known = indexes.get(term);
  if (known) return known;
  const patterns = term.patterns.map((pattern) => compilePattern(pattern));
  const index: TermIndex = {
    name: columnName(term.name),
    aliases: new Set(term.aliases.map(columnName)),
    not: term.not.map((text) => squeeze(text)),
    matchesPattern: (text) => patterns.some((pattern) => pattern.matchesWhole(text)),
  };
  indexes.set(term, index);
  return index;
}

function matchTerm(name: string, term: TermIndex, ownNames: readonly string[]): MatchLevel | undefined {
  if (name === term.name) return 'exact';
  if (term.aliases.has(name)) return 'alias';
  if (term.not.some((text) => name.includes(text))) return undefined;
  const rest = withoutOwner(name, ownNames);
  if (rest !== name) {
    if (rest === term.name) return 'exact';
    if (term.aliases.has(rest)) return 'alias';
  }
  return term.matchesPattern(name) ? 'pattern' : undefined;
}

/** 青禾区政府信息公开指南 → 政府信息公开指南; another body's name stays. */
function withoutOwner(name: string, ownNames: readonly string[]): string {
  for (const own of ownNames)
    if (own.length >= 2 && name.startsWith(own) && name.length > own.length) return name.slice(own.length);
  for (let end = 1; end <= Math.min(8, name.length - 2); end++)
    if (OWNER.test(name.slice(0, end))) return name.slice(end);
  return name;
}
