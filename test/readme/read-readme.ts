/** A README as its reader meets it: headings, fenced blocks, links, and the paths it names. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import markdownIt from 'markdown-it';

export interface Heading {
  readonly level: number;
  readonly text: string;
  /** What a link within the page goes to. */
  readonly anchor: string;
}

export interface Block {
  readonly language: string;
  readonly text: string;
  /** Of the opening fence, counted from 1. */
  readonly line: number;
}

export interface Readme {
  readonly name: string;
  readonly headings: readonly Heading[];
  readonly blocks: readonly Block[];
  readonly links: readonly string[];
  readonly pictures: readonly string[];
  /** What stands `like this` in the prose. */
  readonly spans: readonly string[];
}

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Reads `README.md` or its sister from the root of the repository. */
export const readReadme = (name: string): Readme => parseReadme(name, readFileSync(`${ROOT}${name}`, 'utf8'));

/** The same of a text. */
export function parseReadme(name: string, markdown: string): Readme {
  const tokens = markdownIt({ html: true }).parse(markdown, {});
  const headings: Heading[] = [];
  const blocks: Block[] = [];
  const [links, pictures, spans]: string[][] = [[], [], []];
  tokens.forEach((token, at) => {
    if (token.type === 'fence') {
      blocks.push({ language: token.info.trim(), text: token.content, line: (token.map?.[0] ?? 0) + 1 });
    }
    if (token.type === 'heading_open') {
      const text = (tokens[at + 1]?.children ?? []).map(({ content }) => content).join('');
      headings.push({ level: Number(token.tag.slice(1)), text, anchor: anchorOf(text, headings) });
    }
    if (token.type === 'html_block') addHtml(token.content);
    for (const child of token.children ?? []) {
      if (child.type === 'link_open') links?.push(String(child.attrGet('href') ?? ''));
      if (child.type === 'image') pictures?.push(String(child.attrGet('src') ?? ''));
      if (child.type === 'code_inline') spans?.push(child.content);
      if (child.type === 'html_inline') addHtml(child.content);
    }
  });
  function addHtml(html: string): void {
    for (const [, what, to = ''] of html.matchAll(/\b(href|src|srcset)="([^"]*)"/g)) {
      (what === 'href' ? links : pictures)?.push(to);
    }
  }
  return { name, headings, blocks, links: links ?? [], pictures: pictures ?? [], spans: spans ?? [] };
}

/** As GitHub makes them: small letters, no punctuation, hyphens for blanks, a number from the second of a name on. */
function anchorOf(text: string, before: readonly Heading[]): string {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
  const namesakes = before.filter(({ anchor }) => anchor.replace(/-\d+$/, '') === plain).length;
  return namesakes === 0 ? plain : `${plain}-${namesakes}`;
}

/** Paths of files that the prose and the layouts name, such as `reports/first/index.html`. */
export const writtenOf = ({ spans, blocks }: Readme): readonly string[] => [
  ...spans.filter((span) => /^[\w.-]+(?:\/[\w.-]+)*\.\w+$/.test(span)),
  ...blocks.filter(({ language }) => language === 'text').flatMap(({ text }) => text.match(/^\S+\/\S+/gm) ?? []),
];
