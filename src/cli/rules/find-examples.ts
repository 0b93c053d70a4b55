/** Examples files on disk: those of a rule set, or the one that is named. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { asOnePool, readExamples, type ReadExamples } from '../../examples/read-examples.js';
import { findRuleSet, placesIn } from '../../profile/find-rule-set.js';
import { rulesFolder } from './load-profiles.js';

/** Files of examples that belong to one rule set; `reference` is an id or a path. */
export interface ExamplesOfRuleSet {
  readonly reference: string;
  readonly files: readonly ReadExamples[];
  /** The whole rule set was asked for, not one of its files. */
  readonly isWhole: boolean;
}

const FOLDER = 'examples';
const ENDING = /\.examples\.ya?ml$/;

/**
 * What stands for a word of the command line: a rule set (its `examples/` folder, or `x.examples.yaml` beside `x.yaml`) or an
 * examples file, whose rule set is the folder above unless it says so. Undefined where there is neither.
 */
export function findExamples(reference: string, cwd: string): ExamplesOfRuleSet | undefined {
  const path = resolve(cwd, reference);
  if (isFile(path) && (ENDING.test(path) || basename(dirname(path)) === FOLDER)) {
    const read = readFile(path);
    const own = read.content.ruleSet ?? (ENDING.test(path) ? path.replace(ENDING, '.yaml') : dirname(dirname(path)));
    const beside = ENDING.test(path) ? [] : filesIn(dirname(path)).filter((other) => other !== path);
    const [file = read] = asOnePool([read, ...beside.map(readFile)]);
    return { reference: own, files: [file], isWhole: false };
  }
  const place = findRuleSet(reference, rulesFolder, cwd);
  if (!place) return undefined;
  const paths = place.isFolder
    ? filesIn(join(place.path, FOLDER))
    : [place.path.replace(/\.(ya?ml)$/, '.examples.$1')].filter(isFile);
  return { reference, files: asOnePool(paths.map(readFile)), isWhole: true };
}

/** Every rule set that comes along. */
export const findAllExamples = (cwd: string): readonly ExamplesOfRuleSet[] =>
  placesIn(rulesFolder)
    .filter(({ promisedId }) => !ENDING.test(`${promisedId}.yaml`))
    .flatMap(({ promisedId }) => findExamples(promisedId, cwd) ?? []);

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .map((name) => join(folder, name))
    : [];

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

const readFile = (path: string): ReadExamples => readExamples(shownPath(path), readFileSync(path));

/** As short as it can be told from where the user stands. */
function shownPath(path: string): string {
  const way = relative(process.cwd(), path);
  return way.startsWith(`..${sep}`) ? path : way;
}
