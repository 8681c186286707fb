import { HOUR_MS, MINUTE_MS } from '../../../common/time';
import type { HttpRequest } from '../../../companion/platform';
import { accountOnDisk } from './account-observer';
import type { Fault } from './fake-service';
import { type Kill, signedIn, type TestPhone } from './test-phone';

let inTheMorning: Promise<TestPhone> | undefined;

/** Signed in, with an access token that has just ended; `arrange` says what else is the matter. */
export async function expired(arrange: (phone: TestPhone) => void = () => undefined): Promise<TestPhone> {
  inTheMorning ??= afterNineHours();
  const phone = (await inTheMorning).copy();
  arrange(phone);
  return phone;
}

async function afterNineHours(): Promise<TestPhone> {
  const phone = await signedIn();
  await phone.pass(9 * HOUR_MS);
  phone.kill();
  phone.service.requests.length = 0;
  phone.crossings = 0;
  return phone;
}

/** The n-th refresh decides. */
export const onRefresh =
  (...faults: Fault[]) =>
  ({ service }: TestPhone): void => {
    const left = [...faults];
    service.fault = ({ body }: HttpRequest) => (body?.includes('refresh_token') ? left.shift() : undefined);
  };

/** What was crossed on the way, in order. */
export async function crossings(prepare: () => Promise<TestPhone>, act: (phone: TestPhone) => Promise<void>) {
  const phone = await prepare();
  const names: string[] = [];
  phone.onCrossing = (name) => names.push(name);
  await act(phone);
  await phone.pass(MINUTE_MS);
  return names;
}

/**
 * One kill for each state that the outside is in: before each crossing that leaves a trace there, which is also after
 * the last one that did, and after the very last. A read leaves none, so one kill stands for all reads in a row:
 * whatever the process had read, it takes with it. After a request and a file others cross before the response comes.
 */
export function killsIn(names: string[]): Kill[] {
  return names.flatMap((name, i) => {
    const call = i + 1;
    const before: Kill = { call, when: 'before' };
    const after: Kill = { call, when: 'after' };
    if (name === 'read') return names[i - 1] === 'read' ? [] : [before];
    const isLast = call === names.length;
    return isLast || name === 'request' || name === 'file' ? [before, after] : [before];
  });
}

/** Lives on as phones do: launched once more, then woken. */
export async function liveOn(phone: TestPhone): Promise<void> {
  await phone.launch();
  for (let i = 0; i < 2; i++) {
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
  }
}

/** The service has rotated the token, and the response is not stored. */
export function isUnheard(phone: TestPhone): boolean {
  return phone.service.validTokens[1] !== accountOnDisk(phone)?.tokens?.refreshToken;
}
