import { Component, createElement, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createConsole, createWebConsole } from '../../realm/realm-console';
import { describeNoFunction } from '../../realm/timers';
import type { ConsoleLevel } from '../../world/console-level';
import { isPlaceKey } from '../place-keys';
import { setAppearance } from './appearance';
import { onPageMessage, postToPage, sendRequest, warnOnce } from './bridge';
import type { PageMessage } from './bridge-messages';
import { closeMarkup } from './close-markup';
import { closeNetwork } from './close-network';
import { installComponents } from './components/install-components';
import { Screen } from './components/layout';
import { describeRefusal } from './describe-refusal';
import { focusHeading, keepFocus, restoreFocus } from './keep-focus';
import { networkFetch } from './network-fetch';
import { reportNothing } from './report-nothing';
import { reportThrown, toPlainValue } from './report-thrown';
import './settings.css';
import { settingsStorage } from './settings-storage';
import { createMemoryStorage, createSettingsStorageObject } from './storage-object';
import { useSettings } from './use-settings';
import { installVirtualDate, setVirtualTime } from './virtual-date';
import { setNavigatorLanguage } from './virtual-locale';
import { setWatchModel } from './watch-model';

/**
 * The settings page of the app, in a frame with an origin of its own: the app's script has the globals of a phone and
 * no access to the page around it.
 */

type PageProps = { settings: Readonly<Record<string, string>>; settingsStorage: object };
type SettingsPage = (props: PageProps) => ReactNode;
type Script = (require: (id: string) => unknown, exports: object, module: { exports: object }) => void;

closeNetwork();
closeMarkup();

let script: Script | undefined;
let page: SettingsPage | undefined;
/** `settingsStorage` as the app has it. */
const storageObject = createSettingsStorageObject(settingsStorage);

declare global {
  /** The server's wrapper around the app's script. */
  var runSettingsPage: (script: Script) => void;
  var registerSettingsPage: (page: SettingsPage) => void;
}

globalThis.runSettingsPage = (given) => {
  script = given;
  postToPage({ type: 'ready' });
};
globalThis.registerSettingsPage = (given) => {
  if (typeof given !== 'function') throw new TypeError('registerSettingsPage needs a function');
  page = reportNothing(given, 'the settings page');
};
globalThis.fetch = (input, init) => networkFetch(new Request(input, init), (request) => sendRequest(request));

for (const name of ['setTimeout', 'setInterval'] as const) {
  const native: (callback: () => unknown, ...args: never[]) => number = window[name];
  const checked = (callback: unknown, ...args: never[]): number => {
    // The app's function may take anything.
    if (typeof callback === 'function') return native(callback as () => unknown, ...args);
    warnOnce(describeNoFunction(name, callback));
    return native(() => {}, ...args);
  };
  Object.defineProperty(globalThis, name, { value: checked, writable: true, configurable: true });
}

for (const name of ['localStorage', 'sessionStorage'] as const)
  Object.defineProperty(globalThis, name, { value: createMemoryStorage() });

const writeLine = (level: ConsoleLevel, text: string): void => postToPage({ type: 'console', level, text });
const functions = { ...createWebConsole(writeLine, warnOnce), ...createConsole(writeLine) };
for (const [name, write] of Object.entries(functions))
  Object.assign(console, { [name]: (...values: unknown[]) => write(...values.map(toPlainValue)) });
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  warnOnce(describeRefusal(effectiveDirective, blockedURI)),
);
window.addEventListener('error', ({ message, error }) => reportThrown(error ?? message));
window.addEventListener('unhandledrejection', ({ reason }) => reportThrown(reason));
onPageMessage(handleMessage);
document.addEventListener('keydown', (event) => {
  if (!event.defaultPrevented && isPlaceKey(event)) postToPage({ type: 'key', key: event.key });
});

function handleMessage(message: PageMessage): void {
  switch (message.type) {
    case 'start':
      setVirtualTime(message.time);
      installVirtualDate(message.language, warnOnce);
      setNavigatorLanguage(Navigator.prototype, message.language);
      installComponents();
      setAppearance(message.appearance);
      setWatchModel(message.model);
      settingsStorage.load(message.settings);
      startPage(message.name, message.language);
      break;
    case 'setting':
      if (message.isOwn) settingsStorage.confirmWrite(message.key);
      else settingsStorage.applyRemoteChange(message.key, message.value);
      break;
    case 'time':
      setVirtualTime(message.time);
      break;
    case 'model':
      setWatchModel(message.model);
      break;
    case 'appearance':
      setAppearance(message.appearance);
      break;
    case 'focus':
      if (message.target === 'heading') focusHeading();
      else restoreFocus();
      break;
  }
}

function startPage(name: string, language: string): void {
  const module = { exports: {} };
  const locale = { language };
  const userSettings = { __esModule: true, locale, default: { locale } };
  const modules: Record<string, unknown> = { 'user-settings': userSettings };
  try {
    script?.(
      (id) => {
        if (Object.hasOwn(modules, id)) return modules[id];
        throw new Error(`Cannot find module '${id}'`);
      },
      module.exports,
      module,
    );
    if (!page) postToPage({ type: 'error', text: 'settings.js registered no settings page' });
  } catch (error) {
    reportThrown(error);
  }
  // The frame's own document has it.
  const container = document.getElementById('root') as HTMLElement;
  keepFocus(container);
  createRoot(container, { onCaughtError: reportThrown }).render(
    <Screen
      title={name}
      onBack={() => postToPage({ type: 'left' })}
      backLabel="Leave the settings page and open it again"
    >
      <ErrorBoundary>
        {page ? <LivePage page={page} /> : <p className="s__p">This app registered no settings page.</p>}
      </ErrorBoundary>
    </Screen>,
  );
}

/** The app's page, rendered again after each change of a setting by either side. */
function LivePage({ page: AppPage }: { page: SettingsPage }): ReactNode {
  return createElement(AppPage, { settings: useSettings(), settingsStorage: storageObject });
}

/** Shows a message where the app's page throws, instead of an empty screen. */
class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <p className="s__p bad">The settings page threw an error; see the event log.</p>;
  }
}
