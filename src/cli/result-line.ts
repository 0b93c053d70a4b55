import type { AuditReport } from '../model/report.js';

/** A site on stdout: id, verdict, `value [min, max]`, path of its report; tabs between. */
export const resultLine = ({ site, scorecard }: AuditReport, path: string): string => {
  const { value, min, max } = scorecard.points;
  const [shown, least, most] = [value, min, max].map((points) => points.toFixed(2));
  return `${site.id}\t${scorecard.verdict}\t${shown} [${least}, ${most}]\t${path}\n`;
};
