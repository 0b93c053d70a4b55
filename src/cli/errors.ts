/** Named by what happens next: a usage error ends with 2 and a sentence in the user's words, nothing audited. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** One line each: what to do about it, or the allowed values. */
  readonly hints: readonly string[];
  constructor(message: string, hints: readonly string[] = []) {
    super(message);
    this.hints = hints;
  }
}

/** A word of the command line that names nothing: what it was, and of which command it was to be one. */
export class UnknownWord extends UsageError {
  readonly unknown: {
    readonly kind: 'command' | 'option';
    readonly word: string;
    /** From `gongkai` on. */
    readonly path: readonly string[];
    /** What is spelt nearly so, if anything is. */
    readonly meant: string | undefined;
  };
  constructor(message: string, hints: readonly string[], unknown: UnknownWord['unknown']) {
    super(message, hints);
    this.unknown = unknown;
  }
}

/** A value asked for the list of what may stand there (`--debug help`): it is printed, and the command ends well. */
export class AskedForList extends Error {
  override readonly name = 'AskedForList';
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Exit statuses of the contract. */
export const EXIT = { ok: 0, threshold: 1, usage: 2, undetermined: 3, bug: 70, interrupted: 130 } as const;
