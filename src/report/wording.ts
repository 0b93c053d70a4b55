import type { Language, Wording } from './wording/catalogue.js';
import { english } from './wording/en.js';
import { chinese } from './wording/zh.js';

/** Lists without what every object inherits: a kind of site that is called `constructor` has no word of ours. */
const bare = (wording: Wording): Wording =>
  Object.fromEntries(
    Object.entries(wording).map(([name, list]: [string, unknown]) => [
      name,
      typeof list === 'object' && list !== null && !Array.isArray(list)
        ? Object.assign(Object.create(null) as object, list)
        : list,
    ]),
  ) as unknown as Wording;

const WORDINGS: Readonly<Record<Language, Wording>> = { zh: bare(chinese), en: bare(english) };

/** The catalogue of a language: everything that reports say in their own voice. */
export const wordingOf = (lang: Language): Wording => WORDINGS[lang];
