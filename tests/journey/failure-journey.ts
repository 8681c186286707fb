import type { ResultCode } from '../../common/result-codes';
import type { ServiceName } from '../../common/services';
import { SettingsKey, type Status } from '../../common/settings-keys';
import { formatSleepDuration, Journey } from './journey';

/** Signs in to a service while the faults are active, which do not reach the consent page. */
export async function signInWith(service: ServiceName, faults: string[] = []): Promise<Journey> {
  const journey = new Journey({ faults });
  if (service === 'google') {
    const page = await journey.openSettings();
    page.press('Google Health');
    await journey.advance('2s');
  }
  await journey.signIn();
  await journey.advance('40s');
  return journey;
}

export function readStatus(journey: Journey): Status {
  return JSON.parse(journey.world.settings.get(SettingsKey.status) ?? '{}');
}

/**
 * The codes of the data sets that are not `ok`, without the quarter hours that Fitbit gives to personal applications.
 */
export function readFailures(journey: Journey): Record<string, ResultCode> {
  const entries = Object.entries(readStatus(journey).results).flatMap(([dataSet, result]) =>
    result && result.code !== 'ok' && !(dataSet === 'intradaySteps' && result.code === 'scope')
      ? [[dataSet, result.code] as const]
      : [],
  );
  return Object.fromEntries(entries);
}

/** How many rows were lost in all data sets. */
export function countLostRows(journey: Journey): number {
  const results = Object.values(readStatus(journey).results);
  return results.reduce((sum, result) => sum + (result?.lost ?? 0), 0);
}

/** Whether home shows last night. */
export function hasNight(journey: Journey): boolean {
  return journey.watchText('line')?.includes(formatSleepDuration(journey, '2026-07-14')) ?? false;
}

/** The texts of the pages, from the first one after home. */
export async function readPages(journey: Journey): Promise<string[]> {
  const pages: string[] = [];
  for (let i = 0; i < 6; i++) {
    journey.world.watch.tap(168, 168);
    await journey.advance('2s');
    pages.push(journey.allWatchText());
  }
  return pages;
}
