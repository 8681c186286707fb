/** The sign-in has failed; the message says in one line why, and holds no secret. */
export class SignInError extends Error {
  override name = 'SignInError';
}
