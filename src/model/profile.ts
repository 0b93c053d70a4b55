import type { Level } from './outcome.js';
import type { SiteKind, Waiver } from './site-entry.js';
import type { Vocabulary } from './vocabulary.js';

/** 评测方案: a rule set with all it extends, overrides and tailors worked in. */
export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** sha256 of the resolved rules. */
  readonly digest: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly vocabulary: Vocabulary;
  readonly scoring: ScoringScheme;
  readonly sections: readonly Section[];
  /** In the order of the sections, then as written; those switched off are left out. */
  readonly rules: readonly Rule[];
  /** Clauses of the documents behind it, its own and inherited ones, each with what covers it. */
  readonly clauses?: readonly Clause[];
  /** Waivers that the rule set itself carries; those of a site list stand there. */
  readonly waivers?: readonly Waiver[];
}

/** A: the machine judges · B: it finds candidates, an evaluator confirms · M: a person brings evidence · N: no website shows it. */
export type ClauseClass = 'A' | 'B' | 'M' | 'N';

/** 条款: one requirement of a document, and what covers it. */
export interface Clause {
  readonly id: string;
  /** The rule set whose table it stands in. */
  readonly ruleSet: string;
  readonly phrase?: string;
  readonly class?: ClauseClass;
  /** As the document words it. */
  readonly deadline?: string;
  readonly dueOn?: string;
  /** Key of `sources`. */
  readonly document?: string;
  /** Rules in force for it, and those that a later rule set switched off. */
  readonly rules: readonly string[];
  readonly switchedOff?: readonly string[];
  /** What an evaluator brings, and what it is worth once reviewed, in whole hundredths. */
  readonly manual?: string;
  readonly section?: string;
  readonly points?: number;
  readonly notObservable?: string;
}

/** A document that rules cite. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly number?: string;
  readonly issuedOn?: string;
}

/** scoring.md: `bonusAbove` and `passMark` in points of `base`. */
export interface ScoringScheme {
  readonly base: number;
  readonly passMark: number;
  readonly bonusAbove: number;
  readonly bonusCap: number;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly outOf: number;
}

/** One requirement with its source, level, points and the check it uses. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly section: string;
  readonly level: Level;
  /** Whole hundredths; 0 for veto and advice. */
  readonly points: number;
  /** What the points are shared over (scoring.md 1, *points per …*), e.g. `element`. */
  readonly pointsPer?: string;
  /** Check id, or `pending`. */
  readonly check: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly appliesTo: {
    readonly kinds: readonly SiteKind[];
    /** Kinds that owe it only on a host of their own, not as a path under a portal. */
    readonly onOwnHost?: readonly SiteKind[];
  };
  /** Inclusive days. */
  readonly effective?: { readonly from?: string; readonly to?: string };
  readonly source: readonly Basis[];
  /** The machine only finds what an evaluator then judges: outcomes are candidates until reviewed. */
  readonly decidedBy?: 'evaluator';
  /** False where the clause orders something made, not published, so that finding nothing is no fault but a matter for a person. */
  readonly absenceIsFault?: false;
  readonly remedy?: string;
  readonly remedyEn?: string;
  /** True where the dossier could not verify the figure: never printed as official. */
  readonly isUnverified: boolean;
}

/** Reference to a clause; `document` is a key of `sources`. */
export interface Basis {
  readonly document: string;
  readonly clause?: string;
  readonly quote?: string;
}
