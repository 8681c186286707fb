/** The text of a trace's entry, as often as it happened. */
export function repeatedText({ text, count = 1 }: { text: string; count?: number }): string[] {
  return Array<string>(count).fill(text);
}
