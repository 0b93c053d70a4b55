import type { KeyObject } from 'node:crypto';
import type { RunSite } from '../../model/run.js';
import type { Thresholds } from '../exit-status.js';
import type { FormatMeans } from '../options/format-means.js';
import type { DebugOf } from '../debug/open-debug.js';
import type { Say } from '../language.js';
import type { Log } from '../log.js';
import type { Progress } from '../progress.js';

/** The surroundings in which sites are audited. */
export interface RunContext {
  readonly version: string;
  readonly means: FormatMeans;
  readonly say: Say;
  readonly progress: Progress;
  readonly log: Log;
  /** Told what goes on inside, where somebody asked. */
  readonly debug?: DebugOf | undefined;
  readonly signal?: AbortSignal;
  /** Signs the chains of evidence. */
  readonly key?: KeyObject;
  readonly thresholds?: Thresholds;
  /** Told each site with a report, in the order of the list, as soon as that order allows. */
  readonly onSite?: (site: RunSite) => void;
  /** The clock, for `finishedAt`. */
  readonly now: () => string;
}
