/** What came of a file, as programs of others read it: all its texts, and whatever in it would act. By the end of its name. */
import { read as readWorkbook, type CellObject } from '@e965/xlsx';
import { parse as parseCsv } from 'csv-parse/sync';
import mammoth from 'mammoth';
import MarkdownIt from 'markdown-it';
import { parse as parseHtml, type DefaultTreeAdapterTypes } from 'parse5';
import { SaxesParser } from 'saxes';
import { openZip } from '../../../src/lib/isolate/zip-file.js';

export interface Reading {
  readonly texts: readonly string[];
  readonly faults: readonly string[];
}
type Read = (bytes: Buffer) => Reading | Promise<Reading>;

/** `report.html` → the reader of `html`. A format that nobody reads is not covered: undefined. */
export const readerOf = (file: string): Read | undefined => READERS[file.slice(file.lastIndexOf('.') + 1)];

const ELEMENTS = new Set(
  [
    'html head body meta title link style script a h1 h2 h3 h4 p span header nav ul ol li main section article div',
    'details summary table caption thead tbody tfoot tr th td dl dt dd code q blockquote figure img figcaption footer',
    'form label input select option output button svg g path rect circle line text tspan desc time small strong em b i search',
  ]
    .join(' ')
    .split(' '),
);
const LEADS =
  /^(?:https?:\/\/|#|data:,$|evidence\/[\w-]+\.png$|[A-Za-z0-9][\w.-]*(?:\/report)?\.(?:html|xlsx|docx|csv|md|xml|txt|json|sarif)(?:#.*)?$)/;
/** Script may be one, the page's own; `on…` and `style` none at all. */
const ACTS = /^(?:on|style$|srcdoc$|formaction$|action$|ping$|background$|poster$)/i;

function readPage(text: string): Reading {
  const texts: string[] = [];
  const faults: string[] = [];
  const document = parseHtml(text, { onParseError: ({ code }) => faults.push(`parse error ${code}`) });
  let scripts = 0;
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (node.nodeName === '#text' && 'value' in node) texts.push(node.value);
    if (node.nodeName === '#comment') faults.push('a comment');
    if ('attrs' in node) {
      if (!ELEMENTS.has(node.nodeName)) faults.push(`element ${node.nodeName}`);
      if (node.nodeName === 'script') scripts += 1;
      for (const { name, value } of node.attrs) {
        texts.push(value);
        if (ACTS.test(name)) faults.push(`attribute ${name} of ${node.nodeName}`);
        if (/^(?:href|src|srcset|xlink:href)$/.test(name) && !LEADS.test(value)) faults.push(`leads to ${value}`);
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(document);
  if (scripts > 1) faults.push(`${scripts} scripts`);
  return { texts, faults };
}

function readXml(text: string, elements?: RegExp): Reading & { readonly relations: readonly string[] } {
  const texts: string[] = [];
  const faults: string[] = [];
  const relations: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => faults.push(`XML ${message}`));
  parser.on('doctype', () => faults.push('a document type'));
  parser.on('text', (part) => texts.push(part));
  parser.on('opentag', ({ name, attributes }) => {
    if (elements && !elements.test(name)) faults.push(`element ${name}`);
    texts.push(...Object.values(attributes));
    if (attributes['TargetMode'] === 'External') relations.push(attributes['Target'] ?? '');
  });
  parser.write(text).close();
  return { texts, faults, relations };
}

const SUITE = /^(?:testsuites?|properties|property|testcase|failure|error|skipped|system-out|system-err)$/;

async function readOffice(bytes: Buffer): Promise<Reading> {
  const readings: Reading[] = [];
  for (const entry of await openZip(bytes)) {
    const { name } = entry;
    if (/\.\.|^\/|[^\w./[\]-]/.test(name)) readings.push({ texts: [], faults: [`part ${name}`] });
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    const part = readXml((await entry.read(50_000_000)).toString());
    readings.push(part, {
      texts: [],
      faults: part.relations.filter((to) => !LEADS.test(to)).map((to) => `leads to ${to}`),
    });
  }
  return joined(readings);
}

/** Formulas of ours add up; they quote nothing and call nothing that reaches out. */
const OUR_FORMULA = /^[A-Z0-9_(),:;.+\-*/<>= "!'\p{Script=Han}$（）]*$/u;
const REACHES_OUT = /HYPERLINK|WEBSERVICE|IMPORT|DDE|cmd|CALL|EXEC|https?:|\||哨/i;

async function readSheets(bytes: Buffer): Promise<Reading> {
  const faults: string[] = [];
  const { Sheets, SheetNames } = readWorkbook(bytes, { cellFormula: true });
  for (const [sheet, cells] of Object.entries(Sheets))
    for (const [place, cell] of Object.entries(cells) as [string, CellObject][]) {
      if (place.startsWith('!')) continue;
      if (cell.f !== undefined && (REACHES_OUT.test(cell.f) || !OUR_FORMULA.test(cell.f)))
        faults.push(`formula ${sheet} ${place} ${cell.f}`);
    }
  return joined([await readOffice(bytes), { texts: SheetNames, faults }]);
}

async function readLetter(bytes: Buffer): Promise<Reading> {
  const { value } = await mammoth.convertToHtml({ buffer: bytes });
  const active = /<(?:a href|img|script|iframe)[^>]*/.exec(value.replace(/<a id="[^"]*"><\/a>/g, ''));
  return joined([await readOffice(bytes), { texts: [], faults: active === null ? [] : [active[0]] }]);
}

function readTable(text: string): Reading {
  const rows = parseCsv(text, { bom: true });
  const cells = rows.flat();
  const isFormula = (cell: string): boolean =>
    /^[\s"“”‘’\ufffd]*[=+\-@＝＋－＠]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell);
  return {
    texts: cells,
    faults: cells.flatMap((cell) => [
      ...(isFormula(cell) ? [`formula ${cell}`] : []),
      ...(/[\r\n]/.test(cell) ? [`two lines ${cell}`] : []),
    ]),
  };
}

function readMarkdown(text: string): Reading {
  const html = new MarkdownIt({ html: true, linkify: true }).render(text);
  const page = readPage(`<!doctype html><html><head></head><body>${html}</body></html>`);
  const outside = html.replace(/<code>.*?<\/code>|<[^>]+>/gs, ' ').replace(/&(?:amp|lt|gt|quot|#39);/g, ' ');
  const lively = /(?:^|\s)[@#][a-z\d]|https?:\/\/|www\.\w|GH-\d|\$[^$\s]+\$/i.exec(outside);
  return {
    texts: [text],
    faults: [
      // Columns of tables are aligned so; `//host` only this reader links.
      ...page.faults.filter((fault) => !/^leads to \/\/|^attribute style of t[hd]$/.test(fault)),
      ...(/<(?:img|script|input|iframe)/.test(html) ? ['an element that loads'] : []),
      ...(lively ? [`lively ${lively[0]}`] : []),
      ...(text.length > 65_536 ? ['longer than a comment'] : []),
    ],
  };
}

/** Workflow commands: a line each, nothing else. */
function readCommands(text: string): Reading {
  const lines = text.trimEnd().split('\n');
  const isOurs = (line: string): boolean => /^::(?:error|warning|notice) title=[^:,\r]*::[^\r]*$/.test(line);
  return { texts: lines, faults: lines.filter((line) => !isOurs(line)).map((line) => `line ${line.slice(0, 80)}`) };
}

const IRI = /^(?:https?:\/\/|urn:)[^\s<>"{}|\\^`]+$/;
const NAMES_IRI = new Set(['homepage', 'reference', 'subject', 'test', 'assertedBy', 'isPartOf']);

function readJson(text: string): Reading {
  const texts: string[] = [];
  const faults: string[] = [];
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      texts.push(value);
      if (NAMES_IRI.has(key) && !IRI.test(value)) faults.push(`${key} ${value}`);
      // SARIF: places are relative; links and placeholders in messages act.
      if (key === 'uri' && !/^(?![a-z]+:)[A-Za-z0-9][\x21-\x7e]*$/.test(value)) faults.push(`uri ${value}`);
      if (key === 'text' && /\]\(|\{\d+\}/.test(value)) faults.push(`embedded ${value.slice(0, 80)}`);
    } else if (Array.isArray(value)) value.forEach((item) => visit(item, key));
    else if (typeof value === 'object' && value !== null)
      for (const [name, item] of Object.entries(value)) {
        texts.push(name);
        visit(item, name);
      }
  };
  visit(JSON.parse(text), '');
  return { texts, faults };
}

async function readPackage(bytes: Buffer): Promise<Reading> {
  const readings: Reading[] = [];
  for (const entry of await openZip(bytes)) {
    const { name } = entry;
    const isOurs =
      /^(?:archive|indexes|pages|reports|reports\/evidence)\/[\w.-]+$|^datapackage(?:-digest)?\.json$/.test(name);
    if (!isOurs) readings.push({ texts: [], faults: [`entry ${name}`] });
    const text = (await entry.read(50_000_000)).toString();
    if (name.startsWith('pages/')) readings.push(...text.trimEnd().split('\n').map(readJson));
    if (name.endsWith('.json')) readings.push(readJson(text));
  }
  // Evidence is handed over as it is; what shows it makes it harmless.
  return { texts: joined(readings).texts.filter((text) => text.includes('哨')), faults: joined(readings).faults };
}

const READERS: Readonly<Record<string, Read>> = {
  html: (bytes) => readPage(bytes.toString()),
  xml: (bytes) => readXml(bytes.toString(), SUITE),
  xlsx: readSheets,
  docx: readLetter,
  csv: (bytes) => readTable(bytes.toString()),
  md: (bytes) => readMarkdown(bytes.toString()),
  txt: (bytes) => readCommands(bytes.toString()),
  json: (bytes) => readJson(bytes.toString()),
  jsonld: (bytes) => {
    const { graph } = JSON.parse(bytes.toString()) as { readonly graph: unknown };
    return readJson(JSON.stringify(graph));
  },
  sarif: (bytes) => readJson(bytes.toString()),
  wacz: readPackage,
};

const joined = (readings: readonly Reading[]): Reading => ({
  texts: readings.flatMap(({ texts }) => texts),
  faults: readings.flatMap(({ faults }) => faults),
});
