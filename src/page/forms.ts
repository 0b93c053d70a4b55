/** Forms as a browser would send them, and fields for search words that stand in no form. */
import { tidy } from '../lib/text/squeeze.js';
import type { Form, FormField, SearchBox } from '../model/page.js';
import type { Resolve } from './links/address.js';
import { contains, within } from './tree/element.js';
import type { Element, Tree } from './tree/element.js';
import { rawTextOf, textOf } from './tree/text.js';

const fieldTags = new Set(['input', 'select', 'textarea', 'button']);
/** What a server keeps in a hidden field for itself (`__VIEWSTATE`) may be longer than the page. */
const LONGEST_VALUE = 500;
/** More fields outside of forms are a calculator, no search. */
const MOST_BOXES = 6;
const UNSENT = new Set(['button', 'reset', 'file', 'image']);

/** Forms with their fields; a field without name, id and hint cannot be told and is left out. */
export const readForms = (tree: Tree, url: string, resolve: Resolve): Form[] =>
  within(tree, tree.root, new Set(['form'])).map((form) => {
    const { attributes, words } = form;
    const charset = attributes['accept-charset']?.trim().split(/[\s,]+/)[0];
    return {
      action: resolve(attributes['action']) ?? url,
      method: /^post$/i.test(attributes['method'] ?? '') ? 'POST' : 'GET',
      fields: within(tree, form, fieldTags)
        .filter((field) => (field.attributes['name'] ?? '') !== '' || (field.attributes['placeholder'] ?? '') !== '')
        .map((field) => readField(field)),
      text: [textOf(tree, form), ...namelessButtons(tree, form)].join(' ').trim().slice(0, 500),
      ...(words === '' && !attributes['name']
        ? {}
        : { words: `${words} ${(attributes['name'] ?? '').toLowerCase()}`.trim() }),
      ...(charset ? { charset } : {}),
      ...(isScripted(tree, form) ? { isScripted: true as const } : {}),
    };
  });

/** What is printed on buttons that are no fields. */
const namelessButtons = (tree: Tree, form: Element): string[] =>
  within(tree, form, new Set(['input']))
    .filter(({ attributes: { type = '', name } }) => !name && /^(?:submit|button)$/i.test(type))
    .map(({ attributes }) => tidy(attributes['value'] ?? ''))
    .filter((value) => value !== '');

function readField(field: Element): FormField {
  const { attributes, tag } = field;
  const type = tag === 'input' ? (attributes['type'] ?? 'text').toLowerCase() : tag;
  const label = labelOf(field);
  const value = valueOf(field, type);
  const isTicked = !/^(?:radio|checkbox)$/.test(type) || 'checked' in attributes;
  const isPlainButton = UNSENT.has(type) && !(tag === 'button' && (attributes['type'] ?? 'submit') === 'submit');
  const isUnsent = !attributes['name'] || 'disabled' in attributes || !isTicked || isPlainButton;
  return {
    name: attributes['name'] ?? attributes['id'] ?? '',
    type,
    ...(label === '' ? {} : { label }),
    ...(value === '' ? {} : { value }),
    ...(isUnsent ? { isUnsent } : {}),
  };
}

const labelOf = ({ attributes }: Element): string =>
  tidy(attributes['placeholder'] ?? attributes['title'] ?? attributes['aria-label'] ?? '');

function valueOf(field: Element, type: string): string {
  const value =
    field.tag === 'select' ? chosen(field) : (field.attributes['value'] ?? (type === 'checkbox' ? 'on' : ''));
  return value.length > LONGEST_VALUE ? '' : value;
}

/** Of a list of choices what is sent when nobody chooses. */
function chosen(select: Element): string {
  const options: Element[] = [];
  const visit = (at: Element): void => {
    for (const child of at.children) {
      if (typeof child === 'string') continue;
      if (child.tag === 'option') options.push(child);
      else visit(child);
    }
  };
  visit(select);
  const option = options.find(({ attributes }) => 'selected' in attributes) ?? options[0];
  return option ? (option.attributes['value'] ?? rawTextOf(option)) : '';
}

/** A handler in the markup, an address that is none, or a script of the page that names the form or its field. */
function isScripted(tree: Tree, form: Element): boolean {
  const { attributes } = form;
  if ('onsubmit' in attributes || !/^(?!\s*(?:javascript:|#))\s*\S/i.test(attributes['action'] ?? '')) return true;
  const parts = within(tree, form, new Set([...fieldTags, 'a', 'span', 'div', 'img', 'i', 'em', 'b']));
  if (parts.some(({ attributes: own }) => 'onclick' in own || /^\s*javascript:/i.test(own['href'] ?? ''))) return true;
  const ids = [form, ...parts]
    .flatMap(({ attributes: own, tag }) => [own['id'], ...(tag === 'form' ? [own['name']] : [])])
    .filter((id): id is string => id !== undefined && id.length >= 3);
  return tree.scripts.some(({ text }) =>
    ids.some((id) => text.includes(`#${id}`) || text.includes(`"${id}"`) || text.includes(`'${id}'`)),
  );
}

const asksForWords = /搜|检索|关键[字词]|查找|站内|全文|search|keyword|query|(?:^|[\s_-])(?:kw|wd|qt)(?:$|[\s_-])/i;

/** Fields outside of forms whose hint or name says that they take search words. */
export const readSearchBoxes = (tree: Tree): SearchBox[] => {
  const forms = within(tree, tree.root, new Set(['form']));
  return within(tree, tree.root, new Set(['input']))
    .filter(({ attributes }) => /^(?:text|search|)$/i.test(attributes['type'] ?? ''))
    .filter((input) => !forms.some((form) => contains(form, input)))
    .filter((input) => {
      const { id = '', name = '' } = input.attributes;
      return asksForWords.test([labelOf(input), input.attributes['value'] ?? '', id, name, input.words].join(' '));
    })
    .slice(0, MOST_BOXES)
    .map((input) => {
      const { id, name } = input.attributes;
      const label = labelOf(input);
      return { ...(id ? { id } : {}), ...(name ? { name } : {}), ...(label === '' ? {} : { label }) };
    });
};

/** Scripts that count visitors or put marks into the foot: they bring no form. */
const MARKS =
  /jiucuo|conac|kaipuyun|pucha|hm\.baidu|cnzz|analytics|51\.la|tongji|statistic|jquery(?:[.-][\w.-]*)?\.js|swiper|superslide/i;
const WRITES = /document\.write|innerHTML|outerHTML|append|insertBefore|\.load\(|\.html\(|createElement|template/i;

/** A script of the page may put a form into it that its bytes do not have. */
export const mayGainForm = (tree: Tree): boolean =>
  tree.scripts.some(({ attributes, text }) =>
    attributes['src'] === undefined ? WRITES.test(text) && !MARKS.test(text) : !MARKS.test(attributes['src']),
  );
