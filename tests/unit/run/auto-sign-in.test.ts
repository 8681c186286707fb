import { AutoSignIn } from '../../../simulator/run/auto-sign-in';
import { openSettingsPage, pageScript } from '../settings-page/open-settings-page';

const NEVER = 'the settings page has no enabled sign-in button of google';
const FITBIT = oauth('https://www.fitbit.com/oauth2/authorize');
const GOOGLE = oauth('https://accounts.google.com/o/oauth2/v2/auth');

function oauth(authorizeUrl: string, more = ''): string {
  return `h(Oauth, { label: 'Go', authorizeUrl: '${authorizeUrl}', clientId: 'X', scope: 'a', ${more} })`;
}

function button(label: string, more = ''): string {
  return `h(Button, { label: '${label}', onClick() { log('${label}'); }, ${more} })`;
}

/**
 * A visit to a page with these components, and what came of it when all patience is over. `settings.late` is set at
 * `lateAt`.
 */
function visit(service: string | undefined, components: string[], lateAt?: number) {
  const { page, clock, settings, network, pass, events } = openSettingsPage(
    pageScript(`[${components.join(', ')}]`),
  );
  if (lateAt !== undefined) clock.after(lateAt, () => settings.set('companion', 'late', 'yes'));
  const autoSignIn = new AutoSignIn({ clock, openSettings: () => page }, service);
  pass(70_000);
  return {
    problem: autoSignIn.problem,
    pressed: events('console').map(({ text }) => JSON.parse(text)),
    hosts: network.requests.map(({ url }) => new URL(url).hostname),
  };
}

test.each([undefined, 'fitbit'])('the page’s only sign-in button, for %s: no other is pressed', (service) => {
  expect(visit(service, [button('Forget Fitbit'), FITBIT])).toEqual({
    problem: undefined,
    pressed: [],
    hosts: ['www.fitbit.com'],
  });
});

test.each([
  ['fitbit', 'www.fitbit.com'],
  ['google', 'accounts.google.com'],
  [undefined, 'www.fitbit.com'],
])('of two sign-in buttons, for %s, the one that leads to %s', (service, host) => {
  expect(visit(service, [FITBIT, GOOGLE])).toEqual({ problem: undefined, pressed: [], hosts: [host] });
});

test('an address is the service’s in capital letters too', () => {
  const { problem, hosts } = visit('fitbit', [oauth('https://www.Fitbit.com/oauth2/authorize')]);
  expect([problem, hosts]).toEqual([undefined, ['www.fitbit.com']]);
});

test('another service’s sign-in button: the service is chosen, once, and its button comes', () => {
  const chosen = `h(Button, { label: 'Use Google', onClick() { log('once'); props.settingsStorage.setItem('by', 'me'); } })`;
  expect(visit('google', [chosen, `props.settings.late ? ${GOOGLE} : ${FITBIT}`], 500)).toEqual({
    problem: undefined,
    pressed: ['once'],
    hosts: ['accounts.google.com'],
  });
});

test.each([
  ['no button that can be pressed', [button('Use Google', 'disabled: true')], []],
  [
    'the first disabled, another not',
    [button('Use Google', 'disabled: true'), button('To Google')],
    ['To Google'],
  ],
  [
    'two of one label, the first disabled',
    [button('Use Google', 'disabled: true'), button('Use Google')],
    ['Use Google'],
  ],
  [
    'a Link of the same label before it',
    [`h(Link, { source: 'https://x.example/' }, 'Use Google')`, button('Use Google')],
    ['Use Google'],
  ],
  ['its label between its tags', [`h(Button, { onClick() { log('me'); } }, 'Use Google')`], ['me']],
  [
    'its label an element',
    [`h(Button, { label: h(Text, null, 'Use ', h(Text, null, 'Google')), onClick() { log('me'); } })`],
    ['me'],
  ],
])('another’s sign-in button and, to choose the service, %s', (_, buttons, pressed) => {
  expect(visit('google', [...buttons, FITBIT])).toEqual({ problem: NEVER, pressed, hosts: [] });
});

test('a choice that can be made only later is made then', () => {
  const { pressed } = visit('google', [button('Use Google', 'disabled: !props.settings.late'), FITBIT], 500);
  expect(pressed).toEqual(['Use Google']);
});

test.each([
  ['there later', `props.settings.late ? ${GOOGLE} : null`],
  ['disabled at first', oauth('https://accounts.google.com/', 'disabled: !props.settings.late')],
  [
    'without an address at first',
    `h(Oauth, { label: 'Go', authorizeUrl: props.settings.late && 'https://accounts.google.com/' })`,
  ],
])('waits for the service’s sign-in button %s and presses nothing else', (_, signIn) => {
  expect(visit('google', [button('Forget my Google data'), signIn], 500)).toEqual({
    problem: undefined,
    pressed: [],
    hosts: ['accounts.google.com'],
  });
});

test.each([
  ['leads to Strava', `h(StravaLogin, { clientId: 'X' })`, ['Use Google']],
  ['leads where only pressing it tells', `h(Webconfig, { constructUrl() { log('asked'); } })`, []],
])('a sign-in button that %s', (_, signIn, pressed) => {
  expect(visit('google', [button('Use Google'), signIn])).toEqual({ problem: NEVER, pressed, hosts: [] });
});
