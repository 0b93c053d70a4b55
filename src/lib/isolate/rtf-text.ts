/** Text of an RTF, which many offices save as `.doc`: paragraphs as lines, table rows as lines of cells, tables. */
import type { AttachmentContent, Rows } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';
import { contentOf } from './content-of.js';
import { gridFromEdges } from './grid-from-edges.js';
import type { EdgedCell } from './grid-from-edges.js';

/** Groups that are not text of the page. */
const HIDDEN =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|listtable|listoverridetable|rsidtbl|generator|header[lrf]?|footer[lrf]?|themedata|colorschememapping|latentstyles|datastore|xmlnstbl|fldinst|nonshppict|mmathPr|pgptbl|revtbl|filetbl)$/;
const MOST_LEVELS = 5_000;
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

interface State {
  readonly isHidden: boolean;
  /** How many characters follow `\u` for readers that do not know it. */
  readonly spare: number;
}

interface Definition {
  readonly edge: number;
  readonly down: EdgedCell['down'];
  readonly isMergedLeft: boolean;
}

/** Throws `UnreadableFile`: `damaged` where it is nested beyond reason. */
export function rtfText(bytes: Uint8Array): Promise<AttachmentContent> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const lines: string[] = [];
  const grids: Rows[] = [];
  const groups: State[] = [];
  let state: State = { isHidden: false, spare: 1 };
  let codePage = 'gb18030';
  let pending: number[] = [];
  let text = '';
  let skip = 0;
  let cells: string[] = [];
  let table: EdgedCell[][] = [];
  let definitions: Definition[] = [];
  let next: Omit<Definition, 'edge'> = { down: 'none', isMergedLeft: false };
  let isInTable = false;

  const flush = (): void => {
    if (pending.length > 0) text += new TextDecoder(codePage).decode(Uint8Array.from(pending));
    pending = [];
  };
  const put = (more: string): void => {
    flush();
    text += more;
  };
  const endTable = (): void => {
    if (table.length > 0) {
      const grid = gridFromEdges(table);
      if (grid) grids.push(grid);
    }
    table = [];
  };
  const endLine = (): void => {
    flush();
    if (isInTable) {
      text += '\n';
      return;
    }
    endTable();
    if (text.trim() !== '') lines.push(text.trim());
    text = '';
  };
  const endRow = (): void => {
    lines.push(...(cells.some((cell) => cell !== '') ? [cells.join('\t')] : []));
    if (definitions.length === cells.length) table.push(edged(cells, definitions));
    cells = [];
    text = '';
  };

  const control: Readonly<Record<string, (value: number | undefined) => void>> = {
    par: endLine,
    sect: endLine,
    page: endLine,
    line: endLine,
    tab: () => {
      put(' ');
    },
    emdash: () => {
      put('—');
    },
    endash: () => {
      put('–');
    },
    lquote: () => {
      put('‘');
    },
    rquote: () => {
      put('’');
    },
    ldblquote: () => {
      put('“');
    },
    rdblquote: () => {
      put('”');
    },
    ansicpg: (value) => {
      codePage = CODE_PAGES[value ?? 0] ?? codePage;
    },
    uc: (value) => {
      state = { ...state, spare: Math.max(0, value ?? 1) };
    },
    u: (value) => {
      put(String.fromCharCode((value ?? 63) & 0xffff));
      skip = state.spare;
    },
    intbl: () => {
      isInTable = true;
    },
    pard: () => {
      isInTable = false;
    },
    trowd: () => {
      definitions = [];
    },
    clvmgf: () => {
      next = { ...next, down: 'first' };
    },
    clvmrg: () => {
      next = { ...next, down: 'more' };
    },
    clmrg: () => {
      next = { ...next, isMergedLeft: true };
    },
    cellx: (value) => {
      definitions.push({ ...next, edge: value ?? 0 });
      next = { down: 'none', isMergedLeft: false };
    },
    cell: () => {
      flush();
      cells.push(text.replace(/\s+/g, ' ').trim());
      text = '';
    },
    row: endRow,
  };

  for (const [, word, number, hex, symbol, brace, plain] of source.matchAll(TOKEN)) {
    if (brace === '{') {
      flush();
      if (groups.push(state) > MOST_LEVELS) throw new UnreadableFile('damaged');
    } else if (brace === '}') {
      flush();
      state = groups.pop() ?? state;
      skip = 0;
    } else if (symbol === '*' || (word !== undefined && HIDDEN.test(word))) {
      state = { ...state, isHidden: true };
    } else if (state.isHidden) {
      continue;
    } else if (word !== undefined) {
      if (word !== 'u' || skip === 0) skip = 0;
      control[word]?.(number === undefined ? undefined : Number(number));
    } else if (hex !== undefined) {
      if (skip > 0) skip -= 1;
      else pending.push(Number.parseInt(hex, 16));
    } else if (symbol !== undefined) {
      if (symbol === '~') put(' ');
      else if ('\\{}'.includes(symbol)) put(symbol);
    } else if (plain !== undefined) {
      const from = Math.min(skip, plain.length);
      skip -= from;
      for (let at = from; at < plain.length; at += 1) pending.push(plain.charCodeAt(at));
    }
  }
  isInTable = false;
  endLine();
  endTable();
  return Promise.resolve(contentOf(lines, grids, source.match(/\\(?:pict|object)\b/g)?.length ?? 0));
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  936: 'gb18030',
  950: 'big5',
  1252: 'gb18030',
  65001: 'utf-8',
};

/** Cells that are merged to the left belong to the one before. */
function edged(cells: readonly string[], definitions: readonly Definition[]): EdgedCell[] {
  const row: EdgedCell[] = [];
  definitions.forEach(({ edge, down, isMergedLeft }, index) => {
    const before = row.at(-1);
    if (isMergedLeft && before) row[row.length - 1] = { ...before, right: edge };
    else row.push({ text: cells[index] ?? '', right: edge, down });
  });
  return row;
}
