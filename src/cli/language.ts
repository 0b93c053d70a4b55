/** Languages of the interface. */
export type Language = 'zh' | 'en';

/** Gives the sentence of the chosen language: `say('没有', 'none')`. */
export type Say = (zh: string, en: string) => string;

/** A `Say` for one language. */
export const speaker =
  (lang: Language): Say =>
  (zh, en) =>
    lang === 'en' ? en : zh;

/** `--lang en` or `--lang=en` anywhere before `--`; needed before options are parsed, for errors and help. */
export const languageOf = (argv: readonly string[]): Language => {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  const at = words.lastIndexOf('--lang');
  return words.includes('--lang=en') || (at >= 0 && words[at + 1] === 'en') ? 'en' : 'zh';
};
