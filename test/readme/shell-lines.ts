/** Blocks of commands, line by line: what is typed, and the exit status that its comment promises. */
import type { Block, Readme } from './read-readme.js';

export interface ShellLine {
  /** Without its comment; lines that end with `\` are joined. */
  readonly command: string;
  readonly comment: string;
  /** 0 unless the comment says `exit status N` or `退出状态 N`. */
  readonly status: number;
  /** Where it stands: `README.md:41`. */
  readonly place: string;
}

/** All lines of all `sh` blocks, in order. */
export const shellLines = ({ name, blocks }: Readme): readonly ShellLine[] =>
  blocks.filter(({ language }) => language === 'sh').flatMap((block) => linesOf(name, block));

export function linesOf(name: string, { text, line }: Block): readonly ShellLine[] {
  const found: ShellLine[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const place = `${name}:${line + at + 1}`;
    let whole = lines[at] ?? '';
    while (whole.endsWith('\\')) whole = `${whole.slice(0, -1).trimEnd()} ${(lines[(at += 1)] ?? '').trim()}`;
    const [, command = '', comment = ''] = /^((?:'[^']*'|"[^"]*"|(?<!^|\s)#|[^#'"])*)(#.*)?$/.exec(whole) ?? [
      '',
      whole,
    ];
    if (command.trim() === '') continue;
    const status = Number(/(?:exit status|退出状态)[ 为是]*(\d+)/.exec(comment)?.[1] ?? 0);
    found.push({ command: command.trim(), comment: comment.replace(/^#\s*/, ''), status, place });
  }
  return found;
}

/** The line in the words of either language: what a reader puts his own name for is left out. */
export const sameInBoth = ({ command, status }: ShellLine): string =>
  `${command.replace(/(--(?:name|title|issuer|by|number)[ =])(?:'[^']*'|"[^"]*"|\S+)/g, '$1…')} → ${status}`;
