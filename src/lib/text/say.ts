/** Languages of what people read. */
export type Language = 'zh' | 'en';

/** Gives the sentence of the chosen language: `say('没有', 'none')`. */
export type Say = (zh: string, en: string) => string;

/** A `Say` for one language. */
export const speaker =
  (lang: Language): Say =>
  (zh, en) =>
    lang === 'en' ? en : zh;
