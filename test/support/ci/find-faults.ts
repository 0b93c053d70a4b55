/** What GitHub's own parser finds wrong: workflows come in as a JSON list, faults go out. In a process of its own, since Node takes the parser's imports of JSON through tsx alone. */
import { text } from 'node:stream/consumers';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';

const workflows = JSON.parse(await text(process.stdin)) as readonly string[];
const faults = workflows.flatMap((content) =>
  parseWorkflow({ name: 'gongkai.yml', content }, new NoOperationTraceWriter()).context.errors.getErrors(),
);
process.stdout.write(JSON.stringify(faults.map(({ message }) => message)));
