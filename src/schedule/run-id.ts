/** Ids of runs are folder names on every system, and keys of blobs. */
const SHAPE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Windows takes these names for devices, with any ending too. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** True for what may be the id of a run. */
export const isRunId = (id: string): boolean => SHAPE.test(id) && !RESERVED.test(id);

/** `20261122-203000`, Asia/Shanghai. */
export const runIdOf = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
