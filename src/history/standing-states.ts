import { OPEN_STATES, type LifeState } from '../model/life.js';

/** States of what is not over: faults that count or are waived, doubts. */
export const STANDING_STATES = [...OPEN_STATES, 'waived', 'open'] as const satisfies readonly LifeState[];
