import { benchProgram } from './bench-program.mjs';

/** How long each page takes over an office with a long history. */
export const pages = ({ isFull }) => benchProgram('pages', isFull ? ['--full'] : []);
