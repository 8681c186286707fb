/** Longest text of a moment, characters. */
const MAX_LENGTH = 1_000_000;

/** A text in few characters that an address may have: deflated, as base64url. */
export async function packText(text: string): Promise<string> {
  const bytes = await pass(new Blob([text]).stream(), new CompressionStream('deflate-raw'));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The text that was packed. Throws an Error for anything else. */
export async function unpackText(packed: string): Promise<string> {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder().decode(
      await pass(new Blob([bytes]).stream(), new DecompressionStream('deflate-raw')),
    );
  } catch {
    throw new Error('The link is damaged: a part of it is missing.');
  }
}

async function pass(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const reader = stream.pipeThrough(transform).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_LENGTH) throw new Error('too long');
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
