import { findPersonalNumbers } from '../lib/text/personal/find-personal-numbers.js';
import type { Page } from '../model/page.js';

/** What a visitor can read of a page, line by line: its name and body, the panels behind its tabs, what is hidden on it. */
export const readableTexts = ({ facts, bodyText, hiddenText, panels = [] }: Page): readonly string[] => [
  facts.title,
  bodyText,
  ...(hiddenText === undefined ? [] : [hiddenText]),
  ...panels.flatMap(({ text }) => text ?? []),
];

/** Whether figures stand on it that can be a person's number: such a page is worth reading again. */
export const holdsPersonalNumbers = (page: Page): boolean =>
  readableTexts(page).some((text) => findPersonalNumbers(text).length > 0) ||
  page.grids.some((grid) => grid.some((row) => row.some((cell) => findPersonalNumbers(cell).length > 0)));
