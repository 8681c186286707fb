/** Names whose values give access to an account: masked unless the person reveals them. */
const SECRET_NAMES =
  'access_token|refresh_token|client_secret|clientSecret|code_verifier|codeVerifier|code|verifier|token';
const MASK = '••••';

const IN_JSON = new RegExp(`(\\\\*"(?:${SECRET_NAMES})\\\\*"\\s*:\\s*\\\\*")((?:[^"\\\\]|\\\\(?!"))+)`, 'g');
const IN_FORM = new RegExp(`((?:^|[?&#])(?:${SECRET_NAMES})=)([^&#\\s]+)`, 'g');
const IN_HEADER = /((?:Bearer|Basic)\s+)[^\s"',]+/gi;

/** The text with dots in place of tokens, codes and secrets; works on addresses, forms, headers and JSON alike. */
export function maskSecrets(text: string): string {
  return text.replace(IN_JSON, `$1${MASK}`).replace(IN_FORM, `$1${MASK}`).replace(IN_HEADER, `$1${MASK}`);
}

/** Whether `maskSecrets` would mask something. */
export function hasSecret(text: string): boolean {
  return maskSecrets(text) !== text;
}
