/** What is done in a page to ask its search, as expressions for an isolated world: scripts of the page cannot forge it. */
import type { SearchForm } from '../../locate/search/search-form.js';

/** `none`: the field is not there · `typed`: nothing to press was found beside it. */
export type Typed = 'none' | 'typed' | 'pressed';

const FIND = `
  const hintOf = (input) => (input.placeholder || input.title || input.getAttribute('aria-label') || '').replace(/\\s+/g, ' ').trim();
  const isForWords = (input) => /^(?:text|search|)$/i.test(input.getAttribute('type') || '') || !['hidden', 'submit', 'button', 'image', 'reset', 'checkbox', 'radio', 'password', 'file'].includes(input.type);
  const likeness = (input) =>
    (field.name && input.name === field.name ? 4 : 0) + (field.name && input.id === field.name ? 2 : 0) +
    (field.id && input.id === field.id ? 4 : 0) + (field.label && hintOf(input) === field.label ? 2 : 0) +
    (input.checkVisibility({ visibilityProperty: true }) ? 1 : 0);
  const input = [...document.querySelectorAll('input')].filter(isForWords)
    .map((one) => ({ one, is: likeness(one) })).filter(({ is }) => is >= 2).sort((a, b) => b.is - a.is)[0]?.one;`;

const withField = (field: SearchForm['field'], body: string): string => `(() => {
  const field = ${JSON.stringify(field)};
  ${FIND}
  ${body}
})()`;

/** Types the words as a visitor would and presses what stands beside the field. Answers open in this window. */
export const typeAndPress = (field: SearchForm['field'], words: string): string =>
  withField(
    field,
    `if (!input) return 'none';
  for (const one of document.querySelectorAll('base[target],form[target],a[target]')) one.removeAttribute('target');
  input.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, ${JSON.stringify(words)});
  for (const type of ['input', 'keyup', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
  const says = /搜|检索|查询|search|submit|\\bgo\\b|btn|button/i;
  const wordsOf = (one) => [one.textContent.length < 20 ? one.textContent : '', one.value, one.alt, one.title, one.id, one.getAttribute('class'), one.getAttribute('onclick'), one.getAttribute('href')].join(' ');
  const pressable = 'input[type=submit],input[type=image],input[type=button],button,a,[onclick],[role=button],span,i,em,img,div';
  const isSender = (one) => /^(?:submit|image)$/.test(one.type || '');
  let button;
  for (let place = input.form || input.parentElement, up = 0; place && !button && up < 4; place = place.parentElement, up += 1) {
    const near = [...place.querySelectorAll(pressable)].filter((one) => !one.contains(input) && one !== input);
    const after = near.filter((one) => input.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    button = near.find(isSender) || after.find((one) => says.test(wordsOf(one)));
    if (place === document.body) break;
  }
  if (!button) return 'typed';
  button.click();
  return 'pressed';`,
  );

/** Puts the cursor into the field, for the Enter key. */
export const focusOn = (field: SearchForm['field']): string =>
  withField(field, `input?.focus(); return Boolean(input);`);

/** Sends the form past its scripts, where neither button nor key did. */
export const sendForm = (field: SearchForm['field']): string =>
  withField(field, `if (!input?.form) return false; HTMLFormElement.prototype.submit.call(input.form); return true;`);

/** Says that keys were pressed, for scripts that wait for them: characters that no key bears come without. */
export const announceKeys = (field: SearchForm['field']): string =>
  withField(
    field,
    `for (const type of ['keydown', 'keyup']) input?.dispatchEvent(new KeyboardEvent(type, { key: 'Process', bubbles: true })); return Boolean(input);`,
  );

/** Short texts that a visitor sees and that bear the words, but for the field's own; what the field's list offers among them. */
export const textsWith = (field: SearchForm['field'], words: string): string =>
  withField(
    field,
    `const words = ${JSON.stringify(words)};
  const texts = new Set([...(input?.list?.options ?? [])].map(({ value }) => value).filter((value) => value.includes(words)));
  for (const one of document.querySelectorAll('li,a,div,span,p,td,dd,dt,em,b,strong')) {
    if (one.children.length > 3 || one.textContent.length > 200 || !one.checkVisibility({ visibilityProperty: true })) continue;
    const text = one.textContent.replace(/\\s+/g, ' ').trim();
    if (text.length <= 60 && text.includes(words)) texts.add(text);
    if (texts.size >= 500) break;
  }
  return [...texts];`,
  );
