import type { Actor } from '../../model/actor.js';
import type { Words } from '../../model/words.js';

/** A run of earlier that lies on this machine, e.g. what `gongkai demo` has written. */
export interface PastRunFound {
  readonly id: string;
  readonly asOf: string;
  readonly sites: number;
  /** The store has it already. */
  readonly isKnown: boolean;
}

/** How far taking in has come. */
export interface TakeInState {
  readonly isRunning: boolean;
  readonly runs: readonly { readonly id: string; readonly taken: number; readonly known: number }[];
  readonly passedOver: readonly { readonly path: string; readonly why: Words }[];
}

/** What comes into an office from files: past runs below the folder of reports, and site lists. Handed in by `gongkai serve`. */
export interface TakeIn {
  /** Name of the folder that is looked through, as a person knows it. */
  readonly folder: string;
  readonly find: () => Promise<readonly PastRunFound[]>;
  /** Begins to take them in, one after the other; goes on in the background. */
  readonly begin: (actor: Actor) => void;
  readonly state: () => TakeInState;
  /** Reads a site list (CSV, XLSX, YAML) and takes its sites in. Throws `Invalid` on the field `list` with every fault. */
  readonly takeList: (
    actor: Actor,
    file: { readonly name: string; readonly bytes: Uint8Array },
    lang: 'zh' | 'en',
  ) => Promise<{ readonly added: number; readonly changed: number; readonly unchanged: number }>;
}
