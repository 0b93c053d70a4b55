import type { Invalid } from '../../model/refusal.js';
import { FORMATS } from '../../report/formats.js';
import { checkWish } from '../../schedule/clock/check-wish.js';
import { CATCH_UPS, type ScheduleWish } from '../../schedule/clock/schedule.js';
import { readLists } from '../../store/lists/lists.js';
import { Field, Select } from '../layout/form.js';
import type { Call } from '../route.js';
import { WORDS } from './words.js';

/** What is typed of a schedule, checked: throws `Invalid` with all faults. */
export async function readWish({ office, actor, form }: Call): Promise<ScheduleWish> {
  const lists = new Set((await readLists(office.store.db, actor)).map(({ id }) => id));
  const profile = form.text('profile', 60);
  const hours = form.text('hours', 40);
  const sitesAtOnce = form.whole('sitesAtOnce', { min: 1, max: 64 });
  const wish: ScheduleWish = {
    title: form.text('title'),
    list: form.text('list', 64),
    cron: form.text('cron', 100),
    formats: form
      .text('formats')
      .split(/[,，、\s]+/)
      .filter((id) => id !== ''),
    catchUp: form.choice('catchUp', CATCH_UPS) ?? 'window',
    ...(profile !== '' && { profile }),
    ...(hours !== '' && { hours }),
    ...(sitesAtOnce !== undefined && { sitesAtOnce }),
  };
  const known = {
    formats: Object.keys(FORMATS),
    // Only what comes along: a path typed here would read the server's files.
    hasProfile: async (id: string) => (await office.packs()).some((pack) => pack.id === id),
    hasList: (id: string) => Promise.resolve(lists.has(id)),
  };
  return checkWish(wish, known, office.now());
}

/** The fields of a schedule: as stored, or as typed where it came back with faults. */
export async function ScheduleFields({
  call,
  stored,
  invalid,
}: {
  call: Call;
  stored?: ScheduleWish;
  invalid?: Invalid | undefined;
}) {
  const { say, office, actor } = call;
  const lists = await readLists(office.store.db, actor);
  const packs = await office.packs();
  const typed = (name: string, value: string | undefined): string => {
    const sent = call.form.raw[name]?.[0];
    return invalid && typeof sent === 'string' ? sent : (value ?? '');
  };
  const text = (name: 'title' | 'cron' | 'hours' | 'formats', value: string | undefined, more: object = {}) => (
    <Field call={call} name={name} label={say(WORDS[name])} value={typed(name, value)} invalid={invalid} {...more} />
  );
  return (
    <>
      {text('title', stored?.title, { required: true, longest: 80 })}
      <Select
        call={call}
        name="list"
        label={say(WORDS.list)}
        value={typed('list', stored?.list)}
        options={lists.map(({ id, title, sites }) => ({ value: id, label: `${title} (${sites})` }))}
        hint={lists.length === 0 ? say(WORDS.noList) : undefined}
        required
        invalid={invalid}
      />
      {text('cron', stored?.cron ?? '0 22 * * *', { required: true, longest: 100, hint: say(WORDS.cronHint) })}
      {text('hours', stored ? stored.hours : '22:00-06:00', { longest: 40, hint: say(WORDS.hoursHint) })}
      <Field
        call={call}
        name="profile"
        label={say(WORDS.profile)}
        value={typed('profile', stored?.profile)}
        longest={60}
        list="profiles"
        hint={say(WORDS.profileHint)}
        invalid={invalid}
      />
      <datalist id="profiles">
        {packs.map(({ id, title }) => (
          <option value={id}>{title}</option>
        ))}
      </datalist>
      {text('formats', stored ? stored.formats.join(',') : 'html', { hint: say(WORDS.formatsHint) })}
      <Field
        call={call}
        name="sitesAtOnce"
        type="number"
        min={1}
        max={64}
        label={say(WORDS.sitesAtOnce)}
        value={typed('sitesAtOnce', stored?.sitesAtOnce?.toString())}
        invalid={invalid}
      />
      <Select
        call={call}
        name="catchUp"
        label={say(WORDS.catchUp)}
        value={typed('catchUp', stored?.catchUp ?? 'window')}
        options={CATCH_UPS.map((value) => ({ value, label: say(WORDS[value]) }))}
        invalid={invalid}
      />
    </>
  );
}
