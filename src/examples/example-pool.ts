import type { ExampleFile, ExampleSketch } from './example-schema.js';

/** A file's examples, and those of the files beside it, which its own may be like. */
export interface ExamplePool extends ExampleFile {
  readonly others?: readonly ExampleFile[];
}

/** The example that another one is like, in its own file before others; what that one is like in turn is looked for without the first. */
export function modelOf(
  pool: ExamplePool,
  sketch: ExampleSketch,
): { readonly pool: ExamplePool; readonly sketch: ExampleSketch } | undefined {
  const { like } = sketch;
  if (like === undefined) return undefined;
  const rest = (pool.examples ?? []).filter((one) => one !== sketch);
  const own = rest.find(({ name }) => name === like);
  if (own) return { pool: { ...pool, examples: rest }, sketch: own };
  for (const other of pool.others ?? []) {
    const model = other.examples?.find(({ name }) => name === like);
    if (model) return { pool: other, sketch: model };
  }
  return undefined;
}

/** What an example of the pool may be like. */
export const namesOf = ({ examples = [], others = [] }: ExamplePool): readonly string[] =>
  [examples, ...others.map((other) => other.examples ?? [])].flatMap((all) => all.map(({ name }) => name));
