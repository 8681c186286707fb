/** As wide as a mark and its space: a label is text, and the labels of a choice stand below each other. */
const EM_SPACE = '\u2003';

/** A label with the mark of a chosen row before it, or with the room of one where `mark` is false. */
export function markChoice(label: string, mark: string | false): string {
  return mark ? `${mark} ${label}` : EM_SPACE + label;
}
