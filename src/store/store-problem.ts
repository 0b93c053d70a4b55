import type { Words } from '../model/words.js';

/**
 * Why a store cannot be used, by what its keeper does about it. `newer` store of a later version · `foreign` somebody else's tables or no
 * database · `damaged` · `place` no such folder, no right to it, read-only · `full` disk · `address` malformed URL · `unreachable` server
 * · `rights` login refused or not allowed · `no-database` · `busy` locked by another process for too long · `unfinished` copy.
 */
export type StoreTrouble =
  | 'newer'
  | 'foreign'
  | 'damaged'
  | 'place'
  | 'full'
  | 'address'
  | 'unreachable'
  | 'rights'
  | 'no-database'
  | 'busy'
  | 'unfinished';

/** A sentence for the person at the keyboard; never holds a password. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
  readonly trouble: StoreTrouble;
  readonly words: Words;
  constructor(trouble: StoreTrouble, words: Words, cause?: unknown) {
    super(words.en, { cause });
    this.trouble = trouble;
    this.words = words;
  }
}
