import type { Frame, Page } from 'playwright';
import { findCells } from './find-cells.js';
import type { PageTable } from './find-cells.js';
import { findQuote } from './find-quote.js';
import { WINDOW } from './offline-page.js';
import { callTool } from './page-tools.js';
import type { Tool } from './page-tools.js';
import { joinPieces } from './page-text.js';
import type { PageText, TextRange } from './page-text.js';
import { personalPlaces } from './personal-places.js';
import type { PictureOrder } from './picture-orders.js';

/** A frame of a page, read. */
interface ReadFrame {
  readonly frame: Frame;
  readonly text: PageText;
  readonly tables: readonly PageTable[];
  readonly covers: readonly TextRange[];
  readonly coveredFields: readonly number[];
}

/** The boxes of a place in the window, and the frame of the page that they stand in. */
export interface SeenPlace {
  readonly at: ReadFrame;
  readonly groups: readonly unknown[];
}

/** Reads the frames of a page that stands as `showOffline` leaves it. */
export async function readFrames(page: Page): Promise<readonly ReadFrame[]> {
  const frames: ReadFrame[] = [];
  for (const frame of page.frames()) {
    const { texts, fields } = JSON.parse(await frame.evaluate<string>(callTool('read'))) as {
      readonly texts: readonly (readonly [string, number])[];
      readonly fields: readonly string[];
    };
    const text = joinPieces(texts.map(([own, line]) => ({ text: own, line })));
    frames.push({
      frame,
      text,
      tables: JSON.parse(await frame.evaluate<string>(callTool('tables'))) as PageTable[],
      covers: personalPlaces(text.text).map(({ start, end }) => text.rangeOf(start, end)),
      coveredFields: fields.flatMap((said, at) => (personalPlaces(said).length > 0 ? [at] : [])),
    });
  }
  return frames;
}

/** Brings the place of an order into the window. Undefined where it is not seen: then the top of the page stands there. */
export async function findPlace(frames: readonly ReadFrame[], order: PictureOrder): Promise<SeenPlace | undefined> {
  let found: SeenPlace | undefined;
  for (const one of frames) {
    const place = found ? undefined : placeOn(one, order);
    const groups = (await use(one.frame, found ? 'clear' : 'lookAt', place ?? {})) as readonly unknown[] | null;
    if (!found && groups && groups.length > 0) found = { at: one, groups };
  }
  return found;
}

/** What the window shows as PNG, the place framed. Personal numbers are covered in every frame; `covered` of them are in the window. */
export async function takePicture(
  page: Page,
  frames: readonly ReadFrame[],
  place: SeenPlace | undefined,
): Promise<{ readonly bytes: Buffer; readonly covered: number }> {
  let covered = 0;
  for (const one of frames) {
    const groups = one === place?.at ? place.groups : [];
    const { covers, coveredFields } = one;
    covered += (await use(one.frame, 'paint', { groups, covers, coveredFields })) as number;
  }
  const bytes = await page.screenshot({ clip: { x: 0, y: 0, ...WINDOW }, animations: 'allow', caret: 'initial' });
  return { bytes, covered };
}

const use = (frame: Frame, tool: Tool, value: unknown): Promise<unknown> => frame.evaluate(callTool(tool, value));

/** Cells of a table before the words of a quote, which may have been put together from them. */
function placeOn({ text, tables }: ReadFrame, { quote, selector, table }: PictureOrder): object | undefined {
  const cells = table && findCells(tables, table);
  if (cells) return { cells };
  const ranges = quote === undefined || quote === '' ? undefined : findQuote(text, quote);
  if (ranges) return { ranges };
  return selector === undefined ? undefined : { selector };
}
