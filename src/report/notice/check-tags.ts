import { nearest } from '../../lib/text/nearest.js';
import type { TemplatePart } from './fill-template.js';
import { findTag, type Tag } from './tags.js';
import type { TemplateFault } from './unusable-template.js';

/** Everything in a template that would stay empty or say the wrong thing: unknown tags, blocks that are none, wide braces. */
export function checkTags(
  parts: readonly TemplatePart[],
  text: string,
  tags: readonly Tag[],
): readonly TemplateFault[] {
  const faults = [...faultsIn(parts, [tags]), ...wideBraces(text, tags)];
  if (tagCount(parts) === 0 && faults.length === 0) faults.push(NO_TAGS);
  const seen = new Set<string>();
  return faults.filter(({ en }) => !seen.has(en) && seen.add(en));
}

/** How many of its tags this table knows: tells a 整改通知书 from a 通报. */
export const knownTags = (parts: readonly TemplatePart[], tags: readonly Tag[]): number =>
  tagCount(parts) - faultsIn(parts, [tags]).length;

const isTag = ({ type }: TemplatePart): boolean => type === 'placeholder';

const tagCount = (parts: readonly TemplatePart[]): number =>
  parts.filter(isTag).reduce((sum, { subparsed }) => sum + 1 + tagCount(subparsed ?? []), 0);

function faultsIn(parts: readonly TemplatePart[], inside: readonly (readonly Tag[])[]): TemplateFault[] {
  return parts.filter(isTag).flatMap((part) => {
    const { value: name, module = '', subparsed, inverted = false } = part;
    const fault = (zh: string, en: string): TemplateFault[] => [{ zh, en }];
    if (module.endsWith('rawxml')) {
      return fault(`{@${name}}：不能用 @ 插入内容`, `{@${name}}: nothing can be inserted by @`);
    }
    const written = `{${subparsed === undefined ? '' : inverted ? '^' : '#'}${name}}`;
    const tag = findTag(name, inside);
    if (tag === undefined) return [unknown(name, written, inside), ...faultsIn(subparsed ?? [], inside)];
    if (subparsed === undefined) {
      return tag.isChoice !== true && tag.each === undefined
        ? []
        : fault(
            `${written} 是一段内容的开关，要写成 {#${name}} … {/${name}}`,
            `${written} begins a block: write {#${name}} … {/${name}}`,
          );
    }
    if (tag.isChoice === true || tag.each !== undefined) {
      return faultsIn(subparsed, tag.each === undefined || inverted ? inside : [...inside, tag.each]);
    }
    return fault(
      `${written} … {/${name}}：“${name}”是文字，不能用来开关一段内容，要写成 {${name}}`,
      `${written} … {/${name}}: "${name}" is a text and no block: write {${name}}`,
    );
  });
}

function unknown(name: string, written: string, inside: readonly (readonly Tag[])[]): TemplateFault {
  const here = inside.flat();
  const meant = nearest(
    name,
    here.flatMap(({ zh, en }) => (/^[\x20-\x7e]+$/.test(name) ? [en] : [zh])),
  );
  const list = inside.flat().find(({ each }) => each?.some(({ zh, en }) => zh === name || en === name));
  const hint = meant ?? undefined;
  if (hint === undefined && list !== undefined) {
    return {
      zh: `${written} 要写在 {#${list.zh}} … {/${list.zh}} 里面`,
      en: `${written} belongs inside {#${list.en}} … {/${list.en}}`,
    };
  }
  return {
    zh: `没有 ${written} 这个标签${hint === undefined ? '' : `，是不是 {${hint}}？`}`,
    en: `there is no tag ${written}${hint === undefined ? '' : `; did you mean {${hint}}?`}`,
  };
}

/** ｛文号｝ with the braces of a Chinese keyboard would be printed as it stands. */
function wideBraces(text: string, tags: readonly Tag[]): readonly TemplateFault[] {
  const names = [...text.matchAll(/｛\s*([#^/]?)\s*([^｛｝]{1,20}?)\s*｝/g)];
  const known = new Set(allTags(tags).flatMap(({ zh, en }) => [zh, en]));
  return names
    .filter(([, , name]) => known.has(name ?? ''))
    .map(([written, sign, name]) => ({
      zh: `${written} 用了全角的花括号，要写成 {${sign ?? ''}${name ?? ''}}`,
      en: `${written} has full-width braces: write {${sign ?? ''}${name ?? ''}}`,
    }));
}

const allTags = (tags: readonly Tag[]): readonly Tag[] => tags.flatMap((tag) => [tag, ...allTags(tag.each ?? [])]);

const NO_TAGS: TemplateFault = {
  zh: '没有一个标签，写出来的每一份都会一样；标签见 reports/templates/README.md',
  en: 'it has no tag at all, every letter would be the same; see reports/templates/README.md for the tags',
};
