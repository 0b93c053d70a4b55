/** Whether a row is of the kind that a rule looks for: by its title, or by the name of the list in which it stands. */
import { compilePattern } from '../../lib/pattern/pattern.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { TitleWish } from '../../model/plan.js';

/** `path`: names of the lists between the place and the row; a row of 学前教育 is about 学前教育 whatever its title. */
export function isTitled(title: string, path: readonly string[], wish: TitleWish): boolean {
  const key = `${title}\t${path.join('\t')}`;
  const answers = kept.get(wish) ?? new Map<string, boolean>();
  kept.set(wish, answers);
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = tell(squeeze(title), path.map(squeeze), wish);
  answers.set(key, answer);
  return answer;
}
/** The survey is asked after every arrival, about the same rows. */
const kept = new WeakMap<TitleWish, Map<string, boolean>>();

function tell(title: string, path: readonly string[], { titles, not = [] }: TitleWish): boolean {
  const isOther = (text: string): boolean => not.some((one) => compilePattern(one).occursIn(text));
  if (isOther(title)) return false;
  const isNamed = (text: string): boolean => titles?.some((one) => compilePattern(one).occursIn(text)) !== false;
  return isNamed(title) || path.some((name) => isNamed(name) && !isOther(name));
}

/** A title that the list cut short: what it leaves out may be the words looked for. */
export const isCutShort = (title: string): boolean => /(?:…|\.{2,})\s*$/.test(title);
