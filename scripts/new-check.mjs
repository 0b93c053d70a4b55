import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { sourceOf } from './new-check/source-of.mjs';
import { whyNot } from './new-check/why-not.mjs';
import { ROOT, nodeProgram, runProgram } from './run-program.mjs';

// `npm run new-check -- family/name`: a check that works, its test with an example of every outcome, its line in the catalogue, and a
// rule over it. Nothing is written unless all of it can be.
const USAGE = `npm run new-check -- FAMILY/NAME [--title 它看什么] [--rule ID] [--into rules/…/FILE.yaml]

  npm run new-check -- guide/phone --title 指南有没有写明咨询电话
  npm run new-check -- guide/phone --title 指南有没有写明咨询电话 --into rules/national/guide.yaml`;

const { id, title, rule, into } = readArguments();
const [family, name] = id.split('/');
const files = {
  [`src/checks/${id}.check.ts`]: sourceOf('check', { id, title }),
  [`test/checks/${id}.test.ts`]: sourceOf('test', { id, title }),
};
const families = readdirSync(join(ROOT, 'src', 'checks')).filter((folder) => folder !== 'parts');
const fault = whyNot({ id, title, files: Object.keys(files), root: ROOT });
if (fault !== undefined) fail(fault);
if (into !== undefined && !existsSync(join(ROOT, into))) fail(`There is no file ${into}.`);

const prettier = await import('prettier');
for (const [path, source] of Object.entries(files)) {
  const options = { ...(await prettier.resolveConfig(join(ROOT, path))), parser: 'typescript' };
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), await prettier.format(source, options), { flag: 'wx' });
  console.log(`Written: ${path}`);
}
if (!families.includes(family)) console.log(`         ${family} is a new family; there were ${families.join(', ')}.`);

await run('catalogue', process.execPath, 'scripts/make-catalog.mjs');
console.log('Written: src/catalog.ts');
await run('schemas', ...nodeProgram('tsx', 'dist', 'cli.mjs'), 'scripts/golden/make-schemas.ts');
console.log('Written: schema/rule-set.schema.json');
const asked = ['rules', 'new', 'rule', rule, '--check', id, '--title', title, ...(into ? ['--into', into] : [])];
const printed = await run('rule', ...nodeProgram('tsx', 'dist', 'cli.mjs'), 'src/main.ts', ...asked);
if (into === undefined)
  console.log(`\nA rule over it, to be pasted under \`rules:\` in rules/…/*.yaml:\n\n${printed.trimEnd()}`);
else console.log(`Written: the rule ${rule} in ${into}`);

const ruleFile = into ?? 'rules/…/FILE.yaml';
console.log(`
Next:
  1. Rewrite src/checks/${id}.check.ts: what it needs, what it applies to, what must hold.
     src/model/need.ts says what can be asked for, src/model/site-model.ts what a site is made of, src/checks/parts/ what exists.
  2. Write down in test/checks/${id}.test.ts what must come out, one line an example:
       npx vitest test/checks/${family}/${name}
  3. ${into === undefined ? `Paste the rule into ${ruleFile}` : `Mend the rule in ${ruleFile}`}: parameters, source, remedy, level; give it examples beside it, in examples/.
     What a new parameter means stands in src/model/param-words.ts. A rule of rules/national is bilingual, and listed in test/rules/national.test.ts.
  4. npm run test:unit -- test/checks test/rules test/profile && npm run golden && npm run check
  5. See it judge: npm run dev -- demo --run try, then
       npm run dev -- replay try --profile national --only ${rule} --debug judge
       npm run dev -- explain ${rule} --run try`);

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        rule: { type: 'string' },
        into: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    if (positionals.length !== 1) fail('Name one check, as FAMILY/NAME.', USAGE);
    const [id = ''] = positionals;
    return {
      id,
      title: values.title ?? '栏目的页面上有没有写明规定的内容',
      rule: values.rule ?? id.replaceAll('/', '-'),
      into: values.into,
    };
  } catch (error) {
    return fail(error.message, USAGE);
  }
}

/** What the program printed; ends ours where it fails. */
async function run(what, ...command) {
  const { status, output } = await runProgram(command, { quietly: true });
  if (status !== 0)
    fail(`${what}: ${output.trim()}`, 'What was written before this stays; mend it, or take it away with git clean.');
  return output;
}

function fail(...lines) {
  for (const line of lines) console.error(line);
  process.exit(2);
}
