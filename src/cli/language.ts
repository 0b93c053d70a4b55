import type { Language } from '../lib/text/say.js';

export { speaker, type Language, type Say } from '../lib/text/say.js';

/** `--lang en` or `--lang=en` anywhere before `--`, else `GONGKAI_LANG`; needed before options are parsed, for errors and help. */
export const languageOf = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Language => {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  const at = words.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked =
    at < 0 ? env['GONGKAI_LANG'] : words[at] === '--lang' ? words[at + 1] : words[at]?.slice('--lang='.length);
  return asked === 'en' ? 'en' : 'zh';
};

/** `--verbose` anywhere, or `GONGKAI_VERBOSE`; needed where an error arises before options are parsed. */
export const isVerbose = (argv: readonly string[], env: Readonly<Record<string, string | undefined>>): boolean =>
  argv.includes('--verbose') || ['1', 'true'].includes(env['GONGKAI_VERBOSE']?.trim().toLowerCase() ?? '');
