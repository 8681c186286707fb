import { pageKey } from '../../common/preferences';
import { SettingsKey } from '../../common/settings-keys';
import { PAGES, type PageName, SNAPSHOT_VERSION, type Snapshot } from '../../common/snapshot';
import { fitbit } from '../../companion/sources/fitbit/fitbit';
import { buildAuthorizeParameters } from '../../settings/authorize';
import { DATA_SETS } from '../unit/companion/data-sets';
import { HttpPhone } from './http-phone';

const SCOPES = [...new Set(DATA_SETS.flatMap((dataSet) => fitbit.scopeOf(dataSet) ?? []))];

/** The fields that are absent without a scope, and the pages that are then empty. */
const MISSED: Record<string, { sections?: (keyof Snapshot)[]; pages?: PageName[] }> = {
  sleep: { sections: ['sleep'], pages: ['sleep'] },
  social: { sections: ['friends'], pages: ['friends'] },
  settings: { sections: ['devices'], pages: ['status'] },
};

let phone: HttpPhone;
beforeEach(async () => {
  phone = await new HttpPhone().open();
  for (const page of PAGES) phone.settings.map.set(pageKey(page), 'true');
});
afterEach(() => phone.close());

/** Signs in with every page on and grants only these. */
async function granting(scopes: string[]): Promise<Snapshot> {
  await phone.command('pageOpened');
  expect([...phone.neededScopes].sort()).toEqual([...SCOPES].sort());
  const parameters = { ...buildAuthorizeParameters(phone.challenge), auto_consent: 'allow' };
  await phone.writeSetting(SettingsKey.authRedirect, await phone.authorize(parameters, scopes));
  expect(phone.status).toMatchObject({ state: 'ok', isSyncing: false });
  expect([...phone.status.grantedScopes].sort()).toEqual([...scopes].sort());
  expect([...phone.missingScopes].sort()).toEqual(SCOPES.filter((scope) => !scopes.includes(scope)).sort());
  expect(phone.snapshot).toMatchObject({ v: SNAPSHOT_VERSION, account: { state: 'ok' } });
  // Data without a grant is not requested.
  const refused = Object.entries(phone.status.results).filter(([, check]) => check?.code !== 'ok');
  expect(refused.filter(([dataSet]) => dataSet !== 'intradaySteps')).toEqual([]);
  return phone.snapshot;
}

it('everything may be granted', async () => {
  const { look, ...snapshot } = await granting(SCOPES);
  expect(look.pages).toEqual(PAGES);
  expect(Object.keys(snapshot)).toEqual(
    expect.arrayContaining(['sleep', 'recovery', 'week', 'body', 'friends', 'devices']),
  );
});

it.each(SCOPES)('all but %s may be granted', async (scope) => {
  const { look, ...snapshot } = await granting(SCOPES.filter((other) => other !== scope));
  const { sections = [], pages = [] } = MISSED[scope] ?? {};
  expect(look.pages).toEqual(PAGES.filter((page) => !pages.includes(page)));
  const all = ['sleep', 'recovery', 'week', 'body', 'friends', 'devices'] as const;
  expect(all.filter((section) => !(section in snapshot))).toEqual(sections);
});

it.each(SCOPES)('only %s may be granted', async (scope) => {
  const { look } = await granting([scope]);
  const drawn = PAGES.filter((page) => look.pages?.includes(page));
  expect(look.pages).toEqual(drawn);
  expect(phone.status.result).toBe('ok');
  await phone.pass(9 * 3_600_000);
  await phone.wake();
  expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
});
