import xterm from '@xterm/headless';
import { Writable } from 'node:stream';

/** A terminal that nobody sees: what is written to it is drawn as xterm would, and its screen can be read. */
export interface Terminal {
  /** As `process.stderr` of a terminal: with its size, and an event when that changes. */
  readonly stream: Writable & { columns: number; rows: number; isTTY: true };
  /** Its lines from the first that was ever written, without blanks at their ends and empty lines at the end. */
  readonly screen: () => Promise<readonly string[]>;
  readonly resize: (columns: number, rows: number) => Promise<void>;
  readonly isCursorShown: () => boolean;
  /** How often it was written to. */
  readonly writes: () => number;
}

export function openTerminal(columns: number, rows: number): Terminal {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  let writes = 0;
  let isCursorShown = true;
  const stream = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        const text = chunk.toString();
        writes += 1;
        // eslint-disable-next-line no-control-regex
        for (const [, sign] of text.matchAll(/\u001b\[\?25([hl])/g)) isCursorShown = sign === 'h';
        terminal.write(text);
        done();
      },
    }),
    { columns, rows, isTTY: true as const },
  );
  const drawn = (): Promise<void> => new Promise((resolve) => terminal.write('', resolve));
  return {
    stream,
    screen: async () => {
      await drawn();
      const { active } = terminal.buffer;
      const lines: string[] = [];
      for (let at = 0; at < active.length; at++) {
        const line = active.getLine(at);
        const text = line?.translateToString(true).trimEnd() ?? '';
        if (line?.isWrapped === true) lines.push(`${lines.pop() ?? ''}${text}`);
        else lines.push(text);
      }
      while (lines.at(-1) === '') lines.pop();
      return lines;
    },
    resize: async (newColumns, newRows) => {
      await drawn();
      terminal.resize(newColumns, newRows);
      Object.assign(stream, { columns: newColumns, rows: newRows });
      stream.emit('resize');
    },
    isCursorShown: () => isCursorShown,
    writes: () => writes,
  };
}
