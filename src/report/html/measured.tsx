import { figuresInWords } from '../figures-in-words.js';
import type { Wording } from '../wording/catalogue.js';

/** The rule's figures, where there are any. */
export function Measured({ measured, words }: { readonly measured: Record<string, unknown>; readonly words: Wording }) {
  const shown = figuresInWords(measured, words);
  if (shown.length === 0) return null;
  return (
    <div class="row">
      <dt>{words.text.measured}</dt>
      <dd>
        {shown.map(({ label, text }) => (
          <p>
            <span class="label">{label}</span> {text}
          </p>
        ))}
      </dd>
    </div>
  );
}
