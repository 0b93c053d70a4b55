import { nearest } from '../../lib/text/nearest.js';
import { FORMATS, type FormatId } from '../../report/formats.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { listShape, shaped, wordList, type Reader } from './option-values.js';

const known = Object.keys(FORMATS) as readonly FormatId[];
const BY_DEFAULT: readonly FormatId[] = ['json', 'html'];

/** What people call some formats, by the format that they mean. */
const CALLED: ReadonlyMap<string, FormatId> = new Map([
  ['excel', 'xlsx'],
  ['xls', 'xlsx'],
  ['word', 'docx'],
  ['doc', 'docx'],
  ['markdown', 'md'],
  ['jsonld', 'earl'],
  ['warc', 'wacz'],
]);

/** Names of formats, as an option or a config gives them; each is known. */
export const formatNames: Reader<readonly string[]> = shaped(listShape([...known, 'all']), (text, what, say) => {
  const names = wordList(text, what, say);
  refuseUnknown(
    names.filter((name) => name !== 'all'),
    what,
    say,
  );
  return names;
});

/** Reads `--format`; `all` means every one. */
export const readFormats = (asked: readonly string[] | undefined, say: Say): readonly FormatId[] => {
  if (asked?.includes('all')) return known;
  const formats = asked ?? BY_DEFAULT;
  refuseUnknown(formats, '--format', say);
  return formats as readonly FormatId[];
};

const refuseUnknown = (formats: readonly string[], what: string, say: Say): void => {
  const unknown = formats.filter((format) => !known.some((id) => id === format));
  const allowed = say(`可用的格式：${known.join('、')}，或 all`, `allowed: ${known.join(', ')}, or all`);
  if (unknown.length > 0) {
    const meant = unknown.flatMap((format) => meantBy(format) ?? []);
    const hints = meant.length > 0 ? [say(`是不是 ${meant.join('、')}？`, `did you mean ${meant.join(', ')}?`)] : [];
    throw new UsageError(
      say(`${what} 没有 ${unknown.join('、')} 这种格式`, `${what}: there is no ${unknown.join(', ')}`),
      [...hints, allowed],
    );
  }
};

const meantBy = (format: string): string | undefined => {
  const word = nearest(format, [...known, 'all', ...CALLED.keys()]);
  return word === undefined ? undefined : (CALLED.get(word) ?? word);
};
