import type { Call } from '../route.js';
import { WORDS } from './words.js';

/** One field of a filter bar; its name is that of the parameter in the address. */
export type FilterField =
  | { readonly kind: 'search'; readonly name: string; readonly label: string }
  | { readonly kind: 'day'; readonly name: string; readonly label: string }
  | {
      readonly kind: 'select';
      readonly name: string;
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      /** Words of the choice that narrows nothing; default 全部. */
      readonly any?: string;
    };

/** A filter bar: a GET form, so that what is shown stands in the address. `keep`: other parameters that stay, e.g. `sort`. */
export function Filters({
  call,
  fields,
  keep = ['sort'],
}: {
  call: Call;
  fields: readonly FilterField[];
  keep?: readonly string[];
}) {
  const { say, query } = call;
  const path = call.here.split('?')[0] ?? '';
  const isNarrowed = fields.some(({ name }) => query.text(name) !== '');
  return (
    <form class="filters" method="get" action={path} data-submits="">
      {keep.map((name) =>
        query.text(name) === '' ? null : <input type="hidden" name={name} value={query.text(name)} />,
      )}
      {fields.map((field) => (
        <label>
          <span>{field.label}</span>
          {field.kind === 'select' ? (
            <select name={field.name}>
              <option value="">{field.any ?? say(WORDS.any)}</option>
              {field.options.map(({ value, label }) => (
                <option value={value} selected={value === query.text(field.name)}>
                  {label}
                </option>
              ))}
            </select>
          ) : (
            <input
              type={field.kind === 'day' ? 'date' : 'search'}
              name={field.name}
              value={query.text(field.name)}
              maxlength={100}
            />
          )}
        </label>
      ))}
      <button>{say(WORDS.apply)}</button>
      {isNarrowed ? <a href={path}>{say(WORDS.clear)}</a> : null}
    </form>
  );
}
