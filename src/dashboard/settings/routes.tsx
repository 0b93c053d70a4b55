import type { Context } from 'hono';
import { Invalid } from '../../model/refusal.js';
import { saveSettings } from '../../store/settings/save-settings.js';
import { goTo } from '../cookies.js';
import { Checkbox, Field, Form, Problems, Select, TextArea } from '../layout/form.js';
import { Card } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { route, type Call, type Route } from '../route.js';
import { readSettingsForm } from './read-form.js';
import { WORDS } from './words.js';

async function doSave(c: Context, call: Call): Promise<Response> {
  const { office, form, actor, say } = call;
  try {
    const settings = readSettingsForm(form);
    await office.store.transaction((trx) => saveSettings(trx, { settings, actor, at: office.now().toISOString() }));
    return goTo(c, office, '/settings', { tone: 'good', text: say(WORDS.saved) });
  } catch (error) {
    if (error instanceof Invalid) return settingsPage(c, call, error);
    throw error;
  }
}

function settingsPage(c: Context, call: Call, invalid?: Invalid): Promise<Response> {
  const { say, settings, form } = call;
  const { letters, workdays } = settings;
  // A form that comes back shows what was typed.
  const typed = (name: string, stored: string): string => {
    const value = form.raw[name]?.[0];
    return invalid && typeof value === 'string' ? value : stored;
  };
  const text = (name: keyof typeof WORDS, stored: string, longest: number, hint?: keyof typeof WORDS) => (
    <Field
      call={call}
      name={name}
      label={say(WORDS[name])}
      value={typed(name, stored)}
      longest={longest}
      hint={hint && say(WORDS[hint])}
      invalid={invalid}
    />
  );
  const count = (name: 'rectificationDays' | 'appealDays') => (
    <Field
      call={call}
      name={name}
      type="number"
      min={1}
      max={250}
      label={say(WORDS[name])}
      value={typed(name, String(settings[name]))}
      required
      invalid={invalid}
    />
  );
  const isOn = (name: 'twoPersonReview' | 'silentCountsAsOpen') => (invalid ? form.isOn(name) : settings[name]);
  return showPage(
    c,
    call,
    { title: say(WORDS.settings), ...(invalid && { status: 422 as const }) },
    <>
      <Problems call={call} invalid={invalid} />
      <Form call={call} action="/settings" class="stack">
        <div class="columns">
          <div class="stack">
            {' '}
            <Card title={say(WORDS.office)}>
              {text('officeName', settings.officeName, 80, 'officeNameHint')}
              {text('publicUrl', settings.publicUrl, 300, 'publicUrlHint')}
            </Card>
            <Card title={say(WORDS.letters)}>
              {text('issuer', letters.issuer, 80, 'issuerHint')}
              {text('number', letters.number, 80, 'numberHint')}
              {text('contact', letters.contact, 120)}
              {text('phone', letters.phone, 60)}
              {text('copies', letters.copies, 200)}
            </Card>
          </div>
          <div class="stack">
            {' '}
            <Card title={say(WORDS.procedure)}>
              <Checkbox
                name="twoPersonReview"
                label={say(WORDS.twoPerson)}
                hint={say(WORDS.twoPersonHint)}
                checked={isOn('twoPersonReview')}
              />
              <Checkbox name="silentCountsAsOpen" label={say(WORDS.silent)} checked={isOn('silentCountsAsOpen')} />
              <Select
                call={call}
                name="secondTest"
                label={say(WORDS.secondTest)}
                value={typed('secondTest', settings.secondTest)}
                options={(['first', 'second', 'better'] as const).map((value) => ({ value, label: say(WORDS[value]) }))}
                invalid={invalid}
              />
              {count('rectificationDays')}
              {count('appealDays')}
            </Card>
            <Card title={say(WORDS.calendar)}>
              <p class="muted">{say(WORDS.calendarHint)}</p>
              {(['work', 'rest'] as const).map((name) => (
                <TextArea
                  call={call}
                  name={name}
                  label={say(WORDS[name])}
                  value={typed(name, workdays[name].join('\n'))}
                  rows={4}
                  longest={8_000}
                  invalid={invalid}
                />
              ))}
            </Card>
          </div>{' '}
        </div>
        <p>
          <button>{say(WORDS.save)}</button>
        </p>
      </Form>
    </>,
  );
}

/** What holds for the whole office: administrators only. */
export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/settings',
    right: 'admin',
    sight: 'none',
    title: WORDS.settings,
    handle: (c, call) => settingsPage(c, call),
  }),
  route({ method: 'POST', path: '/settings', right: 'admin', sight: 'none', title: WORDS.save, handle: doSave }),
];
