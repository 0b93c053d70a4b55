type Figures = Readonly<Record<string, unknown>>;

/** Figures of all targets in one: lists are joined without repeats, records merged, later single values win. */
export function mergeMeasured(all: readonly (Figures | undefined)[]): Figures | undefined {
  const merged: Record<string, unknown> = {};
  for (const figures of all) {
    for (const [key, value] of Object.entries(figures ?? {})) {
      if (value === undefined) continue;
      merged[key] = join(merged[key], value);
    }
  }
  return Object.keys(merged).length === 0 ? undefined : merged;
}

function join(before: unknown, value: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(value)) {
    const known = new Set(before.map((item) => JSON.stringify(item)));
    return [...(before as unknown[]), ...(value as unknown[]).filter((item) => !known.has(JSON.stringify(item)))];
  }
  if (isRecord(before) && isRecord(value)) return { ...before, ...value };
  return value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
