import './style/page.css';
import { SPEEDS } from '../simulation/playback';
import type { AppInfo, ServerMessage, WorldState } from '../simulation/protocol';
import type { TraceEntry } from '../world/trace';
import { AppOpener } from './app-opener';
import { BuildBar } from './build-bar';
import { CloudMenu } from './cloud-menu';
import { Connections } from './connections';
import { getElement, isInView, onClick } from './dom';
import { ErrorNotice } from './error-notice';
import { EventLog } from './event-log';
import { FirstSteps } from './first-steps';
import { ZoneFormat } from './format';
import { Header } from './header';
import { bindKeys } from './keyboard';
import { MessageQueue } from './message-queue';
import { PhoneView } from './phone-view';
import { ReplayRow } from './replay-row';
import { bindSaveButtons } from './save-buttons';
import { SensorPanel } from './sensor-panel';
import { ServerConnection } from './server-connection';
import { StoragePanel } from './storage-panel';
import { bindTabs, isPanelShown, showTab, type TabName } from './tabs';
import { Theme } from './theme';
import { TimeBar } from './time-bar';
import { DayTimeline } from './timeline';
import { type Notice, Toast } from './toast';
import { TroubleBar } from './trouble-bar';
import { WatchSettings } from './watch-settings';
import { WatchView } from './watch-view';
import { WhatIfPanel } from './what-if/what-if-panel';
import { Zoom } from './zoom';

/** Connects the parts of the page with the server's messages. No part knows another. */

// What the parts share.
/** The instance of the server that sent `hello`. */
let instance: string | undefined;
let app: AppInfo | undefined;
let lostNotice: Notice | undefined;
let format = new ZoneFormat('UTC');
/** Time runs too fast for animations of single entries. */
let isFast = false;
let showsNumeral = false;
/** Stored for the reload after the server was started again. */
const RESTARTED_KEY = 'restarted';
/**
 * The message about the lost server and the page's heading are left out: screen readers do not read what is inert.
 */
const NEEDS_SERVER =
  '.desk > section > :not(.notes), .notes > .flags, .time, .bar > :not(h1), .bar > h1 > button';

const queue = new MessageQueue(onServerMessage);
const connection = new ServerConnection({ onMessage: (message) => queue.receive(message), onLost });
const { send } = connection;

// The parts of the page.
const theme = new Theme(() => updateAppearance());
const firstSteps = new FirstSteps({
  onChange: (step) => {
    showsNumeral = step === 1 || step === 2;
    updateAppearance();
  },
  // Where one column is shown at a time, the watch may be hidden.
  onArrived: () => {
    if (!watch.isInView) showTabThen('watch', () => watch.focus());
  },
});
const header = new Header(send);
const connections = new Connections(send);
const cloudMenu = new CloudMenu(send);
const watch = new WatchView(send);
const sensorPanel = new SensorPanel(send);
const watchSettings = new WatchSettings(send);
const phone = new PhoneView(send, {
  onSignInShown: () => firstSteps.onSignInShown(),
  onBrowserOpened: () => firstSteps.onBrowserOpened(),
  onBrowserClosed: (signedIn) => firstSteps.onBrowserClosed(signedIn),
  onKey: (key) => keys.onFrameKey(key),
});
const eventLog = new EventLog(format);
const timeBar = new TimeBar(send, (isObeyed) => queue.holdUntil(isObeyed));
const timeline = new DayTimeline(send);
const toast = new Toast();
const errors = new ErrorNotice(toast, (id) => showTabThen('log', () => eventLog.reveal(id)));
const troubleBar = new TroubleBar(connection);
const buildBar = new BuildBar();
const zoom = new Zoom();
const replayRow = new ReplayRow((text) => toast.show(text));
const whatIf = new WhatIfPanel(send, replayRow.element, {
  onBegin: (person) => connection.sendToServer({ type: 'restartWorld', person }),
  onOpen: showWhatIf,
  onLeave: showEventLog,
  onShowEntry: (entry) => showTabThen('log', () => eventLog.reveal(entry)),
});
new StoragePanel();
bindSaveButtons({ appName: () => app?.name ?? 'watch', onError: (text) => toast.show(text) });
const openApp = new AppOpener(
  (text) => toast.show(text),
  (file) => void replayRow.openFile(file),
);

// The person's actions that concern more than one part.
bindTabs();
const keys = bindKeys({
  ' ': () => timeBar.togglePlaying(),
  n: () => timeBar.fastForwardToTomorrow(),
  // The keys 1, 2, 3 and so on.
  ...Object.fromEntries(SPEEDS.map((speed, i) => [i + 1, () => timeBar.setSpeed(speed)])),
  w: () => showTabThen('watch', () => watch.focus()),
  p: () => showTabThen('phone', () => phone.focus()),
  l: showEventLog,
  e: () => {
    showWhatIf();
    whatIf.focus();
  },
  x: () => whatIf.endAll(),
  '/': () => {
    if (isPanelShown('whatif') && isInView(getElement('#what-if', HTMLElement))) whatIf.find();
    else showTabThen('log', () => getElement('#event-log-search', HTMLInputElement).focus());
  },
  b: () => send({ type: 'sideButton' }),
  d: () => getElement('#display', HTMLInputElement).click(),
  a: () => getElement('#always-on', HTMLInputElement).click(),
  s: () => getElement('#screenshot', HTMLButtonElement).click(),
  o: () => openApp.openFileDialog(),
  z: () => zoom.step(),
  u: () => clickSwitch('link'),
  i: () => clickSwitch('network'),
  m: () => showTabThen('log', () => getElement('#failure-mode', HTMLSelectElement).focus()),
  v: () => getElement('#theme', HTMLButtonElement).click(),
});
onClick(getElement('#skip', HTMLAnchorElement), () => showTabThen('watch', () => watch.focus()));

connection.open();

function onServerMessage(message: ServerMessage): void {
  switch (message.type) {
    case 'hello':
      onHello(message);
      break;
    case 'app':
      showApp(message.app, message.settings);
      break;
    case 'state':
      showState(message.state);
      break;
    case 'trace':
      onEntries(message.entries);
      break;
    case 'frame':
      watch.showFrame(message.svg, message.texts);
      break;
    case 'world':
      troubleBar.show(message);
      break;
    case 'build':
      buildBar.show(message);
      break;
    case 'problem':
      toast.show(message.text);
      break;
    default:
      phone.onServerMessage(message);
      break;
  }
}

function onHello(hello: ServerMessage & { type: 'hello' }): void {
  // Another server may have another page: load that.
  if (instance !== undefined && instance !== hello.instance) {
    sessionStorage.setItem(RESTARTED_KEY, 'yes');
    location.reload();
    return;
  }
  instance = hello.instance;
  setReachable(true);
  format = new ZoneFormat(hello.state.zone);
  eventLog.reset(format);
  timeline.reset();
  showApp(hello.app, hello.settings);
  showState(hello.state);
  addEntries(hello.entries, { isAnimated: false, isWhole: true });
  if (sessionStorage.getItem(RESTARTED_KEY) === null) return;
  sessionStorage.removeItem(RESTARTED_KEY);
  toast.show('The simulator was started again: watch and phone have begun anew, and nobody is signed in.');
}

/** Another app runs, or the page is new. */
function showApp(next: AppInfo, settings: Record<string, string>): void {
  app = next;
  errors.clear();
  header.show(next);
  firstSteps.startFor(next.uuid);
  eventLog.appName = next.name;
  updateAppearance();
  phone.load(next, settings);
  replayRow.show(next);
}

function showState(state: WorldState): void {
  if (!app) return;
  isFast = state.speed === 'max' || state.fastForwardTarget !== null;
  if (state.zone !== format.zone) format = new ZoneFormat(state.zone);
  header.showModel(state.watch.model);
  connections.show(state, app, errors.count);
  cloudMenu.show(state);
  whatIf.show(state, app);
  watch.show(state);
  sensorPanel.show(state);
  watchSettings.show(state);
  timeBar.show(state, format);
  timeline.show(state, format);
  phone.show(state, format);
}

function onEntries(entries: readonly TraceEntry[]): void {
  const fresh = addEntries(entries, { isAnimated: !isFast, isWhole: false });
  connections.animateEntries(fresh);
  for (const entry of entries) firstSteps.onEntry(entry);
}

function addEntries(
  entries: readonly TraceEntry[],
  options: { isAnimated: boolean; isWhole: boolean },
): TraceEntry[] {
  const fresh = eventLog.addEntries(entries, options);
  timeline.addEntries(entries);
  for (const entry of entries) errors.onEntry(entry);
  return fresh;
}

function onLost(): void {
  setReachable(false);
  const text =
    instance === undefined
      ? 'Open the address that the terminal printed, with all that follows the #.'
      : 'The simulator has stopped. Start it again, and open the address that it prints.';
  lostNotice = toast.show(text, { isPermanent: true });
}

/** Without a server nothing on the page works, and nothing may look as if it did. */
function setReachable(isReachable: boolean): void {
  document.body.classList.toggle('is-gone', !isReachable);
  for (const part of document.querySelectorAll<HTMLElement>(NEEDS_SERVER)) part.inert = !isReachable;
  if (isReachable) lostNotice?.hide();
}

function updateAppearance(): void {
  phone.setAppearance({ isDark: theme.isDark, showsNumeral });
}

/** All switches of a connection follow one. */
function clickSwitch(connection: 'link' | 'network'): void {
  getElement(`[data-switch=${connection}]`, HTMLInputElement).click();
}

function showEventLog(): void {
  showTabThen('log', () => getElement('#event-log', HTMLElement).focus());
}

/** Beside a large watch, the right column is folded: it opens. */
function showWhatIf(): void {
  showTab('whatif');
  if (!isInView(getElement('#what-if', HTMLElement))) zoom.step();
}

function showTabThen(tab: TabName, then: () => void): void {
  showTab(tab);
  then();
}
