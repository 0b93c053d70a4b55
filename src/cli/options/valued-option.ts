import type { Option } from 'commander';
import type { Say } from '../language.js';
import { textShape, type Reader, type ValueShape } from './option-values.js';

/** What an option's value is, wherever it comes from: the command line, the environment or a config. */
export interface OptionValue {
  readonly read: Reader<unknown>;
  /** Each use adds to a list. */
  readonly isRepeatable?: boolean;
  /** What stands between the values where one text holds several. */
  readonly separator?: RegExp;
  /** Of a path, which a config gives from its own folder; `maybe`: an id may stand there too. */
  readonly isPath?: boolean | 'maybe';
}

const values = new WeakMap<Option, OptionValue>();

/** Gives an option a reader that is used for environment and config too. */
export const valued = (option: Option, value: OptionValue, say: Say): Option => {
  const what = option.long ?? option.flags;
  values.set(option, value);
  return option.argParser((text: string, previous: unknown): unknown => {
    const one = value.read(text, what, say);
    if (value.isRepeatable !== true) return one;
    return Array.isArray(previous) ? [...(previous as unknown[]), one] : [one];
  });
};

/** What `valued` gave the option; of others what its flags tell: a path or a text. Undefined for a switch. */
export const valueOf = (option: Option): OptionValue | undefined => {
  const known = values.get(option);
  if (known !== undefined || option.isBoolean() || option.negate) return known;
  const isPath = /<(?:文件|目录|file|folder)(?:\.[a-z]+)?>/.test(option.flags);
  return { read: readerOf(option), isPath, isRepeatable: option.variadic };
};

/** Through commander's own parser where the option has one. */
const readerOf = (option: Option): Reader<unknown> => {
  const { argChoices, parseArg } = option;
  const shape: ValueShape =
    argChoices === undefined ? textShape : { ...textShape, schema: { type: 'string', enum: argChoices } };
  return Object.assign(
    (text: string): unknown => (parseArg === undefined || option.variadic ? text : parseArg(text, undefined as never)),
    { shape },
  );
};
