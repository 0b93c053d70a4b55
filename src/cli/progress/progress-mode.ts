import type { ProgressMode } from '../progress.js';

interface ModeWishes {
  readonly quiet?: boolean | undefined;
  /** False with `--no-progress`. */
  readonly progress?: boolean | undefined;
  /** Something else writes lines to the same terminal all the time. */
  readonly hasOtherLines: boolean;
}

/** How a run is shown: in place only where a person sits in front of a terminal that can move its cursor. */
export function progressMode(
  stream: NodeJS.WritableStream,
  env: Readonly<Record<string, string | undefined>>,
  { quiet, progress, hasOtherLines }: ModeWishes,
): ProgressMode {
  if (quiet === true) return 'silent';
  if (progress === false) return 'notes';
  const isTerminal = 'isTTY' in stream && stream.isTTY === true && env['TERM'] !== 'dumb';
  // Runners of CI lend a terminal that nobody watches, and keep every frame in their log.
  const isWatched = !isSet(env['CI']) && !isSet(env['GITHUB_ACTIONS']);
  return isTerminal && isWatched && !hasOtherLines ? 'live' : 'plain';
}

/** Colours go to terminals only, and to none that does not want them (no-color.org). */
export function wantsColour(stream: NodeJS.WritableStream, env: Readonly<Record<string, string | undefined>>): boolean {
  const isTerminal = 'isTTY' in stream && stream.isTTY === true;
  return isTerminal && env['TERM'] !== 'dumb' && (env['NO_COLOR'] ?? '') === '';
}

const isSet = (value: string | undefined): boolean => value !== undefined && !['', 'false', '0'].includes(value);
