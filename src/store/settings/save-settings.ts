import { Value } from '@sinclair/typebox/value';
import { may, type Actor } from '../../model/actor.js';
import { OfficeSettingsSchema, type OfficeSettings } from '../../model/office-settings.js';
import { Forbidden, Invalid } from '../../model/refusal.js';
import { appendLog } from '../log/append-log.js';
import type { Trx } from '../tables.js';
import { readSettings } from './read-settings.js';

/** Keeps the settings and logs which of them changed, from what to what. Throws `Forbidden` and `Invalid`. */
export async function saveSettings(
  trx: Trx,
  { settings, actor, at }: { settings: OfficeSettings; actor: Actor; at: string },
): Promise<void> {
  if (!may(actor, 'admin')) throw new Forbidden();
  if (!Value.Check(OfficeSettingsSchema, settings))
    throw new Invalid({ zh: '设置没有填对，请改正后再保存。', en: 'The settings are not filled in correctly.' });
  const before: Readonly<Record<string, unknown>> = await readSettings(trx);
  const changed = Object.entries(settings).filter(
    ([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value),
  );
  if (changed.length === 0) return;
  const row = { value: JSON.stringify(settings), changed_at: at, changed_by: actor.id };
  await trx
    .insertInto('settings')
    .values({ key: 'office', ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
  await appendLog(trx, {
    at,
    actor: actor.id,
    action: 'settings.changed',
    subject: 'settings:office',
    detail: Object.fromEntries(changed.map(([key, value]) => [key, { from: before[key], to: value }])),
  });
}
