import { textOf } from '../tree/text.js';
import type { Family } from './family.js';

const post = /__doPostBack\(\s*['"]([^'"]{1,200})['"]\s*,\s*['"]([^'"]{0,200})['"]\s*\)/;
/** A view state as long as a page is not carried along from page to page. */
const maxBody = 60_000;

/** ASP.NET: the next page is a POST of the page's own hidden fields with the pager's target. One page ahead only. */
export const aspnet: Family = ({ tree, url, resolve }) => {
  const next = tree.elements.find(
    (element) =>
      element.tag === 'a' &&
      element.attributes['href']?.includes('__doPostBack') === true &&
      /^(?:下一?页|后一?页|next|>)$/i.test(textOf(tree, element)),
  );
  const call = post.exec(next?.attributes['href'] ?? '');
  if (!next || !call) return undefined;
  const form = new URLSearchParams();
  let action: string | undefined;
  for (const { tag, attributes } of tree.elements) {
    if (tag === 'form') action ??= resolve(attributes['action']);
    const { name, type, value } = attributes;
    if (tag === 'input' && name !== undefined && /^hidden$/i.test(type ?? '')) form.set(name, value ?? '');
  }
  form.set('__EVENTTARGET', call[1] as string);
  form.set('__EVENTARGUMENT', call[2] as string);
  const body = form.toString();
  return body.length > maxBody ? undefined : { morePages: [{ url: action ?? url, method: 'POST', body }] };
};
