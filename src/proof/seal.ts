/**
 * Makes `chain.json`: of a site once its report and its pictures are on the disk, of a run once its sites are sealed. What
 * is sealed is what lies on the disk. Formats that are made from the report (pages, tables, letters) can be made again at any
 * time and are not in the chain.
 */
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { existsSync } from 'node:fs';
import { writeAtomic } from '../lib/fs/write-atomic.js';
import type { Chain, LooseLink } from '../model/chain.js';
import type { AuditReport } from '../model/report.js';
import type { RunSummary } from '../model/run.js';
import { openSnapshot } from '../snapshot/open-snapshot.js';
import { sha256 } from '../lib/text/canonical-json.js';
import { chainText, forge, parseChain } from './chain.js';
import { hashFile, insideOf } from './link-file.js';
import { linkOutcome, linkQuestion, linkRest, linkScorecard, picturesOf, type AskedQuestion } from './link-report.js';
import { linkSnapshot } from './link-snapshot.js';

export const CHAIN_FILE = 'chain.json';

/** What a chain of a site is made of. */
export interface SiteToSeal {
  /** The site's folder in the run: `report.json` and the pictures that it names lie there. */
  readonly folder: string;
  /** Path of the snapshot that was judged; of a replay it lies in another run. */
  readonly snapshot: string;
  /** The resolved rules, as `serializeProfile` writes them. */
  readonly profile: string;
  readonly question: AskedQuestion;
  readonly toolVersion: string;
  /** Digest of the code that judged. */
  readonly build?: string;
  readonly key?: KeyObject;
}

/** Writes the chain of a site and gives it. Rejects with the system's error where the disk refuses. */
export async function sealSite({
  folder,
  snapshot: path,
  profile,
  question,
  toolVersion,
  build,
  key,
}: SiteToSeal): Promise<Chain> {
  const text = await readFile(join(folder, 'report.json'), 'utf8');
  const report = JSON.parse(text) as AuditReport;
  const { snapshot, records } = await linkSnapshot(path, fromFolder(folder, path));
  const digest = sha256(profile);
  const file = profileOf(path) === digest ? undefined : await keepProfile(folder, digest, profile);
  const links: readonly LooseLink[] = [
    snapshot,
    ...records,
    { step: 'profile', id: report.profile.id, ...(file !== undefined && { file }), sha256: digest },
    linkQuestion(question),
    ...report.outcomes.map(linkOutcome),
    linkScorecard(report.scorecard),
    linkRest(report),
    { step: 'file', file: 'report.json', bytes: Buffer.byteLength(text), sha256: sha256(text) },
    ...(await Promise.all(picturesOf(report).map((name) => linkPicture(folder, name)))),
  ];
  const tool = { name: 'gongkai', version: toolVersion, ...(build !== undefined && { build }) } as const;
  const chain = forge({ tool, of: { kind: 'site', id: report.site.id } }, links, key);
  await writeAtomic(join(folder, CHAIN_FILE), chainText(chain));
  return chain;
}

/** Digest of the rules that stand in the snapshot itself. */
function profileOf(path: string): string | undefined {
  const snapshot = openSnapshot(path);
  try {
    return sha256(snapshot.head.profile.resolved);
  } finally {
    snapshot.close();
  }
}

/** Rules that no snapshot holds are kept in the run's folder, once for all its sites. */
async function keepProfile(folder: string, digest: string, profile: string): Promise<string> {
  const path = join(dirname(folder), `profile-${digest.slice(0, 16)}.json`);
  if (!existsSync(path)) await writeAtomic(path, profile);
  return fromFolder(folder, path);
}

/** A picture that a report names, as it lies. */
export async function linkPicture(folder: string, file: string): Promise<LooseLink> {
  const path = insideOf(folder, file);
  const hashed = path === undefined ? undefined : await hashFile(path);
  return { step: 'picture', file, bytes: hashed?.bytes ?? 0, ...(hashed && { sha256: hashed.sha256 }) };
}

const fromFolder = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

/** Writes the chain of a run over the heads of its sites and `run.json`. A site that has no chain of its own has no link. */
export async function sealRun({
  folder,
  toolVersion,
  build,
  key,
}: {
  readonly folder: string;
  readonly toolVersion: string;
  readonly build?: string;
  readonly key?: KeyObject;
}): Promise<Chain> {
  const text = await readFile(join(folder, 'run.json'), 'utf8');
  const run = JSON.parse(text) as RunSummary;
  const links: LooseLink[] = [];
  for (const { id } of run.sites) {
    const chain = await readChain(join(folder, id));
    if (chain) links.push({ step: 'site', site: id, head: chain.head });
  }
  links.push({ step: 'file', file: 'run.json', bytes: Buffer.byteLength(text), sha256: sha256(text) });
  const tool = { name: 'gongkai', version: toolVersion, ...(build !== undefined && { build }) } as const;
  const chain = forge({ tool, of: { kind: 'run', id: run.id } }, links, key);
  await writeAtomic(join(folder, CHAIN_FILE), chainText(chain));
  return chain;
}

/** The chain in a folder; undefined where there is none or it is none. */
export async function readChain(folder: string): Promise<Chain | undefined> {
  const text = await readFile(join(folder, CHAIN_FILE), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseChain(text);
}
