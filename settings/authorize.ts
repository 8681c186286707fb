import { REDIRECT_URI } from '../common/services';
import type { Challenge } from '../common/settings-keys';

/**
 * What the service shows before it answers: `none` nothing, `consent` the question again although it was
 * answered before, `login` the sign-in although somebody is signed in. Left out: what it finds necessary.
 */
export type Prompt = 'none' | 'consent' | 'login' | 'login consent';

/**
 * What the authorize address says beyond the component's own client_id, scope and state. The component knows
 * the redirect address too, but with a prompt the service insists on it, so it is said here.
 */
export function buildAuthorizeParameters(
  { codeChallenge }: Omit<Challenge, 'service'>,
  prompt?: Prompt,
): Record<string, string> {
  const parameters = {
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
    redirect_uri: REDIRECT_URI,
  };
  return prompt ? Object.assign({ prompt }, parameters) : parameters;
}
