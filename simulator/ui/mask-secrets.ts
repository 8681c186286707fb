import type { TraceEntry } from '../world/trace';

/** Names whose values give access to an account: masked unless the person reveals them. */
const LONG_NAMES = [
  'access_token',
  'refresh_token',
  'id_token',
  'device_code',
  'client_secret',
  'clientSecret',
  'client_assertion',
  'assertion',
  'code_verifier',
  'codeVerifier',
  'pastedToken',
  'password',
].join('|');
const SECRET_NAMES = `${LONG_NAMES}|code|verifier|token|pairing`;
const MASK = '••••';

const IN_JSON = new RegExp(`(\\\\*"(?:${SECRET_NAMES})\\\\*"\\s*:\\s*\\\\*")((?:[^"\\\\]|\\\\(?!"))+)`, 'g');
const IN_FORM = new RegExp(`((?:^|[?&#])(?:${SECRET_NAMES})=)([^&#\\s"'\\\\]+)`, 'gm');
/** Within a sentence. `code=410` there is no secret. */
const IN_TEXT = new RegExp(`(\\b(?:${LONG_NAMES})\\b\\s*[=:]\\s*)([^&#\\s"',;\\\\]+)`, 'g');
const IN_HEADER = /((?:Bearer|Basic)\s+)[^\s"',\\]+/gi;
const AUTHORIZATION = /(\bauthorization\s*:\s*)(?!Bearer\s|Basic\s)[^\s"',\\]+/gi;
/** JSON Web Tokens, and what Google's tokens and secrets begin with. */
const BY_SHAPE = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?|\b(?:ya29\.|GOCSPX-|1\/\/0)[\w-]{6,}/g;

/** Settings that hold secrets, in any form. */
const SECRET_KEYS = /^(?:pairing|oauth)$|secret|token|password|credential|verifier/i;

const MIN_SECRET_LENGTH = 8;
const MAX_KNOWN_SECRETS = 500;
/** Values that were seen under a secret name, to be found where they have no name. */
const knownSecrets = new Set<string>();

/** The text with dots in place of tokens, codes and secrets; works on addresses, forms, headers and JSON alike. */
export function maskSecrets(text: string): string {
  let masked = text;
  for (const secret of knownSecrets) masked = masked.replaceAll(secret, MASK);
  for (const pattern of [IN_JSON, IN_FORM, IN_TEXT, IN_HEADER, AUTHORIZATION])
    masked = masked.replace(pattern, `$1${MASK}`);
  return masked.replace(BY_SHAPE, MASK);
}

/** A setting's value as it is shown: all of it masked where the key is that of a secret. */
export function maskSetting(key: string | null, value: string): string {
  return isSecretKey(key) && value !== '' ? MASK : maskSecrets(value);
}

/** Whether something of the entry is masked. */
export function hasSecret(entry: TraceEntry): boolean {
  if (entry.kind === 'setting' && isSecretKey(entry.key)) return Boolean(entry.value);
  const text = JSON.stringify(entry);
  return maskSecrets(text) !== text;
}

/** Remembers the secrets of an entry, so that rows without names, such as a console line, are masked as well. */
export function rememberSecrets(entry: TraceEntry): void {
  if (entry.kind === 'setting') {
    if (isSecretKey(entry.key) && entry.value !== null) readLeaves(entry.value).forEach(remember);
    return;
  }
  if (entry.kind !== 'request') return;
  for (const text of [entry.url, entry.requestBody, entry.responseBody]) {
    for (const pattern of [IN_JSON, IN_FORM]) {
      for (const match of (text ?? '').matchAll(pattern)) remember(match[2] ?? '');
    }
  }
}

function isSecretKey(key: string | null): boolean {
  return key !== null && SECRET_KEYS.test(key);
}

function remember(value: string): void {
  if (value.length < MIN_SECRET_LENGTH || knownSecrets.has(value)) return;
  const [oldest] = knownSecrets;
  if (knownSecrets.size >= MAX_KNOWN_SECRETS && oldest !== undefined) knownSecrets.delete(oldest);
  knownSecrets.add(value);
}

/** The texts in a setting: itself, or the members of its JSON. */
function readLeaves(text: string): string[] {
  const leaves = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
  };
  try {
    return leaves(JSON.parse(text));
  } catch {
    return [text];
  }
}
