import { addDays } from '../../lib/date/day.js';
import type { Place } from './place.js';

/** The day so many days before another; both `YYYY-MM-DD`. Weekend days move back to the Friday, as offices publish. */
export function officeDayBefore(day: string, days: number): string {
  const then = addDays(day, -days);
  const weekday = new Date(`${then}T00:00:00Z`).getUTCDay();
  return addDays(then, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
}

/** 2025-03-04 → 2025年3月4日 */
export function inChinese(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Fills `{区}` (name), `{称}` (区/县), `{府}`, `{办}`, `{镇}`, `{河}`, `{长}` (head), `{址}` `{时}`
 * `{话}` (address, hours, telephone), `{年}` and `{上年}` of the day. */
export function fill(text: string, place: Place, day: string, turn = 0): string {
  const year = Number(day.slice(0, 4));
  const words: Record<string, string> = {
    区: place.name,
    称: place.rank,
    府: place.government,
    办: place.office,
    镇: place.towns[turn % place.towns.length] ?? '',
    河: place.river,
    长: place.mayor,
    址: place.address,
    时: place.hours,
    话: place.phone,
    年: String(year),
    上年: String(year - 1),
  };
  return text.replace(/\{([^}]+)\}/g, (whole, name: string) => words[name] ?? whole);
}

/** Paragraphs as a Chinese CMS writes them. */
export const paragraphs = (texts: readonly string[]): string =>
  texts.map((text) => `<p style="text-indent:2em">${text}</p>`).join('\n');

/** A number below `below` that looks like chance and is always the same for the same words. */
export function steady(words: string, below: number): number {
  let hash = 2166136261;
  for (const character of words) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519);
  return ((hash ^ (hash >>> 13)) >>> 0) % below;
}
