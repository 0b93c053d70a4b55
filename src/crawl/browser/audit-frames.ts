/** axe-core in a document and in the frames of the same site in it, each in a world of its own; one result for all. */
import type { CDPSession } from 'playwright';
import type { AxeFault } from '../../model/snapshot.js';
import type { AxeSource } from './axe-source.js';
import { WAKE_PICTURES } from './in-page.js';
import { enterWorld, evaluateIn, frameOf } from './isolated-world.js';
import type { World } from './isolated-world.js';

/** A script of ours may take so long; of real pages the largest take three seconds where nothing else runs. */
export const PART_LIMIT_MS = 30_000;
const MOST_FRAMES = 12;

export interface AuditOptions {
  readonly source: AxeSource;
  /** Whether a frame at this address belongs to the site: others' pages are theirs to mend. */
  readonly isOwn: (url: string) => boolean;
}

/** One broken rule as the page's script hands it over: all its places, the way to each through the frames. */
export interface RawFault extends Omit<AxeFault, 'count' | 'places'> {
  readonly places: readonly Place[];
}

export interface Place {
  readonly target: readonly unknown[];
  readonly html: string;
  /** Where the target is a way through frames. */
  readonly frameId?: string;
  readonly frame?: string;
}

export interface Audit {
  readonly faults: readonly RawFault[];
  readonly undecided: readonly RawFault[];
  /** By the id of their frame. */
  readonly worlds: ReadonlyMap<string, World>;
  readonly lostFrames: readonly string[];
}

/** Runs axe-core in a document and in the frames in it, then brings the parts together where the first one lies. */
export async function auditFrames(
  session: CDPSession,
  top: string,
  worldName: string,
  { source, isOwn }: AuditOptions,
  context: string,
  options: string,
): Promise<Audit> {
  const worlds = new Map<string, World>();
  const lostFrames: string[] = [];

  const enter = async (frameId: string): Promise<World> => {
    const world = await enterWorld(session, frameId, worldName);
    await evaluateIn(world, `globalThis.axe ? 0 : (() => { ${source.script} })()`, PART_LIMIT_MS);
    await evaluateIn(world, WAKE_PICTURES, PART_LIMIT_MS);
    worlds.set(frameId, world);
    return world;
  };
  /** Parts of the frames inside a document, as JSON, in the order in which axe-core wants them. */
  const partsBelow = async (world: World, inside: string): Promise<string[]> => {
    const asked = `axe.utils.getFrameContexts(${inside}, ${options}).map(({ frameSelector, frameContext }) => ({
      frameSelector, frameContext: JSON.stringify(frameContext), url: axe.utils.shadowSelect(frameSelector)?.src ?? '' }))`;
    const frames = await evaluateIn<readonly FrameContext[]>(world, asked, PART_LIMIT_MS);
    const parts: string[] = [];
    for (const { frameSelector, frameContext, url } of frames) {
      const part = worlds.size < MOST_FRAMES ? await partOf(world, frameSelector, frameContext) : undefined;
      parts.push(...(part ?? ['null']));
      if (!part && /^https?:/.test(url) && isOwn(url)) lostFrames.push(url);
    }
    return parts;
  };
  const partOf = async (world: World, selector: unknown, inside: string) => {
    let frameId: string | undefined;
    try {
      frameId = await frameAt(world, selector);
      if (frameId === undefined) return undefined;
      const frame = await enter(frameId);
      const own = await evaluateIn<string>(
        frame,
        `axe.runPartial(${inside}, ${options}).then((part) => JSON.stringify(part))`,
        PART_LIMIT_MS,
      );
      return [own, ...(await partsBelow(frame, inside))];
    } catch {
      if (frameId !== undefined) worlds.delete(frameId);
      return undefined;
    }
  };

  const world = await enter(top);
  const below = await partsBelow(world, context);
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
  const locate = createLocator(top, worlds);
  const placed = (list: readonly RawFault[]): Promise<readonly RawFault[]> =>
    Promise.all(list.map(async (fault) => ({ ...fault, places: await Promise.all(fault.places.map(locate)) })));
  return { faults: await placed(faults), undecided: await placed(undecided), worlds, lostFrames };
}

/** Says of a place whose target leads through frames which document that is. */
function createLocator(top: string, worlds: ReadonlyMap<string, World>): (place: Place) => Promise<Place> {
  const known = new Map<string, Promise<Pick<Place, 'frameId' | 'frame'>>>();
  const follow = async (way: readonly unknown[]): Promise<Pick<Place, 'frameId' | 'frame'>> => {
    let frameId: string | undefined = top;
    for (const selector of way) {
      const world = worlds.get(frameId);
      frameId = world && (await frameAt(world, selector));
      if (frameId === undefined) return {};
    }
    const world = worlds.get(frameId);
    if (!world || way.length === 0) return {};
    return { frameId, frame: await evaluateIn<string>(world, 'location.href', PART_LIMIT_MS) };
  };
  return async (place) => {
    const way = place.target.slice(0, -1);
    const key = JSON.stringify(way);
    const found = known.get(key) ?? follow(way);
    known.set(key, found);
    return { ...place, ...(await found) };
  };
}

const frameAt = (world: World, selector: unknown): Promise<string | undefined> =>
  frameOf(world, `axe.utils.shadowSelect(${JSON.stringify(selector)})`);

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
