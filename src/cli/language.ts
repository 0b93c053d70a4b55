/** Languages of the interface. */
export type Language = 'zh' | 'en';

/** Gives the sentence of the chosen language: `say('没有', 'none')`. */
export type Say = (zh: string, en: string) => string;

/** A `Say` for one language. */
export const speaker =
  (lang: Language): Say =>
  (zh, en) =>
    lang === 'en' ? en : zh;

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
