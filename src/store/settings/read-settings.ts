import { DEFAULT_SETTINGS, OfficeSettingsSchema, type OfficeSettings } from '../../model/office-settings.js';
import { Value } from '@sinclair/typebox/value';
import type { Db, Trx } from '../tables.js';

const KEY = 'office';

/** The office's settings; what was never set, or is no longer a setting, stands as by default. */
export async function readSettings(db: Db | Trx): Promise<OfficeSettings> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', KEY).executeTakeFirst();
  if (row === undefined) return DEFAULT_SETTINGS;
  const kept = JSON.parse(row.value) as Partial<OfficeSettings>;
  const merged = Value.Clean(OfficeSettingsSchema, {
    ...structuredClone(DEFAULT_SETTINGS),
    ...kept,
    letters: { ...DEFAULT_SETTINGS.letters, ...kept.letters },
    workdays: { ...DEFAULT_SETTINGS.workdays, ...kept.workdays },
  });
  return Value.Check(OfficeSettingsSchema, merged) ? merged : DEFAULT_SETTINGS;
}
