import type { Say } from '../language.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `0:42`, `12:05`, `1:02:33`. */
export function elapsedText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** How long something may still take: never finer than such a guess is, and rounded up. */
export function aboutText(ms: number, say: Say): string {
  if (ms < MINUTE_MS) return say('不到 1 分钟', 'under a minute');
  if (ms < HOUR_MS) {
    const minutes = Math.ceil(ms / MINUTE_MS);
    return say(`约 ${minutes} 分钟`, `about ${minutes} min`);
  }
  if (ms < DAY_MS) {
    const tens = Math.ceil(ms / (10 * MINUTE_MS));
    const [hours, minutes] = [Math.floor(tens / 6), (tens % 6) * 10];
    return minutes === 0
      ? say(`约 ${hours} 小时`, `about ${hours} h`)
      : say(`约 ${hours} 小时 ${minutes} 分`, `about ${hours} h ${minutes} min`);
  }
  const days = Math.ceil(ms / DAY_MS);
  return say(`约 ${days} 天`, `about ${days} days`);
}

/** `2025-11-18 22:00` in Asia/Shanghai. */
export function beijingTime(at: number): string {
  return new Date(at + 8 * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ');
}
