/** Checks the chain of a run: that its sites are those it lists, each with the chain it had, and that `run.json` says what they say. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChainLink } from '../model/chain.js';
import type { AuditReport } from '../model/report.js';
import type { RunSite, RunSummary } from '../model/run.js';
import { attempt } from '../snapshot/attempt.js';
import type { Alteration, RunProof, Unproved } from './alteration.js';
import { sha256 } from '../lib/text/canonical-json.js';
import { isSignedBy, parseChain } from './chain.js';
import { changesBetween } from './changes.js';
import { checkLinks, hasItsHead } from './compare-chain.js';
import { CHAIN_FILE, readChain } from './seal.js';
import { readText } from './site-things.js';
import type { VerifyOptions } from './verify-site.js';

/** Ids of the sites of a run: those that its chain or `run.json` lists, then others whose reports lie there. */
export async function sitesOfRun(folder: string): Promise<readonly string[]> {
  const chain = await readChain(folder);
  const listed = [
    ...(chain?.links.flatMap((link) => (link.step === 'site' ? [link.site] : [])) ?? []),
    ...(parseRun(await readText(join(folder, 'run.json')))?.sites.map(({ id }) => id) ?? []),
  ].filter((id) => IS_ID.test(id));
  return [...new Set([...listed, ...(await reportsIn(folder))])];
}

/** A chain may come from anywhere: its sites are folders of the run, and nothing else. */
const IS_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const reportsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => existsSync(join(folder, name, 'report.json'))).sort();

/**
 * What is wrong with the run as a run; its sites are checked one by one. `heads` are those of their chains as they lie. A run
 * that was never finished has no chain.
 */
export async function verifyRun(
  folder: string,
  heads: ReadonlyMap<string, string | undefined>,
  { key }: Pick<VerifyOptions, 'key'>,
): Promise<RunProof> {
  const text = await readText(join(folder, CHAIN_FILE));
  if (text === undefined) return { alterations: [], unproved: [{ kind: 'no-chain' }] };
  const chain = parseChain(text);
  if (chain?.of.kind !== 'run') return { alterations: [{ kind: 'chain-unreadable' }], unproved: [] };
  const runText = await readText(join(folder, 'run.json'));
  const run = parseRun(runText);
  const file =
    runText === undefined
      ? []
      : [{ step: 'file', file: 'run.json', bytes: Buffer.byteLength(runText), sha256: sha256(runText) } as const];
  const now = [
    ...[...heads].flatMap(([site, head]) => (head === undefined ? [] : [{ step: 'site', site, head } as const])),
    ...file,
  ];
  const wrongWith = (link: ChainLink): Alteration | undefined => {
    if (link.step === 'site') {
      const head = heads.get(link.site);
      if (!existsSync(join(folder, link.site))) return { kind: 'site-missing', site: link.site };
      if (head === link.head || !heads.has(link.site)) return undefined;
      return { kind: 'chain-replaced', site: link.site, was: link.head, ...(head !== undefined && { now: head }) };
    }
    if (link.step !== 'file' || link.file !== 'run.json') return { kind: 'link-unlinked', link: link.step };
    if (runText === undefined) return { kind: 'file', file: 'run.json', how: 'missing' };
    if (!run) return { kind: 'file', file: 'run.json', how: 'unreadable' };
    return sha256(runText) === link.sha256 ? undefined : { kind: 'file', file: 'run.json', how: 'changed' };
  };
  const inChain = checkLinks(chain, now).flatMap(({ link, fault }): readonly Alteration[] => {
    const own = wrongWith(link);
    return [...(fault && (fault.kind === 'link-changed' || !own) ? [fault] : []), ...(own ? [own] : [])];
  });
  const known = new Set(chain.links.map((link) => (link.step === 'site' ? link.site : '')));
  const added = (await reportsIn(folder)).filter((site) => !known.has(site));
  const hasRun = chain.links.some((link) => link.step === 'file' && link.file === 'run.json');
  const unproved: readonly Unproved[] = key && !chain.signature ? [{ kind: 'unsigned' }] : [];
  return {
    head: chain.head,
    alterations: [
      ...(hasRun ? [] : [{ kind: 'chain-unreadable' } as const]),
      ...inChain,
      ...added.map((site): Alteration => ({ kind: 'site-added', site })),
      ...(hasItsHead(chain) ? [] : [{ kind: 'head-changed' } as const]),
      ...(key && chain.signature && !isSignedBy(chain, key) ? [{ kind: 'signature' } as const] : []),
    ],
    unproved,
  };
}

const parseRun = (text: string | undefined): RunSummary | undefined => {
  const run = text === undefined ? undefined : attempt(() => JSON.parse(text) as Partial<RunSummary> | null);
  return Array.isArray(run?.sites) ? (run as RunSummary) : undefined;
};

/** Where the row of a site in `run.json` says something else than its report. */
export async function compareRunRow(folder: string, site: string): Promise<readonly Alteration[]> {
  const row = parseRun(await readText(join(folder, 'run.json')))?.sites.find(({ id }) => id === site);
  const text = await readText(join(folder, site, 'report.json'));
  const report = text === undefined ? undefined : attempt(() => JSON.parse(text) as AuditReport);
  if (!row || !report) return [];
  const said = attempt(() => rowOf(report));
  if (!said) return [];
  const { verdict, points, vetoes, outcomes, name, url, kind, profile } = row;
  const changes = changesBetween(said, { verdict, points, vetoes, outcomes, name, url, kind, profile });
  return changes.length > 0 ? [{ kind: 'run-row', site, changes }] : [];
}

function rowOf({ scorecard, outcomes, site, profile }: AuditReport): Partial<RunSite> {
  const count: Record<string, number> = {};
  for (const { value } of outcomes) count[value] = (count[value] ?? 0) + 1;
  const { verdict, points, vetoes } = scorecard;
  const { name, url, kind } = site;
  return { verdict, points, vetoes, outcomes: count, name, url, kind, profile: profile.id };
}
