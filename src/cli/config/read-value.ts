import { resolve } from 'node:path';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { anyText, textShape } from '../options/option-values.js';
import { settingRows } from '../options/settings.js';
import type { OptionValue } from '../options/valued-option.js';

/** What is read for a key that means the same everywhere: a reader, or `undefined` for a switch. */
export const sharedValues: ReadonlyMap<string, OptionValue | undefined> = new Map<string, OptionValue | undefined>([
  ...settingRows.map((row) => [row.key, row.read === undefined ? undefined : { ...row, read: row.read }] as const),
  ['data', { read: anyText, isPath: true }],
]);

/** A value of a config, as the option would be read; paths lie in `folder`. Throws `UsageError`. */
export const readValue = (
  value: unknown,
  option: OptionValue | undefined,
  { what, folder, say }: { readonly what: string; readonly folder: string; readonly say: Say },
): unknown => {
  if (option === undefined) {
    if (typeof value === 'boolean') return value;
    throw new UsageError(say(`${what} 要写 true 或 false`, `${what} wants true or false`));
  }
  const { read, isRepeatable } = option;
  const { textOf, wants } = read.shape ?? textShape;
  const one = (part: unknown): unknown => {
    const text = textOf(part);
    if (text === undefined) throw new UsageError(say(`${what} ${wants[0]}`, `${what} ${wants[1]}`));
    return inFolder(read(text, what, say), option, folder);
  };
  if (isRepeatable !== true) return one(value);
  return Array.isArray(value) && value.length > 0 ? value.map(one) : [one(value)];
};

/** A text of the environment, as the option would be read. Throws `UsageError`. */
export const readText = (text: string, option: OptionValue | undefined, what: string, say: Say): unknown => {
  if (option === undefined) return readSwitch(text, what, say);
  if (option.isRepeatable !== true) return option.read(text, what, say);
  const parts = text.split(option.separator ?? /[,，\s]+/).filter((part) => part.trim() !== '');
  return parts.map((part) => option.read(part, what, say));
};

const readSwitch = (text: string, what: string, say: Say): boolean => {
  const word = text.trim().toLowerCase();
  if (['true', '1'].includes(word)) return true;
  if (['false', '0'].includes(word)) return false;
  throw new UsageError(
    say(`${what} 要写 true 或 false（1 或 0），不能是“${text}”`, `${what} wants true or false (1 or 0), not "${text}"`),
  );
};

const inFolder = (value: unknown, { isPath }: OptionValue, folder: string): unknown => {
  if (typeof value !== 'string') return value;
  const isFile = isPath === true || (isPath === 'maybe' && /[\\/]|\.(?:ya?ml|json)$/i.test(value));
  return isFile ? resolve(folder, value) : value;
};
