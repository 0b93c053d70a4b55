/** Rules that `rules/national` names but no check judges yet: they are untested, whatever the site. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const FOLDER = fileURLToPath(new URL('../../rules/national/', import.meta.url));

/** Their ids, as the files stand now. */
export const pendingRules: ReadonlySet<string> = new Set(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const file = parse(readFileSync(FOLDER + name, 'utf8')) as { rules?: Record<string, { check?: string }> };
      return Object.entries(file.rules ?? {})
        .filter(([, rule]) => rule.check === 'pending')
        .map(([id]) => id);
    }),
);
