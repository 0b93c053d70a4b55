import type { OutcomeValue } from '../../model/outcome.js';

/** A sign for each outcome, so that colour is never the only difference. */
export const OUTCOME_MARKS: Readonly<Record<OutcomeValue, string>> = {
  passed: '✓',
  failed: '✕',
  cantTell: '?',
  inapplicable: '–',
  untested: '○',
};
