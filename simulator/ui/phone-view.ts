import { MODELS, type Model } from '../app-package/models';
import type { AppInfo, ServerMessage, WorldState } from '../simulation/protocol';
import { getElement, setText } from './dom';
import type { ZoneFormat } from './format';
import { PhoneBrowserView } from './phone-browser-view';
import type { Send } from './server-connection';
import type {
  FocusTarget,
  FrameAppearance,
  FrameMessage,
  PageMessage,
  VirtualTime,
} from './settings-frame/bridge-messages';

/** Virtual time in the frame may be off by this much before it is sent again. */
const TIME_TOLERANCE_MS = 1_500;
/** Shortest real time between two reloads of the frame, ms. The app's code could request them without end. */
const MIN_RELOAD_INTERVAL_MS = 1_000;

export interface PhoneListener {
  /** The settings page has a sign-in button. */
  onSignInShown(): void;
  onBrowserOpened(): void;
  onBrowserClosed(hasSignedIn: boolean): void;
  /** A key was pressed in the settings page. */
  onKey(key: string): void;
}

/**
 * The phone: the app's settings page in a frame, and the browser over it. The frame runs foreign code in an origin of
 * its own; all its messages pass through here.
 */
export class PhoneView {
  private readonly frame = getElement('#settings', HTMLIFrameElement);
  private readonly noSettings = getElement('#no-settings', HTMLElement);
  private readonly clock = getElement('#phone-clock', HTMLElement);
  private readonly browser: PhoneBrowserView;
  private app: AppInfo | undefined;
  private settings: Record<string, string> = {};
  private appearance: FrameAppearance = { isDark: false, showsNumeral: false };
  private time: VirtualTime = { now: 0, rate: 0, zone: 'UTC' };
  private timeSentAt = 0;
  private model: Model = MODELS[0];
  private isFrameReady = false;
  private reloadedAt = Number.NEGATIVE_INFINITY;
  private settingsPath = '';

  constructor(
    private readonly send: Send,
    private readonly listener: PhoneListener,
  ) {
    this.browser = new PhoneBrowserView({
      onClose: (id) => {
        send({ type: 'closeBrowser', id });
        this.onReturned(id, null);
      },
      // What the browser covers is out of reach.
      onCover: (isCovered) => {
        this.frame.inert = isCovered;
      },
      onFocusLost: () => this.focusFrame('last'),
    });
    window.addEventListener('message', (event: MessageEvent<FrameMessage>) => {
      // The app's page may post anything.
      if (event.source === this.frame.contentWindow && event.data) this.onFrameMessage(event.data);
    });
  }

  /** Loads the settings page of `app` with its stored settings. */
  load(app: AppInfo, settings: Record<string, string>): void {
    this.app = app;
    this.settings = { ...settings };
    if (this.isFrameReady) this.send({ type: 'settingsPage', open: false });
    this.isFrameReady = false;
    this.browser.hide();
    this.frame.hidden = !app.hasSettings;
    this.noSettings.hidden = app.hasSettings;
    this.frame.title = `Settings page of ${app.name}`;
    if (app.hasSettings) this.frame.src = `${this.settingsPath}?${app.buildId}.${app.openCount}`;
  }

  show(state: WorldState, format: ZoneFormat): void {
    setText(this.clock, format.formatHourMinute(state.now));
    this.setModel(state.watch.model);
    const rate =
      state.isPlaying && state.speed !== 'max' && state.fastForwardTarget === null ? state.speed : 0;
    const expected = this.time.now + (performance.now() - this.timeSentAt) * this.time.rate;
    const off = Math.abs(expected - state.now) > TIME_TOLERANCE_MS * Math.max(1, rate);
    if (rate === this.time.rate && state.zone === this.time.zone && !off) return;
    this.time = { now: state.now, rate, zone: state.zone };
    this.timeSentAt = performance.now();
    this.post({ type: 'time', time: this.time });
  }

  private setModel(model: Model): void {
    if (model === this.model) return;
    this.model = model;
    this.post({ type: 'model', model });
  }

  setAppearance(appearance: FrameAppearance): void {
    this.appearance = appearance;
    this.post({ type: 'appearance', appearance });
  }

  /** Handles the server's messages for the phone. */
  onServerMessage(message: ServerMessage): void {
    if (message.type === 'settingsAddress') this.settingsPath = message.path;
    else if (message.type === 'setting') {
      if (message.key === null) this.settings = {};
      else if (message.value === null) delete this.settings[message.key];
      else this.settings[message.key] = message.value;
      this.post(message);
    } else if (message.type === 'browser') this.browser.show(message.browser);
    else if (message.type === 'returned') {
      this.browser.hide();
      this.onReturned(message.id, message.params);
    } else if (message.type === 'response')
      this.post({ type: 'response', id: message.id, response: message.response });
  }

  /** Focuses the page that is in front. */
  focus(): void {
    if (this.browser.isOpen) this.browser.focus();
    else this.focusFrame('heading');
  }

  private focusFrame(target: FocusTarget): void {
    this.frame.focus();
    this.post({ type: 'focus', target });
  }

  private onFrameMessage(message: FrameMessage): void {
    switch (message.type) {
      case 'ready':
        this.startFrame();
        break;
      case 'set':
        this.send({ type: 'setSetting', key: message.key, value: message.value });
        break;
      case 'clear':
        this.send({ type: 'clearSettings' });
        break;
      case 'browse':
        if (message.isSignIn) this.listener.onBrowserOpened();
        this.send({ type: 'browse', id: message.id, url: message.url, ...this.appearance });
        break;
      case 'request':
        this.send({
          type: 'request',
          id: message.id,
          request: message.request,
          isSignIn: message.isSignIn,
        });
        break;
      case 'console':
        this.send({ type: 'settingsConsole', level: message.level, text: message.text });
        break;
      case 'warning':
        this.send({ type: 'settingsWarning', text: message.text });
        break;
      case 'error':
        this.send({ type: 'settingsError', text: message.text, stack: message.stack });
        break;
      case 'signInShown':
        this.listener.onSignInShown();
        break;
      case 'key':
        this.listener.onKey(String(message.key));
        break;
      case 'left':
        this.reload();
    }
  }

  private reload(): void {
    const now = performance.now();
    if (!this.app || now - this.reloadedAt < MIN_RELOAD_INTERVAL_MS) return;
    this.reloadedAt = now;
    this.load(this.app, this.settings);
  }

  private startFrame(): void {
    if (!this.app) return;
    const now = this.time.now + (performance.now() - this.timeSentAt) * this.time.rate;
    const { app, model, settings, appearance } = this;
    this.isFrameReady = true;
    this.send({ type: 'settingsPage', open: true });
    const time = { ...this.time, now };
    const { name, language } = app;
    this.post({ type: 'start', name, language, model, settings, time, appearance });
  }

  private onReturned(id: number, params: Record<string, string> | null): void {
    this.post({ type: 'returned', id, params });
    this.listener.onBrowserClosed(params?.code !== undefined || params?.access_token !== undefined);
  }

  private post(message: PageMessage): void {
    // The frame's origin is opaque, so there is no name to address it by; it is a window of our own.
    if (this.isFrameReady) this.frame.contentWindow?.postMessage(message, '*');
  }
}
