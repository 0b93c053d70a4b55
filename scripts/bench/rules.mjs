import { benchProgram, median } from './bench-program.mjs';

/** CPU time to load the largest rule set with all that it extends, first in a new process and later, beside its YAML parsed bare. */
export function rules({ starts, rounds }) {
  const each = (way) => Array.from({ length: starts }, () => benchProgram('load-rules', [way, rounds]));
  const [loads, bares] = [each('load'), each('bare')];
  const middle = (figures, key) => median(figures.map((figure) => figure[key]));
  const { id, bytes } = loads[0];
  const figures = {
    id,
    bytes,
    firstMs: middle(loads, 'firstMs'),
    laterMs: middle(loads, 'laterMs'),
    bareFirstMs: middle(bares, 'firstMs'),
    bareLaterMs: middle(bares, 'laterMs'),
  };
  return {
    ...figures,
    ratioFirst: figures.firstMs / figures.bareFirstMs,
    ratioLater: figures.laterMs / figures.bareLaterMs,
  };
}
