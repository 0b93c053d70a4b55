import type { Invalid } from '../../model/refusal.js';
import type { ItemRow } from '../../review/decision-rows.js';
import { Field, Form, Problems, TextArea } from '../layout/form.js';
import { beijingDay, points } from '../layout/marks.js';
import type { Call } from '../route.js';
import { UPLOAD_ACCEPT } from '../uploads/tell-upload.js';
import { DECISIONS, WORDS } from './words.js';

const VALUES = ['passed', 'failed', 'partly', 'inapplicable'] as const;

/** The form in which an evaluator decides. Keys: 1 to 4 the decision, r the reason, s hand in. */
export function DecisionForm({
  call,
  item,
  action,
  invalid,
  submit,
  refutable = [],
}: {
  call: Call;
  item: Pick<ItemRow, 'divisible' | 'worth' | 'version'>;
  action: string;
  invalid?: Invalid | undefined;
  /** What its button says. */
  submit?: string;
  /** Faults that may be refuted one by one. */
  refutable?: readonly { readonly fingerprint: string; readonly message: string }[];
}) {
  const { say, form, office } = call;
  const chosen = invalid ? form.text('value') : '';
  const values = VALUES.filter((value) => value !== 'partly' || item.divisible === 1);
  const fault = invalid?.fields['value'];
  return (
    <Form call={call} action={action} files class="decide stack" id="decide">
      <Problems call={call} invalid={invalid} />
      <input type="hidden" name="version" value={String(item.version)} />
      <fieldset class={fault ? 'field wrong' : 'field'}>
        <legend>{say({ zh: '结论', en: 'Decision' })} *</legend>
        <div class="choices">
          {values.map((value) => (
            <label class={`choice ${value}`}>
              <input
                type="radio"
                name="value"
                value={value}
                checked={value === chosen}
                required
                data-key={String(VALUES.indexOf(value) + 1)}
              />
              <span>
                {say(DECISIONS[value])} <kbd aria-hidden="true">{VALUES.indexOf(value) + 1}</kbd>
              </span>
            </label>
          ))}
        </div>
        {fault ? <small class="fault">{say(fault)}</small> : null}
      </fieldset>
      {item.divisible === 1 ? (
        <Field
          call={call}
          name="earned"
          label={`${say(WORDS.earned)}（${say({ zh: '部分符合时填，满分', en: 'if partly, of' })} ${points(item.worth / 100)}）`}
          value={invalid ? form.text('earned', 20) : undefined}
          invalid={invalid}
          longest={10}
        />
      ) : null}
      {refutable.length > 1 ? (
        <details class="fold">
          <summary>{say({ zh: '其中个别问题不成立', en: 'Single findings that do not stand' })}</summary>
          {refutable.map(({ fingerprint, message }) => (
            <label class="tick">
              <input type="checkbox" name="refuted" value={fingerprint} />
              <span>{message}</span>
            </label>
          ))}
        </details>
      ) : null}
      <div class={invalid?.fields['reason'] ? 'field wrong' : 'field'}>
        <label for="field-reason">
          {say(WORDS.reason)} * <kbd aria-hidden="true">r</kbd>
        </label>
        <textarea
          id="field-reason"
          name="reason"
          rows={3}
          maxlength={2000}
          required
          data-focus="r"
          aria-describedby="reason-hint"
        >
          {invalid ? form.lines('reason') : ''}
        </textarea>
        <small id="reason-hint">{say(WORDS.reasonHint)}</small>
        {invalid?.fields['reason'] ? <small class="fault">{say(invalid.fields['reason'])}</small> : null}
      </div>
      <details class="fold" open={invalid?.fields['until'] !== undefined || invalid?.fields['files'] !== undefined}>
        <summary>{say({ zh: '佐证文件、沿用期限', en: 'Files, until when it holds' })}</summary>
        <Field
          call={call}
          type="file"
          multiple
          name="files"
          label={say(WORDS.files)}
          hint={say(WORDS.filesHint)}
          accept={UPLOAD_ACCEPT}
          invalid={invalid}
        />
        <Field
          call={call}
          type="date"
          name="until"
          label={say(WORDS.until)}
          hint={say(WORDS.untilHint)}
          min={beijingDay(office.now())}
          value={invalid ? form.text('until', 20) : undefined}
          invalid={invalid}
        />
      </details>
      <p class="row">
        <button data-key="s">
          {submit ?? say({ zh: '提交并看下一项', en: 'Hand in, next item' })} <kbd aria-hidden="true">s</kbd>
        </button>
      </p>
    </Form>
  );
}

/** The form of an appeal. */
export function AppealForm({ call, action, invalid }: { call: Call; action: string; invalid?: Invalid | undefined }) {
  const { say, form } = call;
  return (
    <Form call={call} action={action} files class="stack">
      <Problems call={call} invalid={invalid} />
      <TextArea
        call={call}
        name="reason"
        label={say({ zh: '申诉理由', en: 'Why it is not so' })}
        hint={say({
          zh: '写明实际情况：内容在哪个页面（附网址）、何时发布，或依据什么不适用。',
          en: 'What is there: on which page (its address), since when, or why it does not apply.',
        })}
        value={invalid ? form.lines('reason') : undefined}
        rows={6}
        required
        invalid={invalid}
      />
      <Field
        call={call}
        type="file"
        multiple
        name="files"
        label={say(WORDS.files)}
        hint={say(WORDS.filesHint)}
        accept={UPLOAD_ACCEPT}
        invalid={invalid}
      />
      <p>
        <button>{say({ zh: '提交申诉', en: 'Lodge the appeal' })}</button>
      </p>
    </Form>
  );
}
