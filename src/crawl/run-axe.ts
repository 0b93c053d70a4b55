/** axe-core on a page that the browser shows, its frames of the same site included, out of reach of the page's own scripts. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright';
import type { AxeFault } from '../model/snapshot.js';
import type { AxeSource } from './axe-source.js';
import { READ_CONTROLS, WAKE_PICTURES, mayCoverPicture } from './in-page.js';
import type { Controls } from './in-page.js';
import { enterWorld, evaluateIn, frameOf, mainFrameOf } from './isolated-world.js';
import type { World } from './isolated-world.js';

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

export interface AxeOptions {
  readonly source: AxeSource;
  /** Pictures of which the browser got nothing. */
  readonly lostPictures: () => readonly string[];
  /** Whether a frame at this address belongs to the site: others' pages are theirs to mend. */
  readonly isOwn: (url: string) => boolean;
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

/** A script of ours may take so long; of real pages the largest take three seconds. */
const PART_LIMIT_MS = 12_000;
const MOST_FRAMES = 12;
const MOST_PLACES = 5;
/** So many texts of weak contrast are looked at a second time. */
const MOST_DOUBTED = 500;
/** A text that is just being faded in or out looks different after so long. */
const SECOND_LOOK_MS = 1_200;

/** Rejects when the page goes elsewhere meanwhile, or breaks what axe-core needs of it. */
export async function runAxe(session: CDPSession, options: AxeOptions, tell: TellFindings): Promise<void> {
  const top = await mainFrameOf(session);
  const basic = await audit(session, top, 'gongkai-axe', options, 'document', ALL_BUT_CONTRAST);
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

  const contrast = await auditContrast(session, top, options).catch(() => undefined);
  if (!contrast) return;
  tell({
    ...found,
    leftOut: [],
    faults: [...faults, ...contrast.faults].map(asFault),
    undecided: [...undecided, ...contrast.undecided].map(asFault),
  });
}

/** One broken rule as the page's script hands it over: all its places, the way to each through the frames. */
interface RawFault extends Omit<AxeFault, 'count' | 'places'> {
  readonly places: readonly Place[];
}

interface Place {
  readonly target: readonly unknown[];
  readonly html: string;
  readonly frame?: string;
}

interface Audit {
  readonly faults: readonly RawFault[];
  readonly undecided: readonly RawFault[];
  /** By the way to them through the frames. */
  readonly worlds: ReadonlyMap<string, World>;
  readonly lostFrames: readonly string[];
}

/** Texts whose contrast is too weak at two looks, with nothing unseen behind them; the others are undecided. */
async function auditContrast(session: CDPSession, top: string, options: AxeOptions): Promise<Audit> {
  const name = 'gongkai-axe-contrast';
  const first = await audit(session, top, name, options, 'document', CONTRAST_ALONE);
  const [weak] = first.faults;
  if (!weak) return first;
  const suspects = weak.places.slice(0, MOST_DOUBTED);
  await sleep(SECOND_LOOK_MS);
  const context = JSON.stringify({ include: suspects.map(({ target }) => target) });
  const second = await audit(session, top, name, options, context, CONTRAST_ALONE);
  const stillWeak = new Set(second.faults.flatMap(({ places }) => places.map(keyOf)));
  const steady = suspects.filter((place) => stillWeak.has(keyOf(place)));
  const covering = await overPictures(steady, first.worlds, options.lostPictures());
  const sure = steady.filter((place) => !covering.has(keyOf(place)));
  const doubtful = steady.filter((place) => covering.has(keyOf(place)));
  return {
    ...first,
    faults: sure.length > 0 ? [{ ...weak, places: sure }] : [],
    undecided: [...first.undecided, ...(doubtful.length > 0 ? [{ ...weak, places: doubtful }] : [])],
  };
}

const keyOf = ({ target }: Place): string => JSON.stringify(target);
const wayTo = (target: readonly unknown[]): string => JSON.stringify(target.slice(0, -1));

async function overPictures(
  places: readonly Place[],
  worlds: Audit['worlds'],
  lost: readonly string[],
): Promise<ReadonlySet<string>> {
  const covering = new Set<string>();
  for (const [way, world] of worlds) {
    const here = places.filter(({ target }) => wayTo(target) === way);
    if (here.length === 0) continue;
    const selectors = here.map(({ target }) => target.at(-1));
    const flags = await evaluateIn<readonly boolean[]>(world, mayCoverPicture(selectors, lost), PART_LIMIT_MS);
    here.forEach((place, index) => flags[index] === true && covering.add(keyOf(place)));
  }
  return covering;
}

/** Runs axe-core in a document and in the frames in it, then brings the parts together where the first one lies. */
async function audit(
  session: CDPSession,
  top: string,
  worldName: string,
  { source, isOwn }: AxeOptions,
  context: string,
  options: string,
): Promise<Audit> {
  const worlds = new Map<string, World>();
  const addresses = new Map<string, string>();
  const lostFrames: string[] = [];

  const enter = async (frameId: string, way: readonly unknown[]): Promise<World> => {
    const world = await enterWorld(session, frameId, worldName);
    await evaluateIn(world, `globalThis.axe ? 0 : (() => { ${source.script} })()`, PART_LIMIT_MS);
    await evaluateIn(world, WAKE_PICTURES, PART_LIMIT_MS);
    worlds.set(JSON.stringify(way), world);
    return world;
  };
  /** Parts of the frames inside a document, as JSON, in the order in which axe-core wants them. */
  const partsBelow = async (world: World, inside: string, way: readonly unknown[]): Promise<string[]> => {
    const asked = `axe.utils.getFrameContexts(${inside}, ${options}).map(({ frameSelector, frameContext }) => ({
      frameSelector, frameContext: JSON.stringify(frameContext), url: axe.utils.shadowSelect(frameSelector)?.src ?? '' }))`;
    const frames = await evaluateIn<readonly FrameContext[]>(world, asked, PART_LIMIT_MS);
    const parts: string[] = [];
    for (const { frameSelector, frameContext, url } of frames) {
      const path = [...way, frameSelector];
      const part = worlds.size < MOST_FRAMES ? await partOf(world, frameSelector, frameContext, path) : undefined;
      parts.push(...(part ?? ['null']));
      if (!part && /^https?:/.test(url) && isOwn(url)) lostFrames.push(url);
    }
    return parts;
  };
  const partOf = async (world: World, selector: unknown, inside: string, way: readonly unknown[]) => {
    try {
      const frameId = await frameOf(world, `axe.utils.shadowSelect(${JSON.stringify(selector)})`);
      if (frameId === undefined) return undefined;
      const frame = await enter(frameId, way);
      addresses.set(JSON.stringify(way), await evaluateIn<string>(frame, 'location.href', PART_LIMIT_MS));
      const own = await evaluateIn<string>(
        frame,
        `axe.runPartial(${inside}, ${options}).then((part) => JSON.stringify(part))`,
        PART_LIMIT_MS,
      );
      return [own, ...(await partsBelow(frame, inside, way))];
    } catch {
      worlds.delete(JSON.stringify(way));
      return undefined;
    }
  };

  const world = await enter(top, []);
  const below = await partsBelow(world, context, []);
  await evaluateIn(
    world,
    `axe.runPartial(${context}, ${options}).then((part) => { globalThis.part = part; })`,
    PART_LIMIT_MS,
  );
  const { faults, undecided } = await evaluateIn<Pick<Audit, 'faults' | 'undecided'>>(
    world,
    `axe.finishRun([part, ${below.join(',')}], ${options}).then(${BRING_TOGETHER})`,
    PART_LIMIT_MS,
  );
  const placed = (fault: RawFault): RawFault => ({
    ...fault,
    places: fault.places.map((place) => {
      const frame = addresses.get(wayTo(place.target));
      return frame === undefined ? place : { ...place, frame };
    }),
  });
  return { faults: faults.map(placed), undecided: undecided.map(placed), worlds, lostFrames };
}

interface FrameContext {
  readonly frameSelector: unknown;
  readonly frameContext: string;
  readonly url: string;
}

/** Less of what axe-core says than would fill a snapshot. */
const BRING_TOGETHER = `({ violations, incomplete }) => {
  const told = ({ id, impact, help, nodes }) => ({
    rule: id, impact: impact ?? 'minor', help, helpEn: englishHelp[id] ?? help,
    places: nodes.map(({ target, html }) => ({ target, html: html.replace(/\\s+/g, ' ').slice(0, 300) })),
  });
  return { faults: violations.map(told), undecided: incomplete.map(told) };
}`;

const asFault = ({ places, ...fault }: RawFault): AxeFault => ({
  ...fault,
  count: places.length,
  places: places.slice(0, MOST_PLACES).map(({ target, html, frame }) => ({
    selector: [target.at(-1)].flat().join(' >>> '),
    html,
    ...(frame !== undefined && { frame }),
  })),
});
