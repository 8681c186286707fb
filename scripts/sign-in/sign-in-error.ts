/** The sign-in failed. The message says why in one line and contains no secret. */
export class SignInError extends Error {
  override name = 'SignInError';
}
