/** Two evaluators on one question, each without having seen the other's answer. */
export interface Pair {
  readonly rule: string;
  /** User ids: who answered first, who second. */
  readonly by: readonly [string, string];
  readonly answers: readonly [string, string];
}

export interface Agreement {
  readonly n: number;
  readonly agreed: number;
  /** Share of pairs that disagree, 0..1; none without any pair. */
  readonly disagreement?: number;
  /** Cohen's kappa; none where chance alone would agree always, as where everybody always gave the one same answer. */
  readonly kappa?: number;
}

/** Raw agreement, and Cohen's kappa: what is left of it beyond what the two would reach by chance with the answers that each gives. */
export function agreementOf(pairs: readonly Pick<Pair, 'answers'>[]): Agreement {
  const n = pairs.length;
  if (n === 0) return { n, agreed: 0 };
  const agreed = pairs.filter(({ answers: [first, second] }) => first === second).length;
  const count = (position: 0 | 1, answer: string): number =>
    pairs.filter(({ answers }) => answers[position] === answer).length;
  const given = new Set(pairs.flatMap(({ answers }) => answers));
  const byChance = [...given].reduce((sum, answer) => sum + (count(0, answer) * count(1, answer)) / (n * n), 0);
  return {
    ...{ n, agreed },
    disagreement: 1 - agreed / n,
    ...(byChance < 1 && { kappa: (agreed / n - byChance) / (1 - byChance) }),
  };
}

/** By rule or by the two people (`b` and `a` are the same two), those with the most disagreements first. */
export function agreementBy(
  key: 'rule' | 'people',
  pairs: readonly Pair[],
): readonly (Agreement & { readonly key: string })[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const [one, other] = pair.by;
    const isTurned = key === 'people' && other < one;
    const turned: Pair = isTurned ? { ...pair, by: [other, one], answers: [pair.answers[1], pair.answers[0]] } : pair;
    const name = key === 'rule' ? pair.rule : turned.by.join(' ');
    groups.set(name, [...(groups.get(name) ?? []), turned]);
  }
  return [...groups]
    .map(([name, own]) => ({ key: name, ...agreementOf(own) }))
    .sort((a, b) => b.n - b.agreed - (a.n - a.agreed) || b.n - a.n || (a.key < b.key ? -1 : 1));
}
