/** Whether a row is of the kind that a rule looks for: by its title, or by the name of the list in which it stands. */
import { compilePattern } from '../lib/pattern/pattern.js';
import { squeeze } from '../lib/text/squeeze.js';
import type { ListItem } from './page-facts.js';
import type { TitleWish } from './plan.js';

/** By its title, or by the names of the lists between the place and the row: one of 学前教育 is about 学前教育 whatever its title. */
export const isTitled = (title: string, path: readonly string[], wish: TitleWish): boolean =>
  told(tell(squeeze(title), wish), isTitledPath(path, wish));

/** One of the names is of the kind. */
export const isTitledPath = (path: readonly string[], wish: TitleWish): boolean =>
  path.some((name) => tell(squeeze(name), wish) === 'named');

/** The same of a row, worked out once: the survey is asked after every arrival, about the same rows. */
export function isTitledRow(row: ListItem, isNamedPath: boolean, wish: TitleWish): boolean {
  const answers = kept.get(wish) ?? new WeakMap<ListItem, Telling>();
  kept.set(wish, answers);
  const telling = answers.get(row) ?? tell(squeeze(row.title), wish);
  answers.set(row, telling);
  return told(telling, isNamedPath);
}
const kept = new WeakMap<TitleWish, WeakMap<ListItem, Telling>>();

/** What a title says by itself: it is of the kind, of another kind, or neither. */
type Telling = 'named' | 'other' | 'neither';

const told = (telling: Telling, isNamedPath: boolean): boolean =>
  telling === 'named' || (telling === 'neither' && isNamedPath);

function tell(text: string, { titles, not = [] }: TitleWish): Telling {
  if (not.some((one) => compilePattern(one).occursIn(text))) return 'other';
  return titles?.some((one) => compilePattern(one).occursIn(text)) === false ? 'neither' : 'named';
}

/** A title that the list cut short: what it leaves out may be the words looked for. */
export const isCutShort = (title: string): boolean => /(?:…|\.{2,})\s*$/.test(title);
