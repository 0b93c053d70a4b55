const FIRST_REST_MS = 15_000;
const LONGEST_REST_MS = 600_000;

/**
 * Work on one of many things that is tried again after it failed, ever more rarely: a disk that is full should not have thousands of
 * reports read every other second. False: not tried, it rests.
 */
export function restBetween(work: (id: string) => Promise<void>, now: () => Date): (id: string) => Promise<boolean> {
  const rests = new Map<string, { readonly until: number; readonly ms: number }>();
  return async (id) => {
    const rest = rests.get(id);
    if (rest && now().getTime() < rest.until) return false;
    try {
      await work(id);
      rests.delete(id);
      return true;
    } catch (error) {
      const ms = rest ? Math.min(rest.ms * 2, LONGEST_REST_MS) : FIRST_REST_MS;
      rests.set(id, { until: now().getTime() + ms, ms });
      throw error;
    }
  };
}
