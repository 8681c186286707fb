import { REDIRECT_URI } from '../common/services';
import type { Challenge } from '../common/settings-keys';

/**
 * What the service shows: `none` nothing, `consent` the consent page even after an earlier consent, `login` the sign-in
 * even in a browser that is signed in. Without a prompt the service decides.
 */
export type Prompt = 'none' | 'consent' | 'login' | 'login consent';

/**
 * The parameters of the authorization URL beyond the component's own client_id, scope and state. The redirect URI is
 * one of them because the service requires it together with a prompt.
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
