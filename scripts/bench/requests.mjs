import { benchProgram } from './bench-program.mjs';

/** Requests until every verdict can be given, beside the fewest possible, on sites of three shapes. */
export const requests = ({ pages }) => benchProgram('requests', [pages]);
