/** 站内搜索: which form or field of the pages read is the site's own search. */
import { registrableDomain } from '../../lib/url/registrable-domain.js';
import type { Form, FormField, SearchBox } from '../../model/page.js';
import type { SeenPage } from '../seen-page.js';

/** Where to type the words, and whether the form can be sent as it stands. */
export interface SearchForm {
  readonly page: SeenPage;
  /** The field for the words. */
  readonly field: { readonly name?: string; readonly id?: string; readonly label?: string };
  /** Undefined where the field stands in no form: only a script knows what to ask. */
  readonly form?: Form;
  /** As a plain form it has somewhere to go and something to send. */
  readonly isPlain: boolean;
}

const ACTION = /search|jrobot|was5|qwjs|sousuo|jiansuo|query|\/(?:s|so|ss|cx)(?:[/.?]|$)|find/i;
const FIELD =
  /^(?:q|qt|w|wd|kw|key|keys|word|words|kwd|s|ss|sw|tn|query|title|content)$|search|keyword|sousuo|jiansuo|fulltext|keycode|sword/i;
const SAYS = /搜索|检索|搜一[下搜]|站内|全文|关键[字词]|查找|请输入.{0,8}(?:搜|查|检|内容|文字)/;
const BUTTON = /搜索|检索|搜一[下搜]|^搜$|^查询$|search|^go$/i;
/** Forms that take something else: letters, sign-ins, numbers of cases, subscriptions. */
const OTHER =
  /密码|登录|用户名|账号|手机|电话|姓名|身份证|邮箱|查询码|查询密码|编号|信件|受理号|办件|提交留言|留言内容|评论|匿名|订阅|投票/;

/**
 * Forms that look like the site's search, the likeliest first: of the home page, then of the platform and of the page of
 * the search itself. Those of other bodies' engines are not among them (`foreign` tells of these).
 */
export function findSearchForms(pages: readonly SeenPage[]): {
  readonly forms: readonly SearchForm[];
  readonly foreign: readonly SearchForm[];
} {
  const found = placesOf(pages).flatMap((page, order) =>
    formsOn(page).map(({ strength, ...form }) => ({ form, rank: strength - order / 100 })),
  );
  const all = found.sort((a, b) => b.rank - a.rank).map(({ form }) => form);
  const isForeign = ({ page, form }: SearchForm): boolean =>
    form !== undefined && !isGovernments(form.action, page.exchange.url);
  return { forms: all.filter((one) => !isForeign(one)), foreign: all.filter(isForeign) };
}

/** Pages on which a visitor looks for the search: home and its frames, platform, and the page that its name leads to. */
export function placesOf(pages: readonly SeenPage[]): readonly SeenPage[] {
  const places = ['home', 'platform', 'column:search'];
  const placeOf = ({ exchange: { purpose } }: SeenPage): number =>
    places.findIndex((place) => purpose === place || purpose.startsWith(`${place}:`));
  const shown = new Map<string, SeenPage>();
  for (const page of pages) {
    const { url, status, via } = page.exchange;
    if (placeOf(page) === -1 || status >= 400) continue;
    if (via === 'render' || !shown.has(url)) shown.set(url, page);
  }
  return [...shown.values()].sort((a, b) => placeOf(a) - placeOf(b) || (a.exchange.url < b.exchange.url ? -1 : 1));
}

type Rated = SearchForm & { readonly strength: number };

function formsOn(page: SeenPage): readonly Rated[] {
  const { forms, searchBoxes = [] } = page.digest;
  const inForms = forms.flatMap((form) => rate(page, form) ?? []);
  const boxes = searchBoxes.map((field) => ({
    page,
    field,
    isPlain: false,
    strength: SAYS.test(wordsOf(field)) ? 2 : 1,
  }));
  return [...inForms, ...boxes];
}

function rate(page: SeenPage, form: Form): Rated | undefined {
  const fields = form.fields.filter(isForWords);
  const said = [form.text, ...form.fields.map(({ label = '' }) => label)].join(' ');
  if (fields.length === 0 || form.fields.some(({ type }) => type === 'password' || type === 'textarea'))
    return undefined;
  if (OTHER.test(said) && !/站内搜索|全文检索|搜索关键/.test(said)) return undefined;
  const field = fields.find(({ name, label = '' }) => FIELD.test(name) || SAYS.test(label)) ?? fields[0];
  if (!field) return undefined;
  const pointers = [
    ACTION.test(pathOf(form.action)) || /[?&](?:m|c|a)=search\b/i.test(form.action),
    FIELD.test(field.name),
    SAYS.test(field.label ?? '') || SAYS.test(field.value ?? ''),
    /search|sousuo|jiansuo|(?:^|[\s_-])ss(?:$|[\s_-])/i.test(form.words ?? ''),
    BUTTON.test(form.text.trim()) || form.fields.some(({ value = '', type }) => type !== 'text' && BUTTON.test(value)),
  ].filter(Boolean).length;
  if (pointers < (fields.length > 1 ? 2 : 1)) return undefined;
  const isPlain = !goesNowhere(form, page) && field.isUnsent !== true;
  return { page, field: fieldOf(field), form, isPlain, strength: pointers + (isPlain ? 0.5 : 0) };
}

const isForWords = ({ type }: FormField): boolean =>
  !/^(?:hidden|submit|button|image|reset|checkbox|radio|select|textarea|password|file|date|number)$/.test(type);

const fieldOf = ({ name, label }: FormField): SearchForm['field'] => ({
  ...(name === '' ? {} : { name }),
  ...(label === undefined ? {} : { label }),
});

const wordsOf = ({ id = '', name = '', label = '' }: SearchBox): string => `${id} ${name} ${label}`;

/** Without an address of its own it asks for the page on which it stands: a script sends it elsewhere. */
const goesNowhere = (form: Form, page: SeenPage): boolean =>
  form.isScripted === true && form.action.split(/[?#]/)[0] === page.exchange.url.split(/[?#]/)[0];

function pathOf(url: string): string {
  try {
    const { hostname, pathname } = new URL(url);
    return `${hostname.split('.')[0] ?? ''}${pathname}`;
  } catch {
    return url;
  }
}

/** A search of the site's own domain, or of another government's: provinces search for their counties. */
function isGovernments(action: string, page: string): boolean {
  try {
    const { hostname } = new URL(action);
    return registrableDomain(hostname) === registrableDomain(new URL(page).hostname) || hostname.endsWith('.gov.cn');
  } catch {
    return false;
  }
}
