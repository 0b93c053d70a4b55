import type { Language, Wording } from './wording/catalogue.js';
import { english } from './wording/en.js';
import { chinese } from './wording/zh.js';

/** The catalogue of a language: everything that reports say in their own voice. */
export const wordingOf = (lang: Language): Wording => (lang === 'en' ? english : chinese);
