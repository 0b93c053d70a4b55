import type { Chain } from '../model/chain.js';
import type { Remark } from './alteration.js';
import { changesBetween } from './changes.js';
import { reviewedRules } from './compare-report.js';
import { linkQuestion } from './link-report.js';
import { only, type SiteThings } from './site-things.js';

/** What a reader of a proof should know: nothing of it is wrong. */
export function remarksOn({ links }: Chain, { archive, report, reviews }: SiteThings): readonly Remark[] {
  const question = only(links, 'question')?.question;
  const profile = only(links, 'profile');
  const remarks: Remark[] = [];
  if (archive?.head && question) {
    const { site, asOf } = question;
    const stored = linkQuestion(archive.head).question;
    const changes = changesBetween({ site: stored.site, asOf: stored.asOf }, { site, asOf });
    if (changes.length > 0) remarks.push({ kind: 'asked-otherwise', changes });
    if (profile && archive.head.profile.digest !== profile.sha256)
      remarks.push({ kind: 'other-profile', snapshot: archive.head.profile.id, judged: profile.id });
  }
  if (question?.only) remarks.push({ kind: 'only', rules: question.only.length });
  const reviewed = report ? reviewedRules(report) : [];
  if (reviewed.length > 0) remarks.push({ kind: 'reviewed', rules: reviewed, isKept: reviews !== undefined });
  const damaged = links.filter((link) => link.step === 'record' && link.block === undefined).length;
  if (damaged > 0) remarks.push({ kind: 'damaged-before', records: damaged });
  const { bytes = 0, wholeBytes = 0 } = only(links, 'snapshot') ?? {};
  const torn = bytes - wholeBytes;
  if (torn > 0) remarks.push({ kind: 'torn', bytes: torn });
  return remarks;
}
