/**
 * CPU time to read a PDF of many pages of text and tables, beside the library's own text of it. Libraries are loaded before: from the sources
 * that costs what no user pays. Prints JSON.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument } from '../../src/lib/isolate/pdfjs.js';
import { readHere } from '../../src/lib/isolate/read-here.js';
import { readerOf } from '../../src/lib/isolate/readers.js';
import { drawnTable, pdfOf } from '../support/office-files.js';

const pages = Number(process.argv[2] ?? 30);
const sentence = '本机关持续推进政府信息主动公开，规范依申请公开办理流程，加强政策解读和回应关切。';
const rows = Array.from({ length: 6 }, (_, row) => [`第${row}项`, `${row * 7}`, `${row * 9}`]);
const file = pdfOf(
  Array.from({ length: pages }, (_, page) =>
    Array.from({ length: 26 }, (__, line) => `第${page}页第${line}行：${sentence.slice(line % 9)}`),
  ),
  { drawn: Array.from({ length: pages }, () => drawnTable(rows, 220)) },
);
const cMapUrl = `${join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps')}/`;

async function readText(): Promise<void> {
  const document = await getDocument({ data: new Uint8Array(file), cMapUrl, cMapPacked: true, verbosity: 0 }).promise;
  for (let number = 1; number <= pages; number += 1) await (await document.getPage(number)).getTextContent();
}

async function readWhole(): Promise<void> {
  const reading = await readHere(file, 'pdf', await readerOf('pdf'));
  if (!('text' in reading) || reading.grids.length !== pages) throw new Error('the file was not read whole');
}

async function cpuMs(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

// The first to run warms up what both use.
await readText();
const libraryMs = await cpuMs(readText);
process.stdout.write(JSON.stringify({ pages, pdfMs: await cpuMs(readWhole), libraryMs }));
