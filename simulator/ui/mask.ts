/** Names whose values open an account: never shown unless asked for. */
const SECRETS =
  'access_token|refresh_token|client_secret|clientSecret|code_verifier|codeVerifier|code|verifier|token';
const HIDDEN = '••••';

const IN_JSON = new RegExp(`(\\\\*"(?:${SECRETS})\\\\*"\\s*:\\s*\\\\*")((?:[^"\\\\]|\\\\(?!"))+)`, 'g');
const IN_FORM = new RegExp(`((?:^|[?&#])(?:${SECRETS})=)([^&#\\s]+)`, 'g');
const IN_HEADER = /((?:Bearer|Basic)\s+)[^\s"',]+/gi;

/** The text with dots in place of tokens, codes and secrets; works on addresses, forms, headers and JSON alike. */
export function mask(text: string): string {
  return text
    .replace(IN_JSON, `$1${HIDDEN}`)
    .replace(IN_FORM, `$1${HIDDEN}`)
    .replace(IN_HEADER, `$1${HIDDEN}`);
}

/** Whether `mask` would hide something. */
export function hasSecret(text: string): boolean {
  return mask(text) !== text;
}
