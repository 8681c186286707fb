/**
 * A text of the watch for screen readers. A bare figure gets the words of its element's id, `heart 81`, since the icon
 * beside it has no words.
 */
export function toSpokenText({ id, text }: { id: string; text: string }): string {
  if (/\p{Letter}/u.test(text)) return text;
  const words = id.replaceAll(/([a-z])([A-Z])/g, '$1 $2').match(/[A-Za-z]{2,}/g) ?? [];
  return [...words.map((word) => word.toLowerCase()), text].join(' ');
}
