/** The sentences of a text, with their marks: lines, and what ends with a full stop, semicolon, question or exclamation mark. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) => line.match(/[^。；;！!？?]+[。；;！!？?]*[”’）)]*/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
