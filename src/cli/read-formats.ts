import { nearest } from '../lib/text/nearest.js';
import { FORMATS, NOT_BUILT, type FormatId } from '../report/formats.js';
import { UsageError } from './errors.js';
import type { Say } from './language.js';

const known = Object.keys(FORMATS) as readonly FormatId[];
const built = known.filter((id) => FORMATS[id] !== NOT_BUILT);
const BY_DEFAULT: readonly FormatId[] = ['json', 'html'];

/** Reads `--format`. A format of the contract that is not built yet is named as such; `all` means every one. */
export const readFormats = (asked: readonly string[] | undefined, say: Say): readonly FormatId[] => {
  if (asked?.includes('all')) return built;
  const formats = asked ?? BY_DEFAULT;
  const unknown = formats.filter((format) => !known.some((id) => id === format));
  const unbuilt = formats.filter((format) => FORMATS[format as FormatId] === NOT_BUILT);
  const allowed = say(`可用的格式：${built.join('、')}，或 all`, `allowed: ${built.join(', ')}, or all`);
  if (unknown.length > 0) {
    const meant = unknown.flatMap((format) => nearest(format, known) ?? []);
    const hints = meant.length > 0 ? [say(`是不是 ${meant.join('、')}？`, `did you mean ${meant.join(', ')}?`)] : [];
    throw new UsageError(
      say(`--format 没有 ${unknown.join('、')} 这种格式`, `--format: there is no ${unknown.join(', ')}`),
      [...hints, allowed],
    );
  }
  if (unbuilt.length > 0) {
    throw new UsageError(
      say(`--format ${unbuilt.join('、')}：这种格式尚未建成`, `--format ${unbuilt.join(', ')}: not built yet`),
      [allowed],
    );
  }
  return formats as readonly FormatId[];
};
