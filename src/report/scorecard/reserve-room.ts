import { Url } from 'wasm-xlsxwriter';

/** About what so many cells take, so that a step is used up before the next one. */
const CELLS_A_STEP = 50_000;
const STEP_BYTES = 12_000_000;

/**
 * Says for each cell written whether it is time to make room, and makes it. The writer's memory grows by 64 KB at a time, and
 * each time the garbage collector takes the whole of it for a new array: from some 130 MB on every step costs a collection,
 * 700 of them for 500 sites and more time than all the rest. A text that is taken in and freed at once makes it grow in few
 * large steps instead.
 */
export function roomKeeper(): () => void {
  let cells = 0;
  return () => {
    if (cells++ % CELLS_A_STEP !== CELLS_A_STEP - 1) return;
    // Three bytes are set aside for each character that is not ASCII.
    new Url('é'.repeat(STEP_BYTES / 3)).free();
  };
}
