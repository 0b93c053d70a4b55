const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const unseen = /\p{Mn}|\p{Me}|\p{Cf}|\p{Cc}/u;

/** Columns that a text takes in a terminal: two for a Chinese character, none for colour codes and combining marks. */
export const displayWidth = (text: string): number => {
  // eslint-disable-next-line no-control-regex
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '');
  let width = 0;
  for (const character of plain) width += wide.test(character) ? 2 : unseen.test(character) ? 0 : 1;
  return width;
};

/** Breaks a text into lines of at most `width` columns, between Chinese characters or at blanks. */
export const wrapText = (text: string, width: number): string =>
  text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');

// A closing mark never begins a line, an opening one never ends it; long lists may break behind a comma.
const pieces =
  /[（《“‘]*(?:[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60（《“‘]+?(?=$|[\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60（《“‘]|(?<=,)[A-Za-z]))[，。、；：！？）》”’]*|\s+|[（《“‘]+/gu;

const wrapLine = (line: string, width: number): string => {
  const lines: string[] = [];
  let current = '';
  for (const [piece] of line.matchAll(pieces)) {
    if (current !== '' && displayWidth(current + piece.trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = piece.trimStart();
    } else {
      current += piece;
    }
  }
  return [...lines, current].join('\n');
};
