/** What a guide says of the office itself, apart from the addresses and telephones of reading rooms and of supervisors. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { Grid } from '../../model/page.js';
import { occursInAny } from '../parts/occurs-in.js';
import { isHeading, numberingDepth, withoutNumbering } from '../parts/outline.js';

interface Source {
  readonly text: string;
  readonly grids: readonly Grid[];
}

/**
 * The text without what stands under headings or labels of `places`, and without the sentences that name one. Such a part
 * ends with the next heading of its rank, or where `offices` are named again.
 */
export function withoutPlaces({ text, grids }: Source, places: readonly string[], offices: readonly string[]): Source {
  const kept: string[] = [];
  let place: { readonly depth: number | undefined } | undefined;
  for (const line of text.split('\n')) {
    const bare = squeeze(line);
    const depth = numberingDepth(line.trim());
    if (place && endsPlace(bare, depth, place.depth, offices)) place = undefined;
    if (place) continue;
    if (!occursInAny(bare, places)) kept.push(line);
    else if (opensPlace(bare, places, offices)) place = { depth };
    else
      kept.push(line.replace(/[^。；;\n]+[。；;]?/gu, (sentence) => (occursInAny(sentence, places) ? '' : sentence)));
  }
  return {
    text: kept.join('\n'),
    grids: grids.map((grid) => grid.filter((cells) => !cells.some((cell) => occursInAny(cell, places)))),
  };
}

/** A heading, or a label before a colon; one that names the office too is the office's. */
function opensPlace(line: string, places: readonly string[], offices: readonly string[]): boolean {
  const [head = ''] = withoutNumbering(line).split(/[：:\t]/u);
  const isLabel = head.length < withoutNumbering(line).length && head.length <= LONGEST_LABEL;
  return (isHeading(line) || isLabel) && occursInAny(head, places) && !occursInAny(head, offices);
}
const LONGEST_LABEL = 20;

function endsPlace(
  line: string,
  depth: number | undefined,
  placeDepth: number | undefined,
  offices: readonly string[],
): boolean {
  if (occursInAny(line, offices)) return true;
  if (depth !== undefined) return placeDepth === undefined || depth <= placeDepth;
  // Names of rooms and halls look like headings too.
  return (
    placeDepth === undefined && line.length >= 3 && isHeading(line) && !/[：:\d]|[馆室厅心处点层号路]$/u.test(line)
  );
}
