import type { AuditReport } from '../model/report.js';
import type { Language } from './wording/catalogue.js';

type Profile = Pick<AuditReport['profile'], 'title' | 'version' | 'digest'>;

/** Title and version of a profile; where the run has another one called the same, the head of its digest too, or nobody could tell them apart. */
export function profileName({ title, version, digest }: Profile, all: readonly Profile[], lang: Language): string {
  const isAmbiguous = all.some(
    (other) => other.title === title && other.version === version && other.digest !== digest,
  );
  if (!isAmbiguous) return `${title} ${version}`;
  const head = digest.slice(0, 8);
  return lang === 'en' ? `${title} ${version} (digest ${head})` : `${title} ${version}（规则摘要 ${head}）`;
}
