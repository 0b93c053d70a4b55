/** Prints as JSON what became of 500 made-up sites over twelve runs. Argument: how many sites. */
import { openTestStore } from '../support/store.js';
import { randomFrom } from '../support/random.js';
import { simulateLife } from '../support/simulate-life.js';

const sites = Number(process.argv[2] ?? 500);
const store = await openTestStore();
const began = performance.now();
const { wrongStates, illegalMoves, wrongSums, ...seen } = await simulateLife(store, {
  sites,
  runs: 12,
  random: randomFrom(500),
});
await store.drop();
const faults = { wrongStates: wrongStates.length, illegalMoves: illegalMoves.length, wrongSums: wrongSums.length };
process.stdout.write(
  JSON.stringify({
    sites,
    ...seen,
    ...faults,
    first: wrongStates.slice(0, 5),
    ms: Math.round(performance.now() - began),
  }),
);
