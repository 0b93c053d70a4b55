/** One fault of a rule set at its place; line and column count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly messageEn: string;
  /** What to do, or what is allowed. */
  readonly hint?: string;
  readonly hintEn?: string;
  /** Of a rule set's name as somebody typed it, not of a place in a file. */
  readonly isOfName?: true;
  /** Nothing covers a clause: told by `rules coverage` instead of refused. */
  readonly isUncovered?: true;
}

/** A text in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A rule set that cannot be used: every fault of all its files, in the order of files and lines. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    const each = new Map(problems.map((problem) => [problemLine(problem), problem]));
    const sorted = [...each.values()].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
    );
    super(sorted.map((problem) => problemLine(problem)).join('\n'));
    this.problems = sorted;
  }
}

/** `file:line:col message (hint)`, the form editors jump to. */
export function problemLine(problem: Problem, lang: 'zh' | 'en' = 'zh'): string {
  const { file, line, column } = problem;
  const [message, hint] = lang === 'en' ? [problem.messageEn, problem.hintEn] : [problem.message, problem.hint];
  const place = problem.isOfName ? '' : `${file}:${line}:${column} `;
  return `${place}${message}${hint === undefined ? '' : ` (${hint})`}`;
}
