import { benchProgram } from './bench-program.mjs';

/** Building an office with a long history, how long each of its queries takes, and sites that live through a year. */
export const history = ({ isFull, sites }) => ({
  ...benchProgram('history', isFull ? ['--full'] : []),
  life: benchProgram('life', [sites]),
});
