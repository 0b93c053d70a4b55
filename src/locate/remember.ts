/** The survey asks the same of the same texts after every arrival: answers are kept, within bounds. */
export function remember<T extends string | boolean>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const answer = work(text);
    if (text.length <= LONGEST) known.set(text, answer);
    return answer;
  };
}

/** The addresses of a large site with room to spare; of many sites at once those of the last few hundred pages. */
const MOST_REMEMBERED = 20_000;
/** Longer ones are rare, or made to fill the memory. */
const LONGEST = 500;
