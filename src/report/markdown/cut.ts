/** What a line of a comment bears, in characters; whole texts stand in the report. Together they keep one site within a comment. */
export const LENGTH = { name: 60, title: 80, message: 120, sentence: 200, address: 300 } as const;

/** At most so many characters, with a sign that there were more. */
export function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : text;
}
