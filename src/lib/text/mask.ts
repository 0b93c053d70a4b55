/** Masks personal numbers in whatever is shown: the one place that knows how. Office numbers and credit codes stay as they are. */
import { passesLuhn } from './personal/bank-card.js';
import { findPersonalNumbers } from './personal/find-personal-numbers.js';
import { hasLongNumber, numberRuns } from './personal/number-runs.js';
import { isBirthday, isPrefecture } from './personal/resident-id.js';

interface Place {
  readonly from: number;
  readonly to: number;
  readonly kind: keyof typeof KEPT;
}

/** Figures that stay, at the start and at the end. */
const KEPT = { 'resident-id': [2, 3], 'bank-card': [4, 3], mobile: [3, 4] } as const;

/**
 * The text with `11*************123`, `138****5678` and `6222************123` in place of such numbers, blanks between figures where
 * they were: as long as before. What only looks like one (an ID number with a wrong check digit) is masked too.
 */
export function maskPersonalNumbers(text: string): string {
  if (!hasLongNumber(text)) return text;
  // Addresses between words: every other part.
  return text.includes('://')
    ? text
        .split(ADDRESS)
        .map((part, at) => (at % 2 === 1 ? maskAddress(part) : maskWords(part)))
        .join('')
    : maskWords(text);
}

const ADDRESS = /(https?:\/\/[^\s"'<>，。；、（）“”]+)/;

function maskWords(text: string): string {
  const known = findPersonalNumbers(text);
  const places: Place[] = [];
  let next = 0;
  for (const { digits, from, to } of numberRuns(text).flat()) {
    for (let place = known[next]; place !== undefined && place.to <= from; place = known[++next]) places.push(place);
    const isKnown = known[next] !== undefined && (known[next]?.from ?? to) < to;
    const kind = isKnown
      ? undefined
      : kindByLook(digits, text.slice(Math.max(0, from - 12), from), /^(?:…|\.{3})?$/.test(text.slice(to, to + 4)));
    if (kind) places.push({ kind, from, to });
  }
  return hideAll(text, [...places, ...known.slice(next)]);
}

/** `places` in the order of the text. Long texts are put together once, not anew for each place. */
function hideAll(text: string, places: readonly Place[]): string {
  let shown = '';
  let at = 0;
  for (const { kind, from, to } of places) {
    shown += text.slice(at, from) + hide(text.slice(from, to), KEPT[kind]);
    at = to;
  }
  return shown + text.slice(at);
}

/** The same for an address: what is written in it, in Chinese or not, is read as people read it. Unchanged where nothing is hidden. */
export function maskAddress(address: string): string {
  if (!hasLongNumber(address)) return address;
  let read = address;
  try {
    read = decodeURIComponent(address);
  } catch {
    // Not UTF-8: read as it stands.
  }
  const places = findPersonalNumbers(read).filter(
    // A serial number in an address is no mobile; behind a name it is.
    ({ kind, from }) =>
      kind === 'resident-id' || /[\u4e00-\u9fff][\s_+-]?$/.test(read.slice(Math.max(0, from - 2), from)),
  );
  if (places.length === 0) return address;
  return encodeURI(hideAll(read, places));
}

/** Masks every text of plain data, the keys of its records too. */
export function maskAll<T>(value: T): T {
  if (typeof value === 'string') return maskPersonalNumbers(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => maskAll(item)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [maskPersonalNumbers(key), maskAll(item as unknown)]),
  ) as T;
}

function kindByLook(digits: string, before: string, isCut: boolean): Place['kind'] | undefined {
  if (
    /^[1-9]\d{5}(?:18|19|20)\d{9}[\dX](?:\d\d)?$/.test(digits) &&
    isBirthday(digits.slice(6, 14).replace(/^18/, '19'))
  )
    return 'resident-id';
  // A quote that was cut behind the day of birth.
  if (
    isCut &&
    /^\d{14,17}$/.test(digits) &&
    isPrefecture(digits) &&
    /^(?:19|20)/.test(digits.slice(6)) &&
    isBirthday(digits.slice(6, 14))
  )
    return 'resident-id';
  // First generation: 15 digits, told by its label alone.
  if (/^[1-9]\d{14}$/.test(digits) && /身份|证件/.test(before)) return 'resident-id';
  if (/^(?:0{0,2}86)?1[3-9]\d{9}$/.test(digits)) return 'mobile';
  return /^\d{16,19}$/.test(digits) && passesLuhn(digits) ? 'bank-card' : undefined;
}

function hide(text: string, [start, end]: readonly [number, number]): string {
  const figures = [...text].filter(isFigure).length;
  let at = 0;
  return [...text]
    .map((one) => {
      if (!isFigure(one)) return one;
      at += 1;
      return at <= start || at > figures - end ? one : '*';
    })
    .join('');
}

const isFigure = (one: string): boolean => /[\dXx\uff10-\uff19\uff38\uff58]/.test(one);
