import type { RunSite } from '../../model/run.js';

/** A site on stdout: id, verdict, `value [min, max]`, path of its report; tabs between. */
export const resultLine = ({ id, verdict, points }: RunSite, path: string): string => {
  const { value, min, max } = points;
  const [shown, least, most] = [value, min, max].map((figure) => figure.toFixed(2));
  return `${id}\t${verdict}\t${shown} [${least}, ${most}]\t${path}\n`;
};
