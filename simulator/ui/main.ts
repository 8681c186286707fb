import './style/page.css';
import type { AppInfo, ServerMessage, WorldState } from '../server/protocol';
import type { TraceEntry } from '../world/trace';
import { Connection } from './connection';
import { Day } from './day';
import { find, onPress } from './dom';
import { ZoneFormat } from './format';
import { Header } from './header';
import { Hint } from './hint';
import { wireKeyboard } from './keyboard';
import { Line } from './line';
import { OpenApp } from './open-app';
import { Phone } from './phone';
import { showPlace, wirePlaces } from './places';
import { Rail } from './rail';
import { Ribbon } from './ribbon';
import { Senses } from './senses';
import { Theme } from './theme';
import { TimeBar } from './time-bar';
import { WatchView } from './watch';
import { WatchSettings } from './watch-settings';
import { Zoom } from './zoom';

/** Wires the parts of the page to the server's messages. Each part knows only its own place. */

let instance: string | undefined;
let app: AppInfo | undefined;
let format = new ZoneFormat('UTC');
let errors = 0;
/** Time runs so fast that nothing single can be followed. */
let fast = false;

const connection = new Connection({ message: receive, lost });
const { send } = connection;
const theme = new Theme(() => showLook());
let hinted = false;
const hint = new Hint((step) => {
  hinted = step === 1 || step === 2;
  showLook();
});
const header = new Header(send);
const rail = new Rail(send);
const watch = new WatchView(send);
const senses = new Senses(send);
const watchSettings = new WatchSettings(send);
const phone = new Phone(send, {
  signInShown: () => hint.signInShown(),
  browserOpened: () => hint.browserOpened(),
  browserClosed: (signedIn) => hint.browserClosed(signedIn),
});
const line = new Line(format);
const timeBar = new TimeBar(send);
const day = new Day(send);
const ribbon = new Ribbon();
const zoom = new Zoom();
const openApp = new OpenApp((text) => ribbon.say(text));
wirePlaces();
wireKeyboard({
  ' ': () => timeBar.toggle(),
  n: () => timeBar.toTomorrow(),
  1: () => timeBar.setSpeed(1),
  2: () => timeBar.setSpeed(60),
  3: () => timeBar.setSpeed(600),
  4: () => timeBar.setSpeed('max'),
  w: () => go('watch', () => watch.focus()),
  p: () => go('phone', () => phone.focus()),
  l: () => go('line', () => find('#line', HTMLElement).focus()),
  '/': () => go('line', () => find('#line-find', HTMLInputElement).focus()),
  b: () => send({ type: 'sideButton' }),
  d: () => find('#display', HTMLInputElement).click(),
  a: () => find('#always-on', HTMLInputElement).click(),
  s: () => find('#screenshot', HTMLAnchorElement).click(),
  o: () => openApp.choose(),
  z: () => zoom.toggle(),
});
onPress(find('#skip', HTMLAnchorElement), () => go('watch', () => watch.focus()));
connection.open();

function receive(message: ServerMessage): void {
  switch (message.type) {
    case 'hello':
      greeted(message);
      break;
    case 'app':
      run(message.app, message.settings);
      break;
    case 'state':
      show(message.state);
      break;
    case 'trace':
      passed(message.entries);
      break;
    case 'frame':
      watch.draw(message.svg, message.texts);
      break;
    case 'problem':
      ribbon.say(message.text);
      break;
    default:
      phone.take(message);
      break;
  }
}

function greeted(hello: ServerMessage & { type: 'hello' }): void {
  // Another server may come with another page: start over with it.
  if (instance !== undefined && instance !== hello.instance) {
    location.reload();
    return;
  }
  instance = hello.instance;
  document.body.classList.remove('is-gone');
  ribbon.hide();
  format = new ZoneFormat(hello.state.zone);
  line.reset(format);
  day.reset();
  run(hello.app, hello.settings);
  show(hello.state);
  take(hello.entries, false);
}

/** Another app runs, or the page is new. */
function run(next: AppInfo, settings: Record<string, string>): void {
  app = next;
  errors = 0;
  ribbon.hide();
  header.show(next);
  hint.start(next.uuid);
  line.appName = next.name;
  showLook();
  phone.load(next, settings);
}

function show(state: WorldState): void {
  if (!app) return;
  fast = state.speed === 'max' || state.fastForwardTarget !== null;
  if (state.zone !== format.zone) format = new ZoneFormat(state.zone);
  header.showModel(state.watch.model);
  rail.show(state, app, errors);
  watch.show(state);
  senses.show(state);
  watchSettings.show(state);
  timeBar.show(state, format);
  day.show(state, format);
  phone.show(state, format);
}

function passed(entries: readonly TraceEntry[]): void {
  const fresh = take(entries, !fast);
  rail.passed(fresh);
  for (const entry of entries) hint.passed(entry);
}

function take(entries: readonly TraceEntry[], animate: boolean): TraceEntry[] {
  const fresh = line.take(entries, animate);
  day.take(entries);
  for (const entry of fresh) {
    if (entry.kind === 'error') failed(entry);
    else if (entry.kind === 'lifecycle' && entry.place === 'watch' && entry.what === 'start') forgiven();
  }
  return fresh;
}

/** The first error is said over the watch; the line has them all. */
function failed(entry: TraceEntry & { kind: 'error' }): void {
  errors++;
  if (errors > 1) return;
  const place = { watch: 'watch', phone: 'companion', settings: 'settings page', cloud: 'cloud' }[
    entry.place
  ];
  ribbon.say(`${entry.text} · ${place}`, { show: () => go('line', () => line.reveal(entry.id)) });
}

/** The face starts anew, and so does the count. */
function forgiven(): void {
  errors = 0;
  ribbon.hide();
}

function lost(): void {
  document.body.classList.add('is-gone');
  ribbon.say('The simulator has stopped. Run npm start again.', { stays: true });
}

function showLook(): void {
  phone.setLook({ dark: theme.dark, hint: hinted });
}

function go(place: 'watch' | 'phone' | 'line', then: () => void): void {
  showPlace(place);
  then();
}
