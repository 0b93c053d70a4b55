import type { Say } from '../language.js';
import type { Unwritten } from '../options/report-formats.js';

/** One sentence for each format that could not be written. */
export const describeUnwritten = (unwritten: readonly Unwritten[], say: Say): readonly string[] =>
  unwritten.map(({ format, words, error }) => {
    const why = words ? say(words.zh, words.en) : say(`程序出错：${error?.message}`, `a bug: ${error?.message}`);
    return say(`${format} 没有写成：${why}`, `${format} was not written: ${why}`);
  });

/** Whether a fault of the program, not a missing means, kept one of them from being written. */
export const holdsBug = (unwritten: readonly Unwritten[]): boolean =>
  unwritten.some(({ words }) => words === undefined);
