import { benchProgram } from './bench-program.mjs';

/** CPU time from the bytes of an annual report to its tables and sums. */
export const annualReport = ({ rounds }) => benchProgram('annual-report', [rounds]);
