import { Type, type Static, type TObject } from '@sinclair/typebox';
import type { CantTellReason, Evidence, InapplicableReason, UntestedReason } from './outcome.js';
import type { Need } from './need.js';
import type { SiteModel } from './site-model.js';

/** ISO 8601 duration of whole years, months, weeks or days: `P2Y`, `P6M`, `P14D`. */
export const Duration = Type.String({
  pattern: '^P(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?$',
  title: '时长',
  description: 'ISO 8601, e.g. P1Y',
});

/** One message in Chinese, and in English. `{name}` is replaced from the finding's data. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** A fault, or what could not be decided, before the evaluator makes it a Finding. */
export interface FindingDraft {
  /** Key of the check's `messages`. */
  readonly code: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly evidence: readonly Evidence[];
  /** Where the fault is; by default the first evidence's address. */
  readonly url?: string;
  readonly unit?: string;
  readonly column?: string;
  readonly dueOn?: string;
  /** What tells this finding from others of the same rule, code and address: a category, a year, a cell. */
  readonly key?: string;
  /** It is about a sample of pages, and evidence shows some of them: whichever they are, it is the same fault of the site. */
  readonly isOfSample?: true;
}

/** How many of the things a rule counts were met, unmet or unseen, for points per share. */
export interface Tally {
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
}

interface Measured {
  /** The rule's figures (contract.md, `measured` keys). Merged over targets: arrays are joined, later scalars win. */
  readonly measured?: Readonly<Record<string, unknown>>;
  readonly tally?: Tally;
  /** Of a check about units: the unit that was judged. Who runs the check adds it (`Check.units`). */
  readonly unit?: string;
  /** Of units judged together: each one by itself, named by `unit`. */
  readonly parts?: readonly Judgement[];
}

/** What a check says of one target. */
export type Judgement =
  | ({ readonly value: 'passed'; readonly seen?: readonly Evidence[] } & Measured)
  | ({ readonly value: 'failed'; readonly findings: readonly FindingDraft[] } & Measured)
  | ({
      readonly value: 'cantTell';
      readonly reason: CantTellReason;
      readonly findings: readonly FindingDraft[];
    } & Measured)
  | ({
      readonly value: 'untested';
      readonly reason: UntestedReason;
      readonly findings?: readonly FindingDraft[];
    } & Measured)
  | ({ readonly value: 'inapplicable'; readonly reason: InapplicableReason } & Measured);

/** The expectation holds; `seen` is what the pass rests on, for a person who has the last word. */
export const passed = (extra: Measured & { readonly seen?: readonly Evidence[] } = {}): Judgement => ({
  value: 'passed',
  ...extra,
});
/** The expectation is broken: one finding for each fault. */
export const failed = (findings: FindingDraft | readonly FindingDraft[], extra: Measured = {}): Judgement => ({
  value: 'failed',
  findings: 'code' in findings ? [findings] : findings,
  ...extra,
});
/** Begun, but the evidence is not enough; the findings say what a person should open. */
export const cantTell = (
  reason: CantTellReason,
  findings: FindingDraft | readonly FindingDraft[],
  extra: Measured = {},
): Judgement => ({ value: 'cantTell', reason, findings: 'code' in findings ? [findings] : findings, ...extra });
/** Never begun. */
export const untested = (reason: UntestedReason, extra: Measured = {}): Judgement => ({
  value: 'untested',
  reason,
  ...extra,
});
/** The rule does not apply to this target. */
export const inapplicable = (reason: InapplicableReason, extra: Measured = {}): Judgement => ({
  value: 'inapplicable',
  reason,
  ...extra,
});

/** Returned by `targets` at its end when the place where targets live was not seen whole. */
export interface Unseen {
  readonly unseen: CantTellReason;
  readonly looked: readonly Evidence[];
}
export const unseen = (reason: CantTellReason, looked: readonly Evidence[] = []): Unseen => ({
  unseen: reason,
  looked,
});

export interface CheckContext {
  readonly asOf: string;
  readonly site: SiteModel;
}

/** Whom a check about units speaks of, by the names of the roster. */
export interface AboutUnits<T, P> {
  /** The unit that a target is; undefined where it is none by itself, or where `judge` names the units. */
  of(this: void, target: T): string | undefined;
  /** All units that it must speak of, judged or not. */
  due(this: void, site: SiteModel, params: P): readonly string[];
}

/** Reusable code that judges targets under parameters. Pure, one file each, no check imports another. */
export interface Check<P extends TObject = TObject, T = unknown> {
  /** The file's path under `src/checks`, without ending: `guide/updated-fresh`. */
  readonly id: string;
  /** One line in Chinese: what it looks at. */
  readonly title: string;
  readonly needs: readonly Need[] | ((params: Static<P>) => readonly Need[]);
  readonly params: P;
  readonly messages: Readonly<Record<string, Message>>;
  /**
   * Codes of `messages` that mean: nothing at all was found where it must be. Of a rule that an evaluator decides they alone are
   * faults by themselves; whatever else was found waits for the evaluator.
   */
  readonly absences?: readonly string[];
  /** Of a check that judges units: how it came out is then told of each, passes too. */
  readonly units?: AboutUnits<T, Static<P>>;
  /** ACT applicability. Ends with `unseen(…)` when there may be targets that were not seen. */
  targets(site: SiteModel, params: Static<P>): Generator<T, Unseen | undefined | void>;
  /** ACT expectation. */
  judge(target: T, params: Static<P>, context: CheckContext): Judgement;
}

/** Gives a check its types; nothing else. */
export const defineCheck = <P extends TObject, T>(check: Check<P, T>): Check<P, T> => check;

/** All checks by id. `Check` is invariant in its parameters, so a catalogue forgets them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyCheck = Check<any, any>;
export type Catalog = ReadonlyMap<string, AnyCheck>;
