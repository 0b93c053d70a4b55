import { squeeze } from '../../lib/text/squeeze.js';

/** What a cell of a report's table says: a number, nothing (blank, `/`, `—`, 无), or something else. */
export interface Figure {
  /** As printed, without blanks. */
  readonly text: string;
  readonly kind: 'number' | 'blank' | 'unreadable';
  /** 0 where it is blank. */
  readonly value: number;
  /** Blanks stand between its digits: one number broken by its mark-up, or several in one cell. */
  readonly isApart?: true;
}

const BLANK = /^(?:[-\u2010-\u2015_/\\|·.]+|无|空)?$/;
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?(?:[件项个条宗份次部起]|人次|(?:亿|万)?元)?$/;

/** Reads a cell. `012` and `000` are no numbers: figures of several cells ran into one. `isApart`: as the figure says. */
export function readFigure(cell: string, isApart = false): Figure {
  const text = squeeze(cell).replace(/[\u2212\ufe63]/g, '-');
  if (BLANK.test(text)) return { text, kind: 'blank', value: 0 };
  if (/^[零〇○]$/.test(text)) return { text, kind: 'number', value: 0 };
  if (!NUMBER.test(text)) return { text, kind: 'unreadable', value: 0 };
  return { text, kind: 'number', value: Number(text.replace(/,|[^\d.+-]/g, '')), ...(isApart && { isApart }) };
}

/** True for a cell that names something: Chinese words that are no figure. */
export const isLabel = (cell: string): boolean =>
  /\p{Script=Han}/u.test(cell) && readFigure(cell).kind === 'unreadable';
