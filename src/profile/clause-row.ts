/** What a row of a table of clauses is for: it lists a clause of the document, says what covers it, or does both. */
import type { ClauseEntry } from './rule-set-schema.js';

const LISTING_KEYS = ['phrase', 'class', 'deadline', 'dueOn', 'document'] as const satisfies (keyof ClauseEntry)[];
const COVERAGE_KEYS = [
  'rules',
  'manual',
  'section',
  'points',
  'notObservable',
] as const satisfies (keyof ClauseEntry)[];

/** The row belongs to the document's list of clauses. */
export const listsClause = (row: Partial<ClauseEntry>): boolean => LISTING_KEYS.some((key) => row[key] !== undefined);
/** The row says what covers its clause. */
export const coversClause = (row: Partial<ClauseEntry>): boolean => COVERAGE_KEYS.some((key) => row[key] !== undefined);
