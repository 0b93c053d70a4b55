/** What the overview counts while the sites pass by. */
export interface Tally {
  problems: number;
  toMend: number;
  open: number;
  /** By title of the section. */
  readonly sections: Map<string, { problems: number; open: number }>;
  /** In the order of the run; `value` is left out where nothing with points is decided. */
  readonly scores: { readonly name: string; readonly value?: number; readonly min: number; readonly max: number }[];
}

export const newTally = (): Tally => ({ problems: 0, toMend: 0, open: 0, sections: new Map(), scores: [] });

/** Counts the problems and open items of a rule to its section. */
export function countSection(tally: Tally, section: string, problems: number, open: number): void {
  const counted = tally.sections.get(section) ?? { problems: 0, open: 0 };
  counted.problems += problems;
  counted.open += open;
  tally.sections.set(section, counted);
}

/** Sites by score in steps of ten: `60–70` holds 60 and what is below 70, the last one its end as well. */
export function scoreBands(scores: Tally['scores']): readonly { readonly label: string; readonly count: number }[] {
  const values = scores.flatMap(({ value }) => value ?? []);
  const tens = Array.from({ length: 10 }, (_, step) => ({
    label: `${step * 10}–${step * 10 + 10}`,
    count: values.filter((value) => (step === 9 ? value >= 90 && value <= 100 : Math.floor(value / 10) === step))
      .length,
  }));
  const above = values.filter((value) => value > 100).length;
  return above > 0 ? [...tens, { label: '> 100', count: above }] : tens;
}
