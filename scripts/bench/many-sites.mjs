import { join } from 'node:path';
import { ROOT } from '../run-program.mjs';
import { benchProgram } from './bench-program.mjs';

/** Many small sites in one run, and sites under delays beside the least time that these allow. */
export const manySites = ({ isFull }) =>
  benchProgram('many-sites', [join(ROOT, 'dist', 'main.js'), ...(isFull ? ['--full'] : [])]);
