/** The label of a button in a list of choices, which SDK 6 can mark by text alone. */
interface MarkedLabel {
  /** The mark as it is written; empty for the room of one. */
  mark: string;
  /** The label without mark. */
  text: string;
  isChosen: boolean;
}

/**
 * Reads a label that begins with a check mark or a filled dot ("✓ Fitbit"), or with an em space as wide as one.
 * Undefined for any other label.
 */
export function readMarkedLabel(label: unknown): MarkedLabel | undefined {
  if (typeof label !== 'string') return undefined;
  const [, mark = '', text = ''] = /^(?:([✓✔●])\s*|\u2003)(\S.*)$/u.exec(label) ?? [];
  return text === '' ? undefined : { mark, text, isChosen: mark !== '' };
}
