import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Invalid } from '../../model/refusal.js';
import type { Call } from '../route.js';

/** A form that changes something: POST, with the session's CSRF token. `files`: it uploads. */
export function Form({
  call,
  action,
  files,
  confirm,
  children,
  ...rest
}: PropsWithChildren<{ call: Call; action: string; files?: boolean; confirm?: string; class?: string; id?: string }>) {
  return (
    <form
      method="post"
      action={action}
      enctype={files ? 'multipart/form-data' : undefined}
      data-confirm={confirm}
      class={rest.class}
      id={rest.id}
    >
      <input type="hidden" name="csrf" value={call.csrf} />
      {children}
    </form>
  );
}

interface FieldProps {
  readonly call: Call;
  readonly name: string;
  readonly label: string;
  /** What was typed or is stored. */
  readonly value?: string | number | undefined;
  readonly hint?: Child;
  /** Of the refusal that brought the form back: its word on this field is shown here. */
  readonly invalid?: Invalid | undefined;
  readonly required?: boolean;
}

/** A labelled input of one line. */
export function Field({
  type = 'text',
  longest = 200,
  ...props
}: FieldProps & {
  type?: 'text' | 'password' | 'email' | 'date' | 'number' | 'url' | 'search' | 'file';
  longest?: number;
  autocomplete?: string;
  min?: number | string;
  max?: number | string;
  multiple?: boolean;
  accept?: string;
  autofocus?: boolean;
  list?: string;
}) {
  const { name, value, required } = props;
  return (
    <Labelled {...props}>
      <input
        id={idOf(name)}
        type={type}
        name={name}
        value={value === undefined || type === 'password' || type === 'file' ? undefined : String(value)}
        maxlength={type === 'text' || type === 'password' || type === 'email' || type === 'url' ? longest : undefined}
        required={required}
        autocomplete={props.autocomplete}
        min={props.min}
        max={props.max}
        multiple={props.multiple}
        accept={props.accept}
        autofocus={props.autofocus}
        list={props.list}
        {...describedBy(props)}
      />
    </Labelled>
  );
}

/** A labelled input of several lines. */
export function TextArea({ rows = 4, longest = 4000, ...props }: FieldProps & { rows?: number; longest?: number }) {
  const { name, value, required } = props;
  return (
    <Labelled {...props}>
      <textarea id={idOf(name)} name={name} rows={rows} maxlength={longest} required={required} {...describedBy(props)}>
        {value === undefined ? '' : String(value)}
      </textarea>
    </Labelled>
  );
}

/** A choice. `empty`: words of the choice that means none. */
export function Select({
  options,
  empty,
  ...props
}: FieldProps & { options: readonly { value: string; label: string }[]; empty?: string }) {
  const { name, value, required } = props;
  return (
    <Labelled {...props}>
      <select id={idOf(name)} name={name} required={required} {...describedBy(props)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === String(value ?? '')}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A box to tick. `value`: what is sent when it is. */
export function Checkbox({
  name,
  label,
  checked,
  value = '1',
  hint,
}: {
  name: string;
  label: Child;
  checked?: boolean;
  value?: string;
  hint?: Child;
}) {
  return (
    <label class="tick">
      <input type="checkbox" name={name} value={value} checked={checked} />
      <span>
        {label}
        {hint ? <small>{hint}</small> : null}
      </span>
    </label>
  );
}

/** What was wrong with a form, above it. */
export function Problems({ call, invalid }: { call: Call; invalid: Invalid | undefined }) {
  if (invalid === undefined) return null;
  return (
    <p class="flash bad" role="alert">
      {call.say(invalid.words)}
    </p>
  );
}

function Labelled({ call, name, label, hint, invalid, required, children }: PropsWithChildren<FieldProps>) {
  const fault = invalid?.fields[name];
  return (
    <div class={fault ? 'field wrong' : 'field'}>
      <label for={idOf(name)}>
        {label}
        {required ? <span aria-hidden="true"> *</span> : null}
      </label>
      {children}
      {hint ? <small id={`${idOf(name)}-hint`}>{hint}</small> : null}
      {fault ? (
        <small class="fault" id={`${idOf(name)}-fault`}>
          {call.say(fault)}
        </small>
      ) : null}
    </div>
  );
}

const idOf = (name: string): string => `field-${name}`;

const describedBy = ({ name, hint, invalid }: FieldProps) => {
  const fault = invalid?.fields[name];
  const ids = [...(hint ? [`${idOf(name)}-hint`] : []), ...(fault ? [`${idOf(name)}-fault`] : [])];
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(fault && { 'aria-invalid': 'true' as const }),
  };
};
