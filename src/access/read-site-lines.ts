import { Invalid } from '../model/refusal.js';
import type { Db, Trx } from '../store/tables.js';

/**
 * Reads what an administrator typed: one site a line, by id or full name, `网站 / 单位` for a unit of a portal. Throws `Invalid` on
 * the field `sites` with every line that cannot be read.
 */
export async function readSiteLines(
  db: Db | Trx,
  text: string,
): Promise<readonly { readonly site: string; readonly unit?: string }[]> {
  const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
  const read = new Map<string, { site: string; unit?: string }>();
  const faults: string[] = [];
  for (const line of lines) {
    const [typed = '', unit] = line.split(/\s*[/／]\s*/, 2);
    const found = await db
      .selectFrom('sites')
      .select('id')
      .where((eb) => eb.or([eb('id', '=', typed), eb('name', '=', typed)]))
      .limit(2)
      .execute();
    const [site] = found;
    if (site === undefined || found.length > 1 || read.has(site.id)) {
      faults.push(line);
      continue;
    }
    const isKnownUnit =
      unit === undefined ||
      (await db
        .selectFrom('units')
        .select('name')
        .where('site', '=', site.id)
        .where('name', '=', unit)
        .executeTakeFirst()) !== undefined;
    if (isKnownUnit) read.set(site.id, { site: site.id, ...(unit !== undefined && { unit }) });
    else faults.push(line);
  }
  if (faults.length > 0)
    throw new Invalid(
      { zh: '有网站没有找到。', en: 'Some sites were not found.' },
      {
        sites: {
          zh: `没有找到，或写了两次：${faults.slice(0, 20).join('；')}`,
          en: `Not found, or named twice: ${faults.slice(0, 20).join('; ')}`,
        },
      },
    );
  return [...read.values()];
}
