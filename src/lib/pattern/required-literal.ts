/**
 * The longest plain run outside groups that every match must contain, so that most texts are refused without running
 * the expression. Cautious: the empty string whenever the expression has an alternative or a flag at its top level.
 */
export function requiredLiteral(source: string): string {
  let best = '';
  let run = '';
  const keep = (): void => {
    if (run.length > best.length) best = run;
    run = '';
  };
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === '|' || (character === '(' && /^\(\?[a-zA-Z-]+[:)]/.test(source.slice(at)))) return '';
    if (character === '(') {
      keep();
      at = endOfGroup(source, at);
    } else if (character === '[') {
      keep();
      at = endOfClass(source, at);
    } else if (character === '\\') {
      keep();
      at = endOfEscape(source, at);
    } else if ('?*{'.includes(character)) {
      // The character before may be missing: it is no part of the run.
      run = run.slice(0, -1);
      keep();
      if (character === '{') at = Math.max(at, source.indexOf('}', at));
    } else if ('+.^$'.includes(character)) {
      keep();
    } else {
      run += character;
    }
  }
  keep();
  return best;
}

function endOfGroup(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === '\\') at = endOfEscape(source, at);
    else if (character === '[') at = endOfClass(source, at);
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at;
  }
  return source.length;
}

function endOfClass(source: string, start: number): number {
  // A bracket that comes first, or first after ^, stands for itself.
  let at = start + (source.charAt(start + 1) === '^' ? 2 : 1);
  for (at += source.charAt(at) === ']' ? 1 : 0; at < source.length; at++) {
    if (source.charAt(at) === '\\') at++;
    else if (source.startsWith('[:', at)) at = Math.max(at, source.indexOf(':]', at) + 1);
    else if (source.charAt(at) === ']') return at;
  }
  return source.length;
}

/** `\p{Han}`, `\x{4e00}`, `\x41`, `\Q…\E` and octals end further on than the letter after the backslash. */
function endOfEscape(source: string, start: number): number {
  const long = /^\\(?:[pPx]\{[^}]*\}|x[0-9A-Fa-f]{2}|[0-7]{1,3}|Q[\s\S]*?(?:\\E|$))/.exec(source.slice(start));
  return start + (long?.[0].length ?? 2) - 1;
}
