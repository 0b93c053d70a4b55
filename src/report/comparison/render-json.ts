import type { ComparedRuns } from '../../model/comparison.js';

/** `comparison.json` piece by piece, a site at a time. */
export function* comparisonJson({ head, summaries, read }: ComparedRuns): Generator<string> {
  const text = JSON.stringify(head, null, 2);
  yield `${text.slice(0, text.lastIndexOf('\n'))},\n  "sites": [`;
  let isFirst = true;
  for (const { site } of summaries) {
    yield `${isFirst ? '' : ','}\n    ${JSON.stringify(read(site), null, 2).replaceAll('\n', '\n    ')}`;
    isFirst = false;
  }
  yield `${isFirst ? '' : '\n  '}]\n}\n`;
}
