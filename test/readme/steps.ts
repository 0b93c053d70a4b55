/** What a README has its reader do, in order: files to write, lines to type, programs to compare. */
import type { Block, Readme } from './read-readme.js';
import { linesOf, type ShellLine } from './shell-lines.js';

export type Step =
  | { readonly does: 'line'; readonly line: ShellLine }
  | { readonly does: 'file'; readonly file: string; readonly text: string; readonly place: string }
  | { readonly does: 'pipeline' | 'python' | 'example'; readonly text: string; readonly place: string };

/** Fences that are shown only. */
const SHOWN = ['text', 'json', 'dockerfile'];

/** Throws at a fence that nobody would know what to do with. */
export const stepsOf = ({ name, blocks }: Readme): readonly Step[] =>
  blocks.flatMap((block) => stepsOfBlock(name, block));

function stepsOfBlock(name: string, block: Block): readonly Step[] {
  const { language, text } = block;
  const place = `${name}:${block.line}`;
  if (language === 'sh') return linesOf(name, block).map((line) => ({ does: 'line', line }));
  if (language === 'python') return [{ does: 'python', text, place }];
  if (language === 'ts') return [{ does: 'example', text, place }];
  if (SHOWN.includes(language)) return [];
  if (language !== 'yaml' && language !== 'csv') throw new Error(`${place}: a fence of kind “${language}”`);
  if (text.includes('GONGKAI_PACKAGE')) return [{ does: 'pipeline', text, place }];
  const file = /^# ([\w./-]+\.(?:ya?ml|csv))\n/.exec(text)?.[1];
  if (file === undefined) throw new Error(`${place}: the first line does not name the file`);
  return [{ does: 'file', file, text: language === 'csv' ? text.replace(/^.*\n/, '') : text, place }];
}
