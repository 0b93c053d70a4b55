import { withSafeAddresses } from './safe-addresses.js';
import { DEBUG_AREAS, type Debug, type DebugArea } from '../../model/debug.js';
import { printable } from '../text/printable.js';

/** Debug lines of each site; undefined where nobody asked for any. */
export type DebugOf = (site: string) => Debug;

const WIDTH = Math.max(...Object.keys(DEBUG_AREAS).map((area) => area.length));

/**
 * Lines of the areas asked for, as `AREA  SITE  what happened`. Own areas rather than NODE_DEBUG or the debug package: theirs are
 * open names that nobody lists, take effect at import, and would bypass the masking of our streams.
 */
export const openDebug = (
  areas: readonly DebugArea[] | undefined,
  tell: (line: string) => void,
): DebugOf | undefined => {
  if (areas === undefined || areas.length === 0) return undefined;
  const wanted = new Set(areas);
  return (site) => ({
    areas: wanted,
    tell: (area, lines) => {
      if (!wanted.has(area)) return;
      for (const line of [lines()].flat())
        tell(`${area.padEnd(WIDTH)}  ${printable(`${site}  ${withSafeAddresses(cut(line))}`)}`);
    },
  });
};

/** A page may call its links anything; more would bury the other lines. */
const LONGEST = 4_000;
const cut = (line: string): string => (line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line);

/** Whole lines onto a stream. */
export const linesTo =
  (stream: NodeJS.WritableStream) =>
  (line: string): void => {
    stream.write(`${line}\n`);
  };
