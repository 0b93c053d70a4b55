/** axe-core on a page that the browser shows, its frames of the same site included, out of reach of the page's own scripts. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright';
import type { AxeFault } from '../../model/snapshot.js';
import { PART_LIMIT_MS, auditFrames } from './audit-frames.js';
import type { Audit, AuditOptions, Place, RawFault } from './audit-frames.js';
import { READ_CONTROLS, mayCoverPicture } from './in-page.js';
import type { Controls } from './in-page.js';
import { enterWorld, evaluateIn, mainFrameOf } from './isolated-world.js';

export interface AxeFindings {
  readonly faults: readonly AxeFault[];
  readonly undecided: readonly AxeFault[];
  readonly leftOut: readonly string[];
  readonly controls: readonly string[];
  readonly nameless: readonly string[];
  readonly controlsAreCut: boolean;
  /** Frames of the site itself that could not be entered. */
  readonly lostFrames: readonly string[];
}

export interface AxeOptions extends AuditOptions {
  /** Addresses of pictures of which the browser got nothing; `all` where it asked for none. */
  readonly lostPictures: () => readonly string[] | 'all';
}

/** What is read as soon as it is known: where the page hangs later on, this much is had. */
export type TellFindings = (findings: AxeFindings) => void;

/**
 * WCAG 2.0 and 2.1, levels A and AA. Nothing is fetched for it (`preload`); sound is not loaded, so nothing is said of it. How the
 * colours of texts stand out takes longest by far, and is asked for by itself.
 */
const CONTRAST = 'color-contrast';
const ALL_BUT_CONTRAST = optionsOf({
  rules: { [CONTRAST]: { enabled: false }, 'no-autoplay-audio': { enabled: false } },
});
const CONTRAST_ALONE = JSON.stringify({
  runOnly: { type: 'rule', values: [CONTRAST] },
  preload: false,
});

function optionsOf(more: object): string {
  const runOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] };
  return JSON.stringify({ runOnly, preload: false, ...more });
}

/** Weighing colours takes longer by the square of the elements: with so many a minute, which no page gets. */
const MOST_ELEMENTS = 20_000;
const MOST_PLACES = 5;
/** So many texts of weak contrast are looked at a second time. */
const MOST_DOUBTED = 500;
/** A text that is just being faded in or out looks different after so long. */
const SECOND_LOOK_MS = 1_200;

/** Rejects when the page goes elsewhere meanwhile, or breaks what axe-core needs of it. */
export async function runAxe(session: CDPSession, options: AxeOptions, tell: TellFindings): Promise<void> {
  const top = await mainFrameOf(session);
  const basic = await auditFrames(session, top, 'gongkai-axe', options, 'document', ALL_BUT_CONTRAST);
  const read = await Promise.all(
    [...basic.worlds.values()].map((world) => evaluateIn<Controls>(world, READ_CONTROLS, PART_LIMIT_MS)),
  );
  const found = {
    leftOut: [CONTRAST],
    controls: [...new Set(read.flatMap(({ controls }) => controls))],
    nameless: [...new Set(read.flatMap(({ nameless }) => nameless))],
    controlsAreCut: read.some(({ isCut }) => isCut),
    lostFrames: basic.lostFrames,
  };
  const { faults, undecided } = basic;
  tell({ ...found, faults: faults.map(asFault), undecided: undecided.map(asFault) });

  const world = basic.worlds.get(top) ?? (await enterWorld(session, top, 'gongkai-axe'));
  const elements = await evaluateIn<number>(world, `document.getElementsByTagName('*').length`, PART_LIMIT_MS);
  if (elements > MOST_ELEMENTS) return;
  const contrast = await auditContrast(session, top, options).catch(() => undefined);
  if (!contrast) return;
  tell({
    ...found,
    leftOut: [],
    faults: [...faults, ...contrast.faults].map(asFault),
    undecided: [...undecided, ...contrast.undecided].map(asFault),
  });
}

/** Texts whose contrast is too weak at two looks, with nothing unseen behind them; the others are undecided. */
async function auditContrast(session: CDPSession, top: string, options: AxeOptions): Promise<Audit> {
  const name = 'gongkai-axe-contrast';
  const first = await auditFrames(session, top, name, options, 'document', CONTRAST_ALONE);
  const [weak] = first.faults;
  if (!weak) return first;
  const suspects = weak.places.slice(0, MOST_DOUBTED);
  await sleep(SECOND_LOOK_MS);
  const context = JSON.stringify({ include: suspects.map(({ target }) => target) });
  const second = await auditFrames(session, top, name, options, context, CONTRAST_ALONE);
  const stillWeak = new Set(second.faults.flatMap(({ places }) => places.map(keyOf)));
  const steady = suspects.filter((place) => stillWeak.has(keyOf(place)));
  const covering = await overPictures(steady, top, first.worlds, options.lostPictures());
  const sure = steady.filter((place) => !covering.has(keyOf(place)));
  const doubtful = steady.filter((place) => covering.has(keyOf(place)));
  return {
    ...first,
    faults: sure.length > 0 ? [{ ...weak, places: sure }] : [],
    undecided: [...first.undecided, ...(doubtful.length > 0 ? [{ ...weak, places: doubtful }] : [])],
  };
}

const keyOf = ({ target }: Place): string => JSON.stringify(target);
async function overPictures(
  places: readonly Place[],
  top: string,
  worlds: Audit['worlds'],
  lost: readonly string[] | 'all',
): Promise<ReadonlySet<string>> {
  const covering = new Set<string>();
  for (const [id, world] of worlds) {
    const here = places.filter(({ frameId = top }) => frameId === id);
    if (here.length === 0) continue;
    const selectors = here.map(({ target }) => target.at(-1));
    const flags = await evaluateIn<readonly boolean[]>(world, mayCoverPicture(selectors, lost), PART_LIMIT_MS);
    here.forEach((place, index) => flags[index] === true && covering.add(keyOf(place)));
  }
  return covering;
}

const asFault = ({ places, ...fault }: RawFault): AxeFault => ({
  ...fault,
  count: places.length,
  places: places.slice(0, MOST_PLACES).map(({ target, html, frame }) => ({
    selector: [target.at(-1)].flat().join(' >>> '),
    html,
    ...(frame !== undefined && { frame }),
  })),
});
