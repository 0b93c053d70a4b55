/** pdfjs without its drawing library: native code that text does not need, and that strangers' files shall not meet. */
const builtin = process.getBuiltinModule.bind(process);
const refuse = (): never => {
  throw new Error('not for reading text');
};
const withoutNative = (name: string): unknown => (name === 'module' ? { createRequire: () => refuse } : builtin(name));

process.getBuiltinModule = withoutNative as typeof process.getBuiltinModule;
Object.assign(globalThis, { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} });
const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
process.getBuiltinModule = builtin;

/** Only for a process of its own: what the library takes for a browser's is put in its place. */
export const { getDocument, OPS } = pdfjs;

/** The steps of a path as the library hands them out; it does not export their numbers. */
export const DRAW = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticCurveTo: 3, closePath: 4 } as const;
