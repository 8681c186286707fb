const KINDS: Readonly<Record<string, string>> = {
  'connect-src': 'a connection; fetch goes over the phone’s network',
  'img-src': 'a picture; data: and blob: are shown',
  'frame-src': 'a frame',
};

/** What the frame's policy refused, in one line, from the members of a `securitypolicyviolation`. */
export function describeRefusal(directive: string, address: string): string {
  const kind = KINDS[directive] ?? directive;
  // `eval` and `inline` are no addresses.
  if (!address.includes(':')) return `the browser refused ${address} on the settings page (${kind})`;
  // A query may hold a token.
  const place = address.replace(/[?#].*/s, '');
  return `the settings page loads nothing from outside here: ${place} (${kind})`;
}
