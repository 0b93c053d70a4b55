// Longer than most: a grammar is read in one place. No code runs: literals are read, names are looked up, the rest is skipped.

/** What a piece of script says without running it; undefined where only running it would tell. */
export type Literal = string | number | boolean | null | undefined | readonly Literal[] | LiteralObject;
export interface LiteralObject {
  readonly [key: string]: Literal;
}

/** Gives the value of a name (`id`, `location.host`, `api.getCurrent()`), or undefined. */
export type Lookup = (name: string) => Literal;

const maxDepth = 40;
const maxLength = 400_000;
const encoders = /^(?:window\.)?(?:encodeURI(?:Component)?|escape|String|parseInt|Number|\$\.trim)$/;

/**
 * Reads the expression that begins at a place of a script: strings, numbers, arrays, objects, `+`, `||`, template
 * strings, encodeURI(…). Linear, and bounded in depth and length.
 */
export const readExpression = (
  source: string,
  at: number,
  lookup: Lookup = () => undefined,
): { readonly value: Literal; readonly end: number } => {
  const limit = Math.min(source.length, at + maxLength);
  let place = at;

  const skipBlanks = (): void => {
    for (;;) {
      while (place < limit && source.charCodeAt(place) <= 32) place++;
      if (source.startsWith('//', place)) {
        const end = source.indexOf('\n', place);
        place = end === -1 ? limit : end;
      } else if (source.startsWith('/*', place)) {
        const end = source.indexOf('*/', place + 2);
        place = end === -1 ? limit : end + 2;
      } else return;
    }
  };

  const string = (): string => {
    const quote = source[place++] as string;
    const parts: string[] = [];
    let from = place;
    while (place < limit && source[place] !== quote) {
      if (source[place] !== '\\') {
        place++;
        continue;
      }
      parts.push(source.slice(from, place));
      const code = source[place + 1] ?? '';
      const hex = code === 'u' ? 4 : code === 'x' ? 2 : 0;
      if (hex > 0) parts.push(String.fromCharCode(parseInt(source.slice(place + 2, place + 2 + hex), 16) || 32));
      else if (code !== '\n') parts.push(({ n: '\n', t: '\t', r: '\r' } as Record<string, string>)[code] ?? code);
      place += 2 + hex;
      from = place;
    }
    parts.push(source.slice(from, place++));
    return parts.join('');
  };

  const template = (): Literal => {
    const start = place;
    const raw = string();
    if (!raw.includes('${')) return raw;
    let isKnown = true;
    const text = source.slice(start + 1, place - 1).replace(/\$\{\s*([\w$.]{1,80})\s*\}/g, (_, name: string) => {
      const value = lookup(name);
      const text = asText(value);
      isKnown &&= text !== undefined;
      return text ?? '';
    });
    return isKnown && !text.includes('${') ? text : undefined;
  };

  /** To the end of what cannot be read: the next comma, semicolon or closing bracket of this level. */
  const skip = (): undefined => {
    let depth = 0;
    while (place < limit) {
      const char = source[place] as string;
      if (char === '"' || char === "'" || char === '`') {
        string();
        continue;
      }
      if ('([{'.includes(char)) depth++;
      else if (')]}'.includes(char)) {
        if (depth === 0) return undefined;
        depth--;
      } else if (depth === 0 && (char === ',' || char === ';')) return undefined;
      place++;
    }
    return undefined;
  };

  const list = (depth: number): Literal[] => {
    const values: Literal[] = [];
    for (place++, skipBlanks(); place < limit && source[place] !== ']' && source[place] !== ')'; skipBlanks()) {
      const before = place;
      values.push(expression(depth + 1));
      if (source[place] === ',') place++;
      else if (place === before || (source[place] !== ']' && source[place] !== ')')) break;
    }
    place++;
    return values;
  };

  const object = (depth: number): LiteralObject => {
    const value = Object.create(null) as Record<string, Literal>;
    for (place++, skipBlanks(); place < limit && source[place] !== '}'; skipBlanks()) {
      const char = source[place] as string;
      const key = char === '"' || char === "'" ? string() : /^[\w$]+/.exec(source.slice(place, place + 100))?.[0];
      if (key === undefined) {
        skip();
        if (source[place] !== ',') break;
        place++;
        continue;
      }
      if (char !== '"' && char !== "'") place += key.length;
      skipBlanks();
      if (source[place] === ':') {
        place++;
        value[key] = expression(depth + 1);
      } else skip();
      if (source[place] === ',') place++;
      else if (source[place] !== '}') break;
    }
    place++;
    return value;
  };

  const name = (depth: number): Literal => {
    const path = /^[\w$]+(?:\s{0,2}\.\s{0,2}[\w$]+){0,6}/
      .exec(source.slice(place, place + 200))?.[0]
      .replace(/\s/g, '');
    if (path === undefined) return skip();
    place += path.length;
    skipBlanks();
    if (source[place] === '(') {
      const given = list(depth);
      if (encoders.test(path)) return given[0];
      return lookup(`${path}()`);
    }
    if (/^-?\d+(?:\.\d+)?$/.test(path)) return Number(path);
    return path === 'true' ? true : path === 'false' ? false : path === 'null' ? null : lookup(path);
  };

  const term = (depth: number): Literal => {
    skipBlanks();
    const char = source[place] ?? '';
    if (depth > maxDepth) return skip();
    if (char === '"' || char === "'") return string();
    if (char === '`') return template();
    if (char === '[') return list(depth);
    if (char === '{') return object(depth);
    if (char === '(') {
      const values = list(depth);
      return values.length === 1 ? values[0] : undefined;
    }
    return name(depth);
  };

  const sum = (depth: number): Literal => {
    let value = term(depth);
    for (skipBlanks(); source[place] === '+' && source[place + 1] !== '+'; skipBlanks()) {
      place++;
      const next = term(depth);
      value = isText(value) && isText(next) ? `${value}${next}` : undefined;
    }
    return value;
  };

  const expression = (depth: number): Literal => {
    let value = sum(depth);
    for (skipBlanks(); source.startsWith('||', place); skipBlanks()) {
      place += 2;
      const other = sum(depth);
      value = value === undefined ? undefined : value || other;
    }
    // Whatever follows an operand changes it in a way that is not read: `a ? b : c`, `x.replace(…)`, `n * 15`.
    // A quote closes the string in which the script stands: setTimeout("location='/a/'").
    if (place < limit && !/[,;)\]}\n"']/.test(source[place] as string) && !startsStatement(source, place))
      return skip();
    return value;
  };

  const value = expression(0);
  return { value, end: Math.min(place, limit) };
};

const isText = (value: Literal): value is string | number => typeof value === 'string' || typeof value === 'number';

/** A text or a number as text; undefined for anything else. */
export const asText = (value: Literal): string | undefined => (isText(value) ? String(value) : undefined);

/** A line break before it ended the expression. */
const startsStatement = (source: string, at: number): boolean =>
  /[\n\r]\s*$/.test(source.slice(Math.max(0, at - 200), at)) && /[\w$]/.test(source[at] ?? '');

export const isObject = (value: unknown): value is LiteralObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
