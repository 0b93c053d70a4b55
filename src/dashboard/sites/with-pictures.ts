import { isPictureName } from '../../model/picture-name.js';
import { isKey } from '../../store/blobs/assert-key.js';
import type { Call } from '../route.js';

/** All pictures of a page together; what comes beyond is left out, and its name stands in its place. */
const MOST_BYTES = 12 * 1024 * 1024;

/** A report with its pictures in it: where it is shown it may ask for nothing. */
export async function withPictures(
  page: string,
  { office }: Pick<Call, 'office'>,
  { run, site }: { readonly run: string; readonly site: string },
): Promise<string> {
  const files = [...new Set([...page.matchAll(/ src="(evidence\/[\w-]+\.png)"/g)].map(([, file = '']) => file))];
  const data = new Map<string, string>();
  let left = MOST_BYTES;
  for (const file of files) {
    const key = `runs/${run}/${site}/${file}`;
    const bytes = isPictureName(file) && isKey(key) ? (await office.blobs.facts(key))?.bytes : undefined;
    if (bytes === undefined || bytes > left) continue;
    left -= bytes;
    data.set(file, Buffer.from(await office.blobs.read(key)).toString('base64'));
  }
  return page
    .replaceAll(/ src="(evidence\/[\w-]+\.png)"/g, (_, file: string) => {
      const picture = data.get(file);
      return picture === undefined ? ' src="data:,"' : ` src="data:image/png;base64,${picture}"`;
    })
    .replaceAll(/<a href="evidence\/[\w-]+\.png" target="_blank">/g, '<a>');
}
