import { stringify } from 'yaml';
import { wrapText } from '../../lib/text/display-width.js';

/** Columns of the comments in the files that are written. */
const COLUMNS = 100;

/** A setting on one line; switched off, it is `#key: value`, which a stroke of the editor's comment key switches on. */
export const settingLine = (key: string, value: unknown, { isOn = false, indent = '' } = {}): string =>
  `${indent}${isOn ? '' : '#'}${key}: ${oneLine(value)}`;

/** Words for people, as lines of comment: `# ` and a blank, which no setting has. */
export const commentLines = (text: string, indent = ''): readonly string[] =>
  wrapText(text, COLUMNS - indent.length - 2)
    .split('\n')
    .map((line) => `${indent}# ${line}`.trimEnd());

const oneLine = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trimEnd();
