import type { ResultCode } from '../common/result-codes';
import { SCOPE_PREFIXES } from '../common/services';
import type { Status, Surface } from '../common/settings-keys';
import { formatTime } from './dates';
import { findTranslation, translate } from './i18n';
import { STATE_MESSAGES, SURFACE_MESSAGES } from './message-ids';

/** Our kinds of data by the scope that has another name. */
const SCOPE_KINDS: Record<string, string | undefined> = {
  oxygen_saturation: 'oxygen',
  respiratory_rate: 'breathing',
  temperature: 'skin',
  cardio_fitness: 'cardioFitness',
  electrocardiogram: 'ecg',
  irregular_rhythm_notifications: 'irnProfile',
  settings: 'devices',
  social: 'friends',
  'activity_and_fitness.readonly': 'activity',
  'health_metrics_and_measurements.readonly': 'metrics',
  'sleep.readonly': 'sleep',
  'nutrition.readonly': 'nutrition',
  'settings.readonly': 'settings',
  'ecg.readonly': 'ecg',
  'irn.readonly': 'irnProfile',
};

/** "Activity, heart rate, sleep". An unknown scope keeps its name. `isStandalone`: the words are no part of a sentence. */
export function describeScopes(scopes: string[], isStandalone = true): string {
  const words = scopes
    .map((scope) => scope.replace(SCOPE_PREFIXES.google, ''))
    .map((scope) => findTranslation(`kind.${SCOPE_KINDS[scope] || scope}`) || scope)
    .sort()
    .join(', ');
  return isStandalone ? capitalize(words) : words;
}

/** The name of a page or another surface: "Sleep". */
export function describeSurface(surface: Surface): string {
  return capitalize(translate(SURFACE_MESSAGES[surface]));
}

/** "Resting heart rate". An unknown kind of data keeps its name. */
export function describeKind(name: string): string {
  return capitalize(findTranslation(`kind.${name}`) || name);
}

/** What a result means, with the code that docs/troubleshooting.md explains. */
export function describeResult(result: ResultCode): string {
  const words =
    findTranslation(result === 'scope' ? 'notAllowed' : `result.${result}`) || translate('result.other');
  return result === 'ok' ? words : `${words} (${result})`;
}

/** What the wearer can do about the state; undefined where there is nothing to do. */
export function describeState({ state, backoff }: Status): string | undefined {
  if (state === 'limited' && backoff) return translate('limited', formatTime(backoff.until));
  const id = STATE_MESSAGES[state];
  return id && translate(id);
}

/** Words that stand alone begin with a capital. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
