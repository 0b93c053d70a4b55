/** Expressions of GitHub Actions, read by GitHub's own parser. */
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

export type Contexts = Readonly<Record<string, unknown>>;
/** Functions that only a runner has: `always()`, `cancelled()`, `hashFiles()` … */
export type RunnerFunctions = Readonly<Record<string, (...words: readonly string[]) => boolean | string>>;

const asData = (value: unknown): data.ExpressionData =>
  JSON.parse(JSON.stringify(value ?? null), data.reviver) as data.ExpressionData;

/** The value of one expression. */
function evaluate(expression: string, contexts: Contexts, functions: RunnerFunctions): unknown {
  const definitions = Object.entries(functions).map(([name, act]) => ({
    name,
    minArgs: 0,
    maxArgs: 9,
    call: (...args: data.ExpressionData[]) => asData(act(...args.map((arg) => arg.coerceString()))),
  }));
  const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), definitions).parse();
  const byName = new Map(definitions.map((one) => [one.name.toLowerCase(), one]));
  const all = new data.Dictionary(...Object.entries(contexts).map(([key, value]) => ({ key, value: asData(value) })));
  return JSON.parse(JSON.stringify(new Evaluator(tree, all, byName).evaluate(), data.replacer) ?? 'null');
}

/** Text with `${{ }}` filled in. */
export const filledIn = (text: string, contexts: Contexts, functions: RunnerFunctions): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_all, expression: string) => {
    const value = evaluate(expression.trim(), contexts, functions);
    return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  });

/** An `if:`; one that asks for no status runs after success alone. */
export function isMet(condition: string | undefined, contexts: Contexts, functions: RunnerFunctions): boolean {
  const bare = (condition ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1').trim();
  const whole = /\b(?:always|cancelled|failure|success)\(\)/.test(bare) ? bare : `success() && (${bare})`;
  return Boolean(evaluate(whole, contexts, functions));
}
