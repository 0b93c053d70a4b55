/** One page of an OFD: what is written where, and the lines that are drawn. Places are in millimetres from the top left corner. */
import type { PrintedPage } from './lay-out.js';
import { linesOfRuns } from './page-layout.js';
import type { Rule, Run } from './page-layout.js';
import { unifyRadicals } from './unify-radicals.js';
import type { XmlElement } from './read-xml.js';

/** `layers`: the page and the templates behind it. */
export function readOfdPage(layers: readonly XmlElement[]): PrintedPage {
  const runs = layers.flatMap((layer) => layer.all('TextObject').flatMap(runsOf));
  const rules = layers.flatMap((layer) => layer.all('PathObject').flatMap(rulesOf));
  const lines = linesOfRuns(runs);
  const ordered = lines.flat();
  const last = new Set(lines.map((line) => line.at(-1)));
  return {
    runs: ordered,
    pieces: ordered.map((run) => ({
      str: run.text,
      hasEOL: last.has(run),
      transform: [1, 0, 0, 1, run.left, run.bottom],
      width: run.right - run.left,
      height: run.bottom - run.top,
    })),
    rules,
  };
}

const numbersIn = (text = ''): number[] =>
  text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(Number)
    .filter(Number.isFinite);

type Place = (x: number, y: number) => readonly [number, number];

/** Inside the box of an object things are placed by its matrix. */
function placeIn({ attributes }: XmlElement): Place {
  const [left = 0, top = 0] = numbersIn(attributes['Boundary']);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(attributes['CTM']);
  return (x, y) => [left + a * x + c * y + e, top + b * x + d * y + f];
}

/** Characters that stand together; a gap of two characters is where a cell ends. */
function runsOf(object: XmlElement): Run[] {
  const place = placeIn(object);
  const size = Number(object.attributes['Size'] ?? 0) || 3.5;
  const [, yAt] = place(0, 0);
  const [, yBelow] = place(0, size);
  const height = Math.abs(yBelow - yAt) || size;
  return object.all('TextCode').flatMap(({ attributes, text }) => {
    const characters = [...unifyRadicals(text)];
    const steps = stepsOf(attributes['DeltaX'], characters.length);
    const x = Number(attributes['X'] ?? 0);
    const y = Number(attributes['Y'] ?? 0);
    const runs: Run[] = [];
    let at = x;
    let start = { index: 0, at };
    characters.forEach((_, index) => {
      const step = steps[index] ?? size;
      if (index === characters.length - 1 || step > 2.5 * size) {
        const [left, baseline] = place(start.at, y);
        const [right] = place(at + Math.min(step, size), y);
        runs.push({
          text: characters.slice(start.index, index + 1).join(''),
          left,
          right,
          top: baseline - 0.85 * height,
          bottom: baseline + 0.15 * height,
        });
        start = { index: index + 1, at: at + step };
      }
      at += step;
    });
    return runs.filter((run) => run.text.trim() !== '');
  });
}

/** `g 3 5.2` says 5.2 three times. A text has no more steps than characters. */
function stepsOf(text: string | undefined, most: number): number[] {
  const words = (text ?? '').split(/\s+/).filter((word) => word !== '');
  const steps: number[] = [];
  for (let at = 0; at < words.length && steps.length < most; at += 1) {
    if (words[at] !== 'g') steps.push(Number(words[at]));
    else {
      const times = Math.min(most, Number(words[at + 1]) || 0);
      for (let index = 0; index < times; index += 1) steps.push(Number(words[at + 2]));
      at += 2;
    }
  }
  return steps.map((step) => (Number.isFinite(step) ? step : 0));
}

/** The straight stretches of a path that is drawn; the box of one that is filled. */
function rulesOf(object: XmlElement): Rule[] {
  const place = placeIn(object);
  const isFilled = object.attributes['Fill'] === 'true' && object.attributes['Stroke'] === 'false';
  return object.all('AbbreviatedData').flatMap(({ text }) => {
    const parts: (readonly [number, number])[][] = [];
    for (const [, step = '', rest = ''] of text.matchAll(/([SMLQBACZ])([^SMLQBACZ]*)/g)) {
      const numbers = numbersIn(rest.trim());
      const part = parts.at(-1);
      const end = place(numbers.at(-2) ?? 0, numbers.at(-1) ?? 0);
      if (step === 'L') part?.push(end);
      else if (step === 'C' || step === 'Z') {
        if (part?.[0]) part.push(part[0]);
      } else parts.push([end]);
    }
    return isFilled
      ? parts.filter((part) => part.length > 1).map(boxOf)
      : parts.flatMap((part) => part.slice(1).map((end, index) => boxOf([part[index] ?? end, end])));
  });
}

function boxOf(points: readonly (readonly [number, number])[]): Rule {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
