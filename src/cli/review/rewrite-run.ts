import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AuditReport } from '../../model/report.js';
import type { RunFailure, RunSite, RunSummary } from '../../model/run.js';
import { readChain, sealRun } from '../../proof/seal.js';
import type { FormatId } from '../../report/formats.js';
import type { CliContext } from '../command.js';
import type { CommandSettings } from '../options/command-settings.js';
import { describeUnwritten } from '../runs/describe-unwritten.js';
import { readReport } from '../runs/find-reports.js';
import { openFormatMeans, siteFiles } from '../options/format-means.js';
import { readFormats } from '../options/read-formats.js';
import { readNotice } from '../notice/read-notice.js';
import { writeRunFormats, writeSiteFormats, type Unwritten } from '../options/report-formats.js';
import { summarizeSite } from '../../library/summarize-run.js';

/** Files by which it is seen that a run has a format, so that none is left with the old scores. */
const SEEN_BY: Readonly<Partial<Record<FormatId, readonly string[]>>> = {
  html: ['index.html', 'report.html'],
  xlsx: ['scorecard.xlsx'],
  csv: ['results.csv'],
  md: ['summary.md'],
  junit: ['junit.xml'],
  sarif: ['gongkai.sarif'],
  github: ['annotations.txt'],
  gitlab: ['gl-code-quality-report.json'],
  docx: ['bulletin.docx', 'rectification.docx'],
  pdf: ['report.pdf'],
  earl: ['earl.jsonld'],
  wacz: ['snapshot.wacz'],
};

/** After decisions on some sites: their formats, `run.json` and what else is written for the run, and its chain. */
export async function rewriteRun(
  folder: string,
  changed: readonly string[],
  asked: CommandSettings,
  context: CliContext,
  key: KeyObject | undefined,
): Promise<{ readonly sites: readonly RunSite[]; readonly head?: string }> {
  const { settings, lang, say } = asked;
  const run = readRun(folder);
  const formats = formatsOf(folder, changed, readFormats(settings.format, say));
  const means = openFormatMeans(settings, lang, await readNotice(asked, formats, context.cwd));
  const unwritten: Unwritten[] = [];
  const rows = new Map<string, { row: RunSite; failure?: RunFailure }>();
  try {
    for (const id of changed) {
      const report = readReport(join(folder, id, 'report.json'), say);
      const before = run?.sites.find((site) => site.id === id);
      const snapshot = before?.snapshot ?? `${id}/snapshot.warc.gz`;
      const { summary, failure } = summarizeSite({ snapshot }, report, say);
      rows.set(id, { row: summary, ...(failure && { failure }) });
      const files = siteFiles(join(folder, id), resolve(folder, snapshot), means);
      unwritten.push(...(await writeSiteFormats(files, report, formats, means.options)));
    }
    const sites = changed.flatMap((id) => rows.get(id)?.row ?? []);
    if (!run) return { sites };
    const after = withRows(run, rows);
    const read = ({ report }: RunSite): AuditReport => readReport(join(folder, report), say);
    unwritten.push(...(await writeRunFormats(folder, after, formats, means.options, read)));
    const chain = await readChain(folder);
    if (!chain) return { sites };
    const { version: toolVersion, build } = chain.tool;
    const sealed = await sealRun({ folder, toolVersion, ...(build !== undefined && { build }), ...(key && { key }) });
    return { sites, head: sealed.head };
  } finally {
    await means.close();
    for (const sentence of new Set(describeUnwritten(unwritten, say))) context.stderr.write(`${sentence}\n`);
  }
}

function formatsOf(folder: string, sites: readonly string[], asked: readonly FormatId[]): readonly FormatId[] {
  const places = [folder, ...sites.map((site) => join(folder, site))];
  const there = (Object.entries(SEEN_BY) as [FormatId, readonly string[]][]).flatMap(([format, files]) =>
    files.some((file) => places.some((place) => existsSync(join(place, file)))) ? [format] : [],
  );
  return [...new Set<FormatId>(['json', ...asked, ...there])];
}

/** Undefined of a run that never came to its end. */
function readRun(folder: string): RunSummary | undefined {
  const path = join(folder, 'run.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RunSummary) : undefined;
}

function withRows(
  run: RunSummary,
  rows: ReadonlyMap<string, { readonly row: RunSite; readonly failure?: RunFailure }>,
): RunSummary {
  const sites = run.sites.map((site) => rows.get(site.id)?.row ?? site);
  const count = (verdict: RunSite['verdict']): number => sites.filter((site) => site.verdict === verdict).length;
  const order = run.sites.map(({ id }) => id);
  const others = run.failures.filter(({ site }) => !rows.has(site));
  const own = [...rows.values()].flatMap(({ failure }) => failure ?? []);
  const failures = [...others, ...own].sort((a, b) => order.indexOf(a.site) - order.indexOf(b.site));
  const verdicts = {
    qualified: count('qualified'),
    unqualified: count('unqualified'),
    undetermined: count('undetermined'),
  };
  return { ...run, sites, totals: { ...run.totals, ...verdicts }, failures };
}
