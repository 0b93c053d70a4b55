import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../../lib/text/canonical-json.js';
import { AuditReportSchema, type AuditReport } from '../../../model/report.js';
import type { SiteEntry } from '../../../model/site-entry.js';
import type { Words } from '../../../model/words.js';
import { findFaults } from '../../../profile/validator.js';
import { verifySite } from '../../../proof/verify-site.js';
import { openSnapshot } from '../../../snapshot/open-snapshot.js';

/** A site of a past run, whole and unaltered. */
export interface PastSite {
  readonly report: AuditReport;
  /** The rules it was judged by, as `serializeProfile` writes them. */
  readonly profile: string;
  readonly entry: SiteEntry;
  /** Last hash of its chain; an older run has none. */
  readonly chain?: string;
}

/** Reads the report of a site and what it rests on, and checks its chain from the bytes up. A refusal says what is wrong. */
export async function readPastSite(
  folder: string,
  id: string,
  version: string,
): Promise<PastSite | { readonly why: Words }> {
  const report = parse(await readFile(join(folder, 'report.json'), 'utf8').catch(() => ''));
  if (report?.site.id !== id)
    return {
      why: {
        zh: 'report.json 没有、读不懂或属于别的网站',
        en: 'report.json is missing, unreadable or of another site',
      },
    };
  const { alterations, head } = await verifySite(folder, id, { toolVersion: version });
  if (alterations.length > 0)
    return {
      why: {
        zh: `证据链核验出 ${alterations.length} 处改动（gongkai verify 逐项列出）`,
        en: `its chain shows ${alterations.length} alteration(s): gongkai verify names them`,
      },
    };
  const kept = headOf(join(folder, 'snapshot.warc.gz'));
  const { digest } = report.profile;
  const stored = await readFile(join(folder, '..', `profile-${digest.slice(0, 16)}.json`), 'utf8').catch(() => '');
  const profile = [stored, kept?.profile.resolved ?? ''].find((text) => sha256(text) === digest);
  if (profile === undefined)
    return { why: { zh: '评判所依据的规则没有保存', en: 'the rules it was judged by are not kept' } };
  const { region, ...named } = report.site;
  const entry = kept?.site ?? { ...named, ...(region !== undefined && { region }) };
  return { report, profile, entry, ...(head !== undefined && { chain: head }) };
}

const headOf = (path: string) => {
  if (!existsSync(path)) return undefined;
  try {
    const snapshot = openSnapshot(path);
    try {
      return snapshot.head;
    } finally {
      snapshot.close();
    }
  } catch {
    return undefined;
  }
};

const parse = (text: string): AuditReport | undefined => {
  try {
    const data: unknown = JSON.parse(text);
    return findFaults(AuditReportSchema, data).length === 0 ? (data as AuditReport) : undefined;
  } catch {
    return undefined;
  }
};
