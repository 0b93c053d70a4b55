import type { Period } from '../../model/period.js';

/** （2020-01-01 — 2020-12-31）, for messages in both languages. */
export const periodWords = ({ from, to }: Period): string => `（${from === undefined ? '' : `${from} `}— ${to}）`;
