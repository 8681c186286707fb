import { join } from 'node:path';
import type { FailedSignIn, Status } from '../../common/settings-keys';
import { PAGES } from '../../common/snapshot';
import type { SettingsNode } from '../../simulator/settings-page/rendered-tree';
import { MINUTE_MS } from '../../simulator/world/duration';
import { readMessages, SOURCE } from '../unit/i18n/check-messages';
import { openSettingsPage } from '../unit/settings-page/open-settings-page';
import { builtApp } from './built-app';
import { flattenTree, textsOn } from './words-on-page';

/** Tuesday, 14 November 2023, 23:13 in Vienna: when the page is opened. */
const NOW = 1_700_000_000_000;
const CHALLENGE = { service: 'fitbit', clientId: '23QXYZ', codeChallenge: 'c' };
const SCOPES = ['profile', 'sleep', 'activity', 'heartrate', 'weight', 'nutrition', 'settings', 'social'];
const SIGNED_OUT: Partial<Status> = {
  service: 'none',
  state: 'notSetUp',
  grantedScopes: [],
  requiredScopes: [{ surface: 'home', scopes: SCOPES }],
  results: {},
};
const SIGNED_IN: Partial<Status> = {
  ...SIGNED_OUT,
  service: 'fitbit',
  state: 'ok',
  name: 'Mara L.',
  grantedScopes: SCOPES,
  lastSyncAt: NOW - 30 * MINUTE_MS,
  syncedAt: NOW - 30 * MINUTE_MS,
  result: 'ok',
};

function open(status: Partial<Status>, { stored = {}, language = 'en-GB' } = {}) {
  const opened = openSettingsPage(builtApp().settings?.script ?? '', {
    stored: { status: JSON.stringify(status), challenge: JSON.stringify(CHALLENGE), ...stored },
    language,
  });
  const section = (title: string): SettingsNode => {
    const found = flattenTree(opened.page.tree()).find((node) => node.props.title === title);
    if (!found) throw new Error(`there is no section ${title}`);
    return found;
  };
  /** Types and labels of a section's rows, from top to bottom. */
  const rows = (title: string): string[] =>
    section(title).children.map((child) =>
      typeof child === 'string' ? child : `${child.type}: ${child.props.label ?? textsOn(child).join()}`,
    );
  const texts = (): string[] => textsOn(opened.page.tree());
  const reopen = (): void => {
    opened.page.close();
    opened.page.open();
  };
  return { ...opened, rows, texts, section, reopen };
}

const titles = (tree: SettingsNode): unknown[] =>
  flattenTree(tree).flatMap(({ type, props }) => (type === 'Section' ? [props.title] : []));

test.each([SIGNED_OUT, SIGNED_IN])(
  'the account is first, the service below it, and nothing jumps',
  (status) => {
    const { page } = open(status);
    expect(titles(page.tree())).toEqual([
      ...['Account', 'Health service', 'Own application', 'Pages', 'Look', 'Units', 'Diagnostics'],
    ]);
  },
);

test('both rows of the service are the choice; signed out, a press chooses', () => {
  const { page, rows, settings } = open(SIGNED_OUT);
  expect(rows('Health service')).toEqual(['Button: ✓ Fitbit', 'Button: \u2003Google Health']);
  page.press('Fitbit');
  expect(settings.get('service')).toBeNull();
  page.press('Google Health');
  expect(settings.get('service')).toBe('google');
  expect(rows('Health service')).toEqual(['Button: \u2003Fitbit', 'Button: ✓ Google Health']);
});

test('signed in, moving to the other service asks once, and a double tap does nothing', () => {
  const { page, rows, settings } = open(SIGNED_IN);
  page.press('Google Health');
  page.press('Google Health');
  expect(settings.get('service')).toBeNull();
  expect(rows('Health service').slice(2)).toEqual([
    'Text: Move to Google Health? This sign-in is forgotten. Look, pages and goals stay.',
    'Button: Stay with Fitbit',
    'Button: Move',
  ]);
  page.press('Stay with Fitbit');
  expect(rows('Health service')).toHaveLength(2);
  page.press('Google Health');
  page.press('Fitbit');
  expect(rows('Health service')).toHaveLength(2);
  page.press('Google Health');
  page.press('Move');
  expect(settings.get('service')).toBe('google');
  expect(settings.get('asking')).toBeNull();
});

test('signing out asks once, with a text where the finger is', () => {
  const { page, rows, settings } = open(SIGNED_IN);
  const place = rows('Account').indexOf('Button: Sign out');
  page.press('Sign out');
  expect(settings.get('signOut')).toBeNull();
  expect(rows('Account').slice(place)).toEqual([
    'Text: Sign out? What Almanac has read is forgotten, on this phone and on your watch.',
    'Button: Stay signed in',
    'Button: Sign out',
  ]);
  page.press('Stay signed in');
  expect(rows('Account').slice(place)).toEqual(['Button: Sign out']);
  page.press('Sign out');
  page.press('Sign out');
  expect(settings.get('signOut')).not.toBeNull();
});

test('what a press has opened is closed when the page is opened again', () => {
  const { page, texts, reopen } = open(SIGNED_IN);
  const before = texts();
  for (const label of ['Sign out', 'Use your own', 'Change the order']) page.press(label);
  expect(texts()).not.toEqual(before);
  reopen();
  expect(texts()).toEqual(before);
});

test.each<[string, Partial<Status>, string]>([
  ['all well', {}, '22:43 · Everything is up to date'],
  ['never', { lastSyncAt: undefined, syncedAt: undefined, result: undefined }, 'Not yet'],
  [
    'a first try that failed',
    { lastSyncAt: NOW, syncedAt: undefined, result: 'timeout' },
    'Not yet · Tried 23:13 · The service did not answer in time',
  ],
  [
    'a failed try',
    { lastSyncAt: NOW, result: 'timeout' },
    '22:43 · Tried 23:13 · The service did not answer in time',
  ],
  [
    'one data set that failed',
    { result: 'server' },
    '22:43 · Not all of it · The service has trouble of its own',
  ],
  [
    'cut off by the budget',
    { result: 'budget', restAt: NOW + 50 * MINUTE_MS },
    '22:43 · Part of it; the rest at 00:03',
  ],
  [
    'without anything, because the budget is spent',
    { lastSyncAt: NOW, result: 'budget', restAt: NOW + 50 * MINUTE_MS },
    '22:43 · Tried 23:13 · Enough requests for now, more within the hour',
  ],
  [
    'a first one without anything, because the budget is spent',
    { lastSyncAt: NOW, syncedAt: undefined, result: 'budget', restAt: NOW + 50 * MINUTE_MS },
    'Not yet · Tried 23:13 · Enough requests for now, more within the hour',
  ],
])('the last sync, %s', (_, change, expected) => {
  const { section } = open({ ...SIGNED_IN, ...change });
  const row = section('Account').children.find(
    (child) => typeof child !== 'string' && child.props.label === 'Last sync',
  );
  expect(typeof row === 'object' && row.props.sublabel).toBe(expected);
});

test.each<[string, Partial<Status>]>([
  ['the service', { state: 'limited', backoff: { from: NOW, until: NOW + MINUTE_MS, code: 'rate-limit' } }],
  ['the budget', { result: 'budget', restAt: NOW + MINUTE_MS }],
])('while %s allows no sync, the row says when it does', (_, change) => {
  const { rows, texts, page } = open({ ...SIGNED_IN, ...change });
  expect(rows('Account')).toContain('TextImageRow: Sync now');
  expect(texts()).toContain('Again from 23:14');
  expect(() => page.press('Sync now')).toThrow();
});

test('the first five kinds of what may be read are named, as far as they are many', () => {
  expect(open(SIGNED_IN).texts()).toContain(
    'May read profile, sleep, activity, heart rate, weight and 3 more',
  );
  expect(open({ ...SIGNED_IN, grantedScopes: SCOPES.slice(0, 6) }).texts()).toContain(
    'May read profile, sleep, activity, heart rate, weight, food and water',
  );
});

const failed = (change: Partial<FailedSignIn>): Partial<Status> => ({
  failedSignIn: { method: 'pairing', code: 'inactive', at: NOW, isPending: false, ...change },
});

test.each<[Partial<FailedSignIn>, string]>([
  [{}, 'The service does not know this pairing text, or no longer. Make a new one.'],
  [{ code: 'pairing' }, 'This is no pairing text, or not all of it.'],
  [
    { code: 'network', isPending: true, at: NOW - 90 * MINUTE_MS },
    'The phone could not reach the service. The text is kept and tried again.',
  ],
])('a pairing text that failed (%j) opens its section and says why', (change, words) => {
  for (const status of [SIGNED_OUT, SIGNED_IN]) {
    const { rows, page } = open({ ...status, ...failed(change) });
    expect(rows('Own application')).toContain(`Text: ${words}`);
    page.press('Hide');
    expect(rows('Own application')).toEqual(['Button: Use your own']);
  }
});

test('a failure of before the page was opened is no news', () => {
  const before = { at: NOW - 1 };
  expect(open({ ...SIGNED_OUT, ...failed(before) }).rows('Own application')).toHaveLength(1);
  const { texts } = open({ ...SIGNED_OUT, ...failed({ ...before, method: 'consent', code: 'denied' }) });
  expect(texts()).toContain('Not signed in');
});

test('a consent that was denied has its time, so that it is true while the wearer tries again', () => {
  const { texts } = open({ ...SIGNED_OUT, ...failed({ method: 'consent', code: 'denied' }) });
  expect(texts()).toContain('23:13 · Access was not allowed');
});

test('a token that was refused is reported where it was pasted', () => {
  const { texts, page } = open({ ...SIGNED_IN, ...failed({ method: 'token' }) });
  page.press('Show diagnostics');
  expect(texts()).toContain('23:13 · The service does not know this token, or no longer');
});

test('the order of pages: the chosen one moves, and no row changes its place', () => {
  const { page, rows, settings } = open(SIGNED_IN, { stored: { 'page.week': 'false' } });
  const place = rows('Pages').indexOf('Button: Change the order');
  page.press('Change the order');
  expect(rows('Pages')).toEqual([
    ...['Button: ● Sleep', 'Button: \u2003Recovery', 'Button: \u20037 days', 'Button: \u2003Body'],
    ...['Button: \u2003Circle', 'Button: \u2003Status'],
    ...['TextImageRow: Sleep is the first', 'Button: ↓ Move Sleep down', 'Button: Done'],
  ]);
  expect(place).toBe(PAGES.length);
  page.press('Recovery');
  page.press('↑ Move Recovery up');
  expect(settings.get('order')).toBe('recovery,sleep,week,body,friends,status');
  expect(rows('Pages').slice(0, 2)).toEqual(['Button: ● Recovery', 'Button: \u2003Sleep']);
  page.press('Status');
  expect(rows('Pages').slice(-3)).toEqual([
    ...['Button: ↑ Move Status up', 'TextImageRow: Status is the last', 'Button: Done'],
  ]);
  page.press('Done');
  expect(rows('Pages')).toContain('Button: Change the order');
});

test.each([...readMessages(join(__dirname, '../../settings')).keys()])(
  'in %s nothing on the page needs a developer, and no placeholder is cut off at 390 pixels',
  (language) => {
    for (const status of [SIGNED_OUT, SIGNED_IN]) {
      const { page, rows, texts } = open({ ...status, hasSecret: true }, { language });
      expect(texts().join('\n')).not.toMatch(/\bnpm\b|\bclouds?\b|simul|Web API|Health API|dev\.fitbit/i);
      if (language === SOURCE) expect(texts().join('\n')).not.toMatch(/\bcolors?\b/);
      const own = titles(page.tree())[2];
      page.press(rows(String(own))[0]?.replace('Button: ', '') ?? '');
      const placeholders = flattenTree(page.tree()).flatMap(({ props }) => props.placeholder ?? []);
      expect(placeholders).toHaveLength(status === SIGNED_IN ? 1 : 3);
      for (const placeholder of placeholders) expect(String(placeholder).length).toBeLessThanOrEqual(14);
    }
  },
);
