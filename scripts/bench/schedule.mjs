import { benchProgram } from './bench-program.mjs';

/** A night of many sites with the office's own planning and queueing, audits stubbed, beside the least time that it could take; jobs a second through Redis. */
export const schedule = ({ sites, slots, jobs }) => ({
  nights: benchProgram('schedule', [sites, ...slots]),
  queue: benchProgram('queue', [jobs]),
});
