/** What columns may be called and where they are looked for: the `columns` of a resolved profile. */
export type Vocabulary = ReadonlyMap<string, ColumnTerm>;

export interface ColumnTerm {
  readonly id: string;
  /** The name that the norm gives. */
  readonly name: string;
  /** Other names that real sites use, compared whole after white space, punctuation and counts are taken off. */
  readonly aliases: readonly string[];
  /** Regular expressions (linear-time engine) that a link text may match as a whole, for open sets of names. */
  readonly patterns: readonly string[];
  /** A text that contains one of these is another column (指南解读), unless it equals the name or an alias. */
  readonly not: readonly string[];
  /** Path words that hint at it when the text is not enough: zfxxgkzn, gkzn … */
  readonly paths: readonly string[];
  /** Values of the ColumnType meta tag that mark it. */
  readonly columnTypes: readonly string[];
  /** Where it must be linked from: `home`, or the id of another column. */
  readonly under: string;
}
