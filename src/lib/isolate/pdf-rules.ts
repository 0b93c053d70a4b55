/** The drawn lines of a PDF page, from what its program tells a printer to do. */
import type { Rule } from './page-layout.js';
import { DRAW, OPS } from './pdfjs.js';

export type Matrix = readonly [number, number, number, number, number, number];

/** `fnArray` and `argsArray` as pdfjs gives them; `start` turns the page's own places into places from its top left corner. */
export function rulesOf(
  list: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  start: Matrix,
): Rule[] {
  const rules: Rule[] = [];
  const kept: Matrix[] = [];
  let matrix = start;
  list.fnArray.forEach((operation, index) => {
    const values = list.argsArray[index];
    if (operation === OPS.save) kept.push(matrix);
    else if (operation === OPS.restore) matrix = kept.pop() ?? start;
    else if (operation === OPS.transform) matrix = multiply(matrix, values as Matrix);
    else if (operation === OPS.paintFormXObjectBegin) {
      kept.push(matrix);
      const own = (values as readonly [Matrix | null] | null)?.[0];
      if (own) matrix = multiply(matrix, own);
    } else if (operation === OPS.paintFormXObjectEnd) matrix = kept.pop() ?? start;
    else if (operation === OPS.constructPath) {
      const [how, [path]] = values as readonly [number, readonly [Float32Array | null]];
      if (path && PAINTED.has(how)) rules.push(...rulesOfPath(path, matrix, FILLED.has(how)));
    }
  });
  return rules;
}

const FILLED: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);
const PAINTED: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

type Point = readonly [number, number];

/** Of what is filled the box of each part, which is a line where it is thin; of what is stroked each stretch. */
function rulesOfPath(path: Float32Array, matrix: Matrix, isFilled: boolean): Rule[] {
  const parts: Point[][] = [];
  let at = 0;
  const point = (): Point => {
    const [x, y] = [path[at] ?? 0, path[at + 1] ?? 0];
    at += 2;
    return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
  };
  while (at < path.length) {
    const step = path[at++];
    const part = parts.at(-1);
    if (step === DRAW.moveTo) parts.push([point()]);
    else if (step === DRAW.lineTo) part?.push(point());
    else if (step === DRAW.closePath) {
      if (part?.[0]) part.push(part[0]);
    } else {
      // A curve is no line of a table; what follows it is another part.
      at += step === DRAW.curveTo ? 4 : 2;
      parts.push([point()]);
    }
  }
  return isFilled
    ? parts.flatMap((part) => (part.length > 1 ? boxOf(part) : []))
    : parts.flatMap((part) => part.slice(1).map((end, index) => boxOf([part[index] as Point, end])));
}

function boxOf(points: readonly Point[]): Rule {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

export const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];
