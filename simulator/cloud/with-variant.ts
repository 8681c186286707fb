import type { Persona } from '../persona/persona';
import { type SleepVariant, withSleepVariant } from '../persona/sleep-variant';

/** The service with the person's other sleep logs, if there is a variant. */
export function withVariant<Service extends { readonly persona: Persona }>(
  service: Service,
  variant: SleepVariant | undefined,
): Service {
  return variant ? { ...service, persona: withSleepVariant(service.persona, variant) } : service;
}
