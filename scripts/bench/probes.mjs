import { benchProgram } from './bench-program.mjs';

/** Hosts that a home page links to, asked over IPv6 side by side, beside the least time that politeness allows. */
export const probes = ({ hosts }) => benchProgram('probes', [hosts]);
