import { benchProgram } from './bench-program.mjs';

/** The store's writes and the check of its log, embedded and shared. */
export const store = ({ transactions }) => benchProgram('store', [transactions]);
