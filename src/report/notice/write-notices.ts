import type { AuditReport } from '../../model/report.js';
import type { RunReports, Written } from '../format.js';
import type { Language } from '../wording/catalogue.js';
import { bulletinValues } from './bulletin.js';
import type { NoticeKind, NoticeWishes } from './notice-wishes.js';
import { prepareTemplate, type FillTemplate } from './prepare-template.js';
import { rectificationValues } from './rectification.js';

interface Options {
  readonly lang: Language;
  readonly notice: NoticeWishes;
}

/** `rectification.docx`: what a site is asked to mend, and apart from it what it is asked to verify. */
export async function writeRectification(report: AuditReport, { lang, notice }: Options): Promise<readonly Written[]> {
  const fill = await templateOf(notice, 'rectification', lang);
  return [{ file: 'rectification.docx', content: await fill(rectificationValues(report, notice, lang)) }];
}

/** `bulletin.docx`: how a run's sites came out, and what they have in common. */
export async function writeBulletin(given: RunReports, { lang, notice }: Options): Promise<readonly Written[]> {
  const fill = await templateOf(notice, 'bulletin', lang);
  return [{ file: 'bulletin.docx', content: await fill(bulletinValues(given, notice, lang)) }];
}

/** A run writes thousands of letters from one template: it is looked at once. */
const PREPARED = new WeakMap<NoticeWishes, Map<string, Promise<FillTemplate>>>();

async function templateOf(wishes: NoticeWishes, kind: NoticeKind, lang: Language): Promise<FillTemplate> {
  const prepared = PREPARED.get(wishes) ?? new Map<string, Promise<FillTemplate>>();
  PREPARED.set(wishes, prepared);
  const key = `${kind} ${lang}`;
  const fill = prepared.get(key) ?? wishes.template(kind, lang).then((template) => prepareTemplate(template, kind));
  prepared.set(key, fill);
  return await fill;
}
