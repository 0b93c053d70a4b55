import { tidy } from '../lib/text/squeeze.js';
import type { Form, Frame, Page } from '../model/page.js';
import type { Resolve } from './links/address.js';
import { within } from './tree/element.js';
import type { Element, Tree } from './tree/element.js';
import { textOf } from './tree/text.js';

const frameTags = new Set(['frame', 'iframe']);
const fieldTags = new Set(['input', 'select', 'textarea', 'button']);

/** Documents shown in frames. */
export const readFrames = (tree: Tree, resolve: Resolve): Frame[] => {
  const frames: Frame[] = [];
  for (const element of within(tree, tree.root, frameTags)) {
    const url = resolve(element.attributes['src']);
    if (url === undefined) continue;
    const { name, title, width, height } = element.attributes;
    frames.push({
      url,
      ...(name ? { name } : {}),
      ...(title ? { title: tidy(title) } : {}),
      isVisible: !element.isHidden && !(/^0(?:px)?$/.test(width ?? '') || /^0(?:px)?$/.test(height ?? '')),
    });
  }
  return frames;
};

/** Forms with their fields; a field without a name cannot be sent and is left out. */
export const readForms = (tree: Tree, url: string, resolve: Resolve): Form[] =>
  within(tree, tree.root, new Set(['form'])).map((form) => ({
    action: resolve(form.attributes['action']) ?? url,
    method: /^post$/i.test(form.attributes['method'] ?? '') ? 'POST' : 'GET',
    fields: within(tree, form, fieldTags)
      .filter((field) => field.attributes['name'] || field.attributes['placeholder'])
      .map((field) => {
        const label = tidy(
          field.attributes['placeholder'] ?? field.attributes['title'] ?? field.attributes['aria-label'] ?? '',
        );
        return {
          name: field.attributes['name'] ?? field.attributes['id'] ?? '',
          type: field.tag === 'input' ? (field.attributes['type'] ?? 'text').toLowerCase() : field.tag,
          ...(label === '' ? {} : { label }),
        };
      }),
    text: textOf(tree, form).slice(0, 500),
  }));

/** Pictures, films and sounds of the page's own part. */
export const countMedia = (tree: Tree, main: Element, isAside: (element: Element) => boolean): Page['media'] => {
  let images = 0;
  let videos = 0;
  let audios = 0;
  for (let index = main.index; index < main.end; index++) {
    const element = tree.elements[index] as Element;
    if (element.isHidden || isAside(element)) continue;
    const source = `${element.attributes['src'] ?? ''} ${element.attributes['data'] ?? ''} ${element.attributes['href'] ?? ''}`;
    if (element.tag === 'img') images++;
    else if (
      element.tag === 'video' ||
      (/^(?:embed|object|iframe|a)$/.test(element.tag) &&
        /\.(?:mp4|flv|m3u8|wmv|mov|swf)\b|player|video/i.test(source) &&
        element.tag !== 'a')
    )
      videos++;
    else if (element.tag === 'audio' || (/^(?:embed|a)$/.test(element.tag) && /\.(?:mp3|wav|m4a)\b/i.test(source)))
      audios++;
  }
  return { images, videos, audios };
};
