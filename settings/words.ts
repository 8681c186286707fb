import type { ResultCode } from '../common/result-codes';
import { SCOPE_PREFIXES } from '../common/services';
import type { FailedSignIn, SignInMethod, Status, Surface } from '../common/settings-keys';
import { formatDateTime } from './dates';
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

/** "activity", "heart rate", "sleep", in the order of the scopes. An unknown scope keeps its name. */
export function listScopes(scopes: string[]): string[] {
  return scopes
    .map((scope) => scope.replace(SCOPE_PREFIXES.google, ''))
    .map((scope) => findTranslation(`kind.${SCOPE_KINDS[scope] || scope}`) || scope);
}

/** "activity, heart rate, sleep", in the order of the alphabet. */
export function describeScopes(scopes: string[]): string {
  return listScopes(scopes).sort().join(', ');
}

/** The name of a page or another surface: "Sleep". */
export function describeSurface(surface: Surface): string {
  return capitalize(translate(SURFACE_MESSAGES[surface]));
}

/** "Resting heart rate". An unknown kind of data keeps its name. */
export function describeKind(name: string): string {
  return capitalize(findTranslation(`kind.${name}`) || name);
}

/** What a result means, in a sentence without a full stop. */
export function describeResult(result: ResultCode): string {
  const words = findTranslation(
    result === 'scope' ? 'notAllowed' : result === 'validation' ? 'result.request' : `result.${result}`,
  );
  return words || translate('result.other');
}

/** The same with the code that docs/troubleshooting.md explains, for the diagnostics. */
export function describeResultWithCode(result: ResultCode): string {
  return result === 'ok' ? describeResult(result) : `${describeResult(result)} (${result})`;
}

/** When the page was opened: what failed before is no news, unless it is tried again. */
const openedAt = Date.now();

/** The failure of the last sign-in, if it was one of this method. */
export function findFailedSignIn(status: Status | undefined, method: SignInMethod): FailedSignIn | undefined {
  // What is stored may have another shape.
  const failed: Partial<FailedSignIn> = Object(status?.failedSignIn);
  const isNews = failed.isPending || Number(failed.at) >= openedAt;
  return failed.method === method && isNews ? (failed as FailedSignIn) : undefined;
}

/**
 * "14:41 · Access was not allowed". The page is not notified when the wearer tries again, so the failure has its time.
 */
export function describeSignIn(status: Status | undefined, method: SignInMethod): string | undefined {
  const failed = findFailedSignIn(status, method);
  return failed && `${formatDateTime(failed.at, Date.now())} · ${describeResult(failed.code)}`;
}

/** What the wearer can do about the state; undefined where there is nothing to do. */
export function describeState({ state, result }: Status): string | undefined {
  if (state === 'reconnect' && result === 'seven-days') return describeResult(result);
  const id = STATE_MESSAGES[state];
  return id && translate(id);
}

/** Words that stand alone begin with a capital. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
