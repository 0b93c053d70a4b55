/** Builds, serves and audits one site of the test bed. */
import { rmSync, mkdtempSync, readFileSync, readdirSync, existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { AuditReport } from '../../src/model/report.js';
import { buildSite, serveNames, serveSite } from '../support/site-builder/index.js';
import type { LoggedRequest } from '../support/site-builder/index.js';
import { authority } from '../support/site-builder/certificates.js';
import { runGongkai } from './run-gongkai.js';
import type { Transcript } from './run-gongkai.js';
import type { SiteCase } from './site-case.js';

export interface AuditedSite {
  readonly transcript: Transcript;
  /** Undefined when no report was written. */
  readonly report: AuditReport | undefined;
  readonly requests: readonly LoggedRequest[];
  /** The folder of the run. */
  readonly runFolder: string;
  readonly outFolder: string;
  /** Removes all that the audit wrote. */
  readonly dispose: () => void;
}

const DEFAULT_DAY = '2025-11-18';

const targetArgs = (site: SiteCase, url: string, folder: string): string[] => {
  if (site.entry) {
    const file = join(folder, 'sites.yaml');
    const name = NAMES[site.spec.kind];
    writeFileSync(file, stringify({ sites: [{ id: 'site', name, url, kind: site.spec.kind, ...site.entry }] }));
    return ['--sites', file];
  }
  return [
    url,
    '--kind',
    site.spec.kind,
    ...(site.isUnnamed ? [] : ['--name', site.spec.name ?? NAMES[site.spec.kind]]),
  ];
};

/** The tests' own authority, for the process that is to trust it. */
const authorityFile = (folder: string): string => {
  const file = join(folder, 'authority.pem');
  writeFileSync(file, authority);
  return file;
};

const NAMES = { district: '临溪区人民政府', department: '临溪区教育局', township: '柳林镇人民政府' } as const;

/** The site's report as `gongkai audit` writes it, with the transcript and the server's log. */
export const auditSite = async (site: SiteCase, limitMs?: number): Promise<AuditedSite> => {
  const built = buildSite(site.spec);
  const served = await serveSite(built);
  const names = await serveNames(built);
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-e2e-'));
  const outFolder = join(folder, 'out');
  let profile = 'national';
  if (site.profile) {
    profile = join(folder, 'profile.yaml');
    writeFileSync(profile, site.profile);
  }
  const url = site.asAddress ? `http://127.0.0.1:${served.port}/` : served.url;
  try {
    const transcript = await runGongkai(
      [
        'audit',
        ...targetArgs(site, url, folder),
        ...['--profile', profile, '--as-of', site.asOf ?? site.spec.today ?? DEFAULT_DAY],
        ...['--allow-private', '--dns', names.address, '--delay', '0', '--format', 'json'],
        ...served.resolve.flatMap((rule) => ['--resolve', rule]),
        ...['--out', outFolder, '--run', 'r', '--no-progress', '--screenshots', 'never'],
        ...(site.only ? ['--only', site.only.join(',')] : []),
        ...(site.args ?? []),
      ],
      {
        ...(limitMs !== undefined && { limitMs }),
        cwd: folder,
        env: site.spec.tls ? { NODE_EXTRA_CA_CERTS: authorityFile(folder) } : {},
      },
    );
    const runFolder = join(outFolder, 'r');
    const siteFolder = existsSync(runFolder)
      ? readdirSync(runFolder, { withFileTypes: true }).find((entry) => entry.isDirectory())?.name
      : undefined;
    const file = siteFolder === undefined ? undefined : join(runFolder, siteFolder, 'report.json');
    const report =
      file !== undefined && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as AuditReport) : undefined;
    const dispose = (): void => rmSync(folder, { recursive: true, force: true });
    return { transcript, report, requests: served.log, runFolder, outFolder, dispose };
  } finally {
    await served.close();
    await names.close();
  }
};
