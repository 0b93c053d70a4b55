import { addDays, isDay } from '../../lib/date/day.js';

/** `MM-DD`, as deadlines of every year are written. */
export const isMonthDay = (text: string): boolean => /^\d{2}-\d{2}$/.test(text) && isDay(`2024-${text}`);

/** So many days later, of a leap year. */
export const formatMonthDay = (text: string, days: number): string => addDays(`2024-${text}`, days).slice(5);
