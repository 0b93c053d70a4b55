import { plain } from '../neutralise.js';
import type { Tag, Values } from './tags.js';
import type { TemplateParts } from './open-template.js';
import { UnusableTemplate, type TemplateFault } from './unusable-template.js';

/** A part of a template as docxtemplater has read it: a tag, or a block of tags. */
export interface TemplatePart {
  readonly type: string;
  readonly value: string;
  readonly module?: string;
  readonly inverted?: boolean;
  readonly subparsed?: readonly TemplatePart[];
}

/** Reads a template: its parts, and a way to fill it in. Throws `UnusableTemplate` where its tags do not fit together. */
export async function readTags(
  file: string,
  parts: TemplateParts,
  tags: readonly Tag[],
): Promise<{
  readonly found: readonly TemplatePart[];
  /** All text of the document itself, tags and all. */
  readonly text: string;
  readonly fill: (values: Values) => Uint8Array;
}> {
  const [{ default: Docxtemplater }, { default: PizZip }] = await Promise.all([
    import('docxtemplater'),
    import('pizzip'),
  ]);
  const zip = new PizZip();
  for (const [name, bytes] of parts) zip.file(name, bytes, { date: PACKED_ON, createFolders: false });
  const found: TemplatePart[] = [];
  const collector = {
    name: 'collector',
    set: ({ inspect }: { readonly inspect?: { readonly postparsed?: readonly TemplatePart[] } }): void => {
      found.push(...(inspect?.postparsed ?? []));
    },
  };
  try {
    const template = new Docxtemplater(zip, {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      // Plain names and nothing else: no expressions, no other braces than { }.
      syntax: { changeDelimiterPrefix: null },
      parser: (name) => ({ get: (scope: unknown) => valueOf(name, scope, tags) }),
      nullGetter: () => '',
      modules: [collector],
    });
    return {
      found,
      text: template.getFullText(),
      fill: (values) => {
        template.render(harmless(values));
        // Parts that were written again bear the hour of the writing.
        for (const part of Object.values(zip.files)) part.date = PACKED_ON;
        return template.toUint8Array({ compression: 'DEFLATE' });
      },
    };
  } catch (error) {
    const faults = faultsOf(error);
    if (faults === undefined) throw error;
    throw new UnusableTemplate(file, faults);
  }
}

/** The same letter is the same bytes, whenever it is written. */
const PACKED_ON = new Date(2000, 0, 1);

/** A value by the Chinese or English name of its tag. Undefined sends docxtemplater to the block around this one. */
function valueOf(name: string, scope: unknown, tags: readonly Tag[]): unknown {
  if (typeof scope !== 'object' || scope === null) return undefined;
  const values = scope as Record<string, unknown>;
  const key = keysOf(tags)
    .get(name)
    ?.find((one) => Object.hasOwn(values, one));
  return key === undefined ? undefined : values[key];
}

/** English keys for each name, at whatever depth: the same Chinese name may be called differently in two lists. */
function keysOf(tags: readonly Tag[]): ReadonlyMap<string, readonly string[]> {
  const known = KEYS.get(tags);
  if (known !== undefined) return known;
  const keys = new Map<string, string[]>();
  const walk = (level: readonly Tag[]): void => {
    for (const { zh, en, each } of level) {
      for (const name of [zh, en]) keys.set(name, [...new Set([...(keys.get(name) ?? []), en])]);
      walk(each ?? []);
    }
  };
  walk(tags);
  KEYS.set(tags, keys);
  return keys;
}
const KEYS = new WeakMap<readonly Tag[], ReadonlyMap<string, readonly string[]>>();

/** A copy without what a Word document cannot hold, nor what turns or hides its text. Values are data: braces in them open nothing. */
function harmless(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? plain(value.replace(/\r\n?/g, '\n'))
        : typeof value === 'boolean'
          ? value
          : value.map(harmless),
    ]),
  );
}

interface LibraryError {
  readonly properties?: {
    readonly id?: string;
    readonly xtag?: string;
    readonly context?: string;
    readonly openingtag?: string;
    readonly closingtag?: string;
    readonly errors?: readonly LibraryError[];
  };
}

function faultsOf(error: unknown): readonly TemplateFault[] | undefined {
  const { properties } = error as LibraryError;
  if (properties?.id === undefined) return undefined;
  return (properties.errors ?? [error as LibraryError]).map(faultOf);
}

function faultOf({ properties = {} }: LibraryError): TemplateFault {
  const { id = '', xtag = '', context, openingtag = '', closingtag = '' } = properties;
  const near = (context ?? xtag).slice(0, 40);
  switch (id) {
    case 'unclosed_tag':
    case 'duplicate_open_tag':
      return { zh: `“${near}”处的标签没有写完，缺少 }`, en: `the tag at "${near}" is not finished: } is missing` };
    case 'unopened_tag':
    case 'duplicate_close_tag':
      return { zh: `“${near}”处多了一个 }，或者前面缺少 {`, en: `at "${near}" there is a } without its {` };
    case 'unclosed_loop':
      return { zh: `{#${xtag}} 没有结束，缺少 {/${xtag}}`, en: `{#${xtag}} has no end: {/${xtag}} is missing` };
    case 'unopened_loop':
      return { zh: `{/${xtag}} 前面没有 {#${xtag}}`, en: `{/${xtag}} has no {#${xtag}} before it` };
    case 'closing_tag_does_not_match_opening_tag':
      return {
        zh: `{#${openingtag}} 要用 {/${openingtag}} 结束，不能用 {/${closingtag}}`,
        en: `{#${openingtag}} ends with {/${openingtag}}, not {/${closingtag}}`,
      };
    case 'unbalanced_loop_tags':
    case 'loop_position_invalid':
    case 'no_xml_tag_found_at_left':
    case 'no_xml_tag_found_at_right':
      return {
        zh: `{#${xtag || openingtag}} 的开头和结尾要么都在表格的同一行里，要么都在表格外面`,
        en: `{#${xtag || openingtag}} must begin and end both in one table row, or both outside of tables`,
      };
    default:
      return { zh: `“${near}”处的标签写法不对（${id}）`, en: `the tag at "${near}" is malformed (${id})` };
  }
}
