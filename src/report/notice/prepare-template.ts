import { bulletinTags } from './bulletin-tags.js';
import { checkTags, knownTags } from './check-tags.js';
import { readTags } from './fill-template.js';
import type { NoticeKind, NoticeTemplate } from './notice-wishes.js';
import { openTemplate } from './open-template.js';
import { rectificationTags } from './rectification-tags.js';
import type { Tag, Values } from './tags.js';
import { UnusableTemplate } from './unusable-template.js';

/** All tags of each letter. */
export const TAGS: Readonly<Record<NoticeKind, readonly Tag[]>> = {
  rectification: rectificationTags,
  bulletin: bulletinTags,
};

/** Fills a template in, each time anew. */
export type FillTemplate = (values: Values) => Promise<Uint8Array>;

/** Looks at everything in a template, then answers how to fill it in. Throws `UnusableTemplate` with all its faults. */
export async function prepareTemplate(template: NoticeTemplate, kind: NoticeKind): Promise<FillTemplate> {
  const parts = await openTemplate(template);
  const { found, text } = await readTags(template.file, parts, TAGS[kind]);
  const faults = checkTags(found, text, TAGS[kind]);
  if (faults.length > 0) throw new UnusableTemplate(template.file, faults);
  return async (values) => (await readTags(template.file, parts, TAGS[kind])).fill(values);
}

/** Which letter a template is for, by its tags; undefined where they fit both or neither. Throws `UnusableTemplate`. */
export async function kindOfTemplate(template: NoticeTemplate): Promise<NoticeKind | undefined> {
  const { found } = await readTags(template.file, await openTemplate(template), TAGS.rectification);
  const [rectification, bulletin] = [knownTags(found, TAGS.rectification), knownTags(found, TAGS.bulletin)];
  if (rectification === bulletin) return undefined;
  return rectification > bulletin ? 'rectification' : 'bulletin';
}
