/** Ids of sites and runs: folder names on every system (contract.md, At the edges). */
const SHAPE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Windows takes these names for devices, with any ending too. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** Why a text is no id: its letters, or a name that Windows keeps for itself; undefined if it is one. */
export const whyNoId = (id: string): 'shape' | 'reserved' | undefined =>
  !SHAPE.test(id) ? 'shape' : RESERVED.test(id) ? 'reserved' : undefined;

/** The id of a bare address: its host and port, with `-` for what an id may not hold. */
export const idOfAddress = (url: URL): string => {
  const id = url.host
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 64);
  return RESERVED.test(id) || id === '' ? `site-${id}`.slice(0, 64) : id;
};
