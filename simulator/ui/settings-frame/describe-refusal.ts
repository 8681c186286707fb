const HINTS: Readonly<Record<string, string>> = {
  'connect-src': 'a connection; fetch goes over the phone’s network',
  'img-src': 'a picture; data: and blob: are shown',
  'frame-src': 'a frame',
};

/** What the frame's policy refused, in one line: by directive, as a `securitypolicyviolation` has it. */
export function describeRefusal(directive: string, address: string): string {
  const kind = HINTS[directive] ?? directive;
  // A query may hold a token.
  return `the settings page loads nothing from outside here: ${address.replace(/[?#].*/s, '')} (${kind})`;
}
