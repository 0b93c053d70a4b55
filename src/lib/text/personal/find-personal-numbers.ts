import { isBankCard } from './bank-card.js';
import { hasLongNumber, numberRuns, type DigitGroup } from './number-runs.js';
import { isResidentId } from './resident-id.js';

/** A number that can be a person's by its own figures; whose it is only its surroundings tell. */
export interface PersonalNumber {
  readonly kind: 'resident-id' | 'bank-card' | 'mobile';
  /** Digits alone, `X` as a capital; of a disability certificate the ID number in it. */
  readonly digits: string;
  /** Places in the text: from the first figure to behind the last. */
  readonly from: number;
  readonly to: number;
  /** Groups of figures that it is printed in. */
  readonly groups: number;
}

/** All numbers of a text whose figures fit: ID with region, birthday and check digit, card with issuer and Luhn digit, mobile. */
export function findPersonalNumbers(text: string): readonly PersonalNumber[] {
  if (!hasLongNumber(text)) return [];
  return numberRuns(text).flatMap((run) => inRun(run));
}

/** What stands without a gap goes before what is put together, and of that an ID number before what fits into its figures. */
function inRun(run: readonly DigitGroup[]): readonly PersonalNumber[] {
  const found: (PersonalNumber | undefined)[] = run.map((group, at) =>
    isPartOfCode(run, at) ? undefined : asNumber([group]),
  );
  putTogether(run, found, ({ kind }) => kind === 'resident-id');
  putTogether(run, found, () => true);
  return [...new Set(found.filter((one) => one !== undefined))];
}

/** Numbers of several groups: each is noted at all its groups. */
function putTogether(
  run: readonly DigitGroup[],
  found: (PersonalNumber | undefined)[],
  isWanted: (number: PersonalNumber) => boolean,
): void {
  for (let first = 0; first < run.length; first += 1) {
    if (found[first]) continue;
    for (let last = first + 1, length = run[first]?.digits.length ?? 0; last < run.length; last += 1) {
      length += run[last]?.digits.length ?? 0;
      if (found[last] || length > LONGEST) break;
      if (!canBeNumber(length, last - first + 1)) continue;
      const number = asNumber(run.slice(first, last + 1));
      if (!number || !isWanted(number)) continue;
      found.fill(number, first, last + 1);
      break;
    }
  }
}

/** Eleven figures with more of them behind a hyphen are a number of another kind; the country's code may stand before. */
function isPartOfCode(run: readonly DigitGroup[], at: number): boolean {
  const [before, group, behind] = [run[at - 1], run[at], run[at + 1]];
  if (group?.digits.length !== 11) return false;
  return (
    (group.isHyphened && !/^(?:00)?86$/.test(before?.digits ?? '')) ||
    (behind?.isHyphened === true && behind.digits.length !== 11)
  );
}

/** Type and degree of a disability follow the ID number on its certificate, at times with the number of a duplicate. */
const DISABILITY = /^(\d{17}[\dX])[1-7][1-4]$/;
const LONGEST = 20;

/** Told by sizes alone, before figures are looked at: pages of single figures are long. */
const canBeNumber = (length: number, groups: number): boolean =>
  length === 18 || length === LONGEST || (length >= 11 && groups <= GROUPS_OF_CARD);
/** The most groups that a card is printed in; mobiles have three. */
const GROUPS_OF_CARD = 5;
const CARD_GROUPS = /^(?:4-4-4-4(?:-[1-3])?|6-1[0-3]|6-4-4-[2-5]|4-4-4-[4-7]|8-(?:8|11))$/;
const MOBILE_GROUPS = /^(?:3-4-4|3-8|7-4)$/;

function asNumber(groups: readonly DigitGroup[]): PersonalNumber | undefined {
  const digits = groups.map((group) => group.digits).join('');
  const [first, last] = [groups[0], groups.at(-1)];
  if (!first || !last || /X./.test(digits)) return undefined;
  const place = { from: first.from, to: last.to, groups: groups.length };
  const sizes = groups.map((group) => group.digits.length).join('-');
  const id = DISABILITY.exec(digits)?.[1] ?? digits;
  if (isResidentId(id)) return { kind: 'resident-id', digits: id, ...place };
  if ((groups.length === 1 || CARD_GROUPS.test(sizes)) && isBankCard(digits))
    return { kind: 'bank-card', digits, ...place };
  if ((groups.length === 1 || MOBILE_GROUPS.test(sizes)) && isMobile(digits))
    return { kind: 'mobile', digits, ...place };
  return undefined;
}

/** Numbers of the four networks, at times with the country's code before them; 140–144 and 16x without 162, 165–167 are machines'. */
const isMobile = (digits: string): boolean =>
  /^(?:86|0086)?1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9\d)\d{8}$/.test(digits);
