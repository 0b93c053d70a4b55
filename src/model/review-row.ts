/** One line of the workbook in which evaluators decide offline, as it goes out. */
export interface ReviewRow {
  /** Of the item, and the hash of its state: a row whose item changed since is refused. */
  readonly id: string;
  readonly state: string;
  readonly site: string;
  readonly siteName: string;
  readonly unit?: string;
  /** Id of the rule or of the clause. */
  readonly about: string;
  readonly title: string;
  readonly section?: string;
  readonly kind: 'candidates' | 'doubt' | 'evidence' | 'decided';
  /** Document, clause, words of it. */
  readonly basis: string;
  /** What the program found, or what a person has to bring. */
  readonly found: string;
  readonly addresses: readonly string[];
  /** Points of the rule or item; whether a part of them may be given. */
  readonly worth: number;
  readonly isDivisible: boolean;
  /** What was decided before about something else at the same place. */
  readonly earlier?: string;
}

/** One line that an evaluator has filled, as it came back. `cells`: where each thing stands, `Sheet!H5`. */
export interface FilledRow {
  readonly id: string;
  readonly state: string;
  readonly value: 'passed' | 'failed' | 'partly' | 'inapplicable';
  /** Points, or a share of them (`70%`). */
  readonly earned?: { readonly points: number } | { readonly share: number };
  readonly reason: string;
  readonly until?: string;
  readonly files: readonly string[];
  readonly by?: string;
  readonly cells: Readonly<Record<'id' | 'value' | 'earned' | 'reason' | 'until' | 'files' | 'by', string>>;
}

/** Something in the workbook that cannot be taken, and where. */
export interface SheetFault {
  readonly cell: string;
  readonly zh: string;
  readonly en: string;
}
