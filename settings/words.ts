import type { ResultCode } from '../common/result-codes';
import { SCOPE_PREFIXES } from '../common/services';
import type { Status } from '../common/settings-keys';
import type { PageName } from '../common/snapshot';
import { formatTime } from './dates';
import { findTranslation, translate } from './i18n';

/** Kinds of data that a scope of the service calls otherwise than we do. */
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

/** "Activity, heart rate, sleep"; a scope without a word of ours goes by its own name. `alone`: no part of a sentence. */
export function describeScopes(scopes: string[], isStandalone = true): string {
  const words = scopes
    .map((scope) => scope.replace(SCOPE_PREFIXES.google, ''))
    .map((scope) => findTranslation(`kind.${SCOPE_KINDS[scope] || scope}`) || scope)
    .sort()
    .join(', ');
  return isStandalone ? capitalize(words) : words;
}

/** "Sleep"; home is called as the wearer sees it. */
export function describePage(page: PageName | 'home' | 'checkups'): string {
  return findTranslation(`page.${page}`) || describeKind(page);
}

/** "Resting heart rate"; a kind of data without words of ours goes by its own name. */
export function describeKind(name: string): string {
  return capitalize(findTranslation(`kind.${name}`) || name);
}

/** What a result means; the code is what docs/troubleshooting.md explains. */
export function describeResult(result: ResultCode): string {
  const words =
    result === 'scope'
      ? translate('notAllowed')
      : findTranslation(`result.${result}`) || translate('result.other');
  return result === 'ok' ? words : `${words} (${result})`;
}

/** What the wearer can do about the state; undefined where there is nothing to do. */
export function describeState({ state, backoff }: Status): string | undefined {
  if (state === 'limited')
    return backoff ? translate('limited', formatTime(backoff.until)) : translate('result.rate-limit');
  return findTranslation(`state.${state}`);
}

/** Words that stand alone begin with a capital. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
