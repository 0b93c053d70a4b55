/** XML parts of documents from strangers: nothing that they define themselves is expanded. */
import { SaxesParser } from 'saxes';
import { decodeText } from '../charset/decode-text.js';
import { UnreadableFile } from './attachment-reading.js';

/** Names are without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own, not that of its children. */
  readonly text: string;
  /** Those of this name in it, at any depth, in order. */
  all(name: string): readonly XmlElement[];
}

interface Growing {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Growing[];
  text: string;
}

const MOST_LEVELS = 500;
const MOST_ELEMENTS = 2_000_000;

/** Throws `UnreadableFile`: `damaged` where it is not well-formed, `too-large` where it is nested or long beyond reason. */
export function readXml(bytes: Uint8Array): XmlElement {
  const root: Growing = { name: '', attributes: {}, children: [], text: '' };
  const open: Growing[] = [root];
  let count = 0;
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new UnreadableFile('damaged');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Growing = { name: localName(name), attributes: {}, children: [], text: '' };
    for (const [key, value] of Object.entries(attributes)) element.attributes[localName(key)] = value;
    open.at(-1)?.children.push(element);
    open.push(element);
    if (open.length > MOST_LEVELS || (count += 1) > MOST_ELEMENTS) throw new UnreadableFile('too-large');
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('cdata', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(decodeText(bytes).text.replace(/^\ufeff/, '')).close();
  return finish(root);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function finish({ children, ...rest }: Growing): XmlElement {
  const own = children.map(finish);
  return {
    ...rest,
    children: own,
    all: (name) => own.flatMap((child) => [...(child.name === name ? [child] : []), ...child.all(name)]),
  };
}
