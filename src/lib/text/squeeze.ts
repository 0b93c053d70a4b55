const blanks = /[\s\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+/gu;
const han = String.raw`[\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60]`;
/** The blank stands before its lookbehind: the engine then seeks blanks, not a character before every place. */
const betweenHan = new RegExp(` (?<=${han} )(?=${han})`, 'g');

/** For comparing: compatibility forms made one (NFKC), all white space and zero-width characters removed. */
export const squeeze = (text: string): string => text.normalize('NFKC').replace(blanks, '');

/** For showing: white space collapsed, blanks between Chinese characters removed, ends trimmed. */
export const tidy = (text: string): string => text.replace(blanks, ' ').trim().replace(betweenHan, '');
