import { CONSENT, type Consent, PRESELECTED, type ServiceName } from '../common/services';
import type { Challenge } from '../common/settings-keys';

/** The service that is chosen; what a build has preselected, until the companion has said. */
export function chosenService(challenge: Challenge | undefined): ServiceName {
  // One of another build may not say.
  return challenge?.service || PRESELECTED;
}

/** Where one consents at the service that is chosen. */
export function consentOf(challenge: Challenge | undefined): Consent {
  return CONSENT[chosenService(challenge)];
}
