import { type CompanionFetch, createCompanionFetch } from '../phone/companion-fetch';
import { createSettingsStorageObject, type SettingsStorageObject } from '../phone/settings-storage-object';
import { describeUnchanged, type SettingsStore } from '../phone/settings-store';
import { createRealm } from '../realm/create-realm';
import type { Realm } from '../realm/realm';
import { isCallable } from '../realm/untyped-values';
import type { Clock } from '../world/clock';
import type { Network } from '../world/network';
import type { Trace } from '../world/trace';
import { COMPONENT_PROPS } from './component-props';
import { describeUnreadable, isReadableByPage } from './cross-origin';
import {
  describeNothing,
  expandElement,
  type RenderedChild,
  type SettingsElement,
  textContentOf,
} from './rendered-tree';
import { SETTINGS_GLOBALS_SCRIPT } from './settings-globals';

interface GlobalsExports {
  createComponent: unknown;
  isElement(value: unknown): value is SettingsElement;
}

interface ScriptOptions {
  script: string;
  settings: SettingsStore;
  clock: Clock;
  trace: Trace;
  network: Network;
  dateNow?: () => number;
  zone: () => string;
  language: string;
  random: () => number;
  /** The page has more components than are rendered. */
  onTooLarge: () => void;
  /** Reports, once each, what a real phone does differently or not at all. */
  warn: (text: string) => void;
}

/** The settings bundle, running in a realm of its own with the globals that the SDK compiles against. */
export class SettingsScript {
  readonly realm: Realm;
  readonly storage: SettingsStorageObject;
  readonly isElement: (value: unknown) => value is SettingsElement;
  private readonly fetch: CompanionFetch;
  private isRendering = false;
  private page: ((props: unknown) => unknown) | undefined;

  constructor(private readonly options: ScriptOptions) {
    const { clock, trace, network, zone, language, random, settings, warn } = options;
    const realm = createRealm({
      profile: 'settings',
      clock,
      dateNow: options.dateNow,
      zone,
      language,
      random,
      onConsole: (level, text, stack) =>
        trace.add({ kind: 'console', place: 'settings', level, text, stack }),
      onError: (text, stack) => trace.add({ kind: 'error', place: 'settings', text, stack }),
      onWarning: warn,
    });
    this.realm = realm;
    this.storage = createSettingsStorageObject(realm, settings, 'settings', (key) => {
      // Defaults are written at each render.
      if (!this.isRendering) warn(describeUnchanged(key));
    });
    const throwNotFound = (id: string): never => {
      throw new Error(`Cannot find module '${id}'`);
    };
    // What the script exports, which the compiler does not read.
    const { createComponent, isElement } = realm.load(
      SETTINGS_GLOBALS_SCRIPT,
      'settings-globals.js',
      throwNotFound,
    ) as GlobalsExports;
    this.isElement = isElement;
    const registerSettingsPage = realm.createFunction((page: unknown) => {
      if (!isCallable(page)) throw new TypeError('registerSettingsPage needs a function');
      this.page = page;
    }, 'registerSettingsPage');
    // The page is a WebView, which needs no permission of the app.
    this.fetch = createCompanionFetch({
      realm,
      network,
      clock,
      trace,
      hasInternetPermission: true,
      isBrowser: true,
      warn,
      onResponse: (response) => {
        if (!isReadableByPage(response)) warn(describeUnreadable(response));
      },
      onChange: () => {},
    });
    // A component is its name. Who draws the tree decides what it looks like.
    for (const name of Object.keys(COMPONENT_PROPS)) realm.globals[name] = name;
    Object.assign(realm.globals, this.fetch.globals, { createComponent, registerSettingsPage });

    const userSettings = realm.createModule({ locale: realm.toRealm({ language }) });
    const require = (id: string): unknown => (id === 'user-settings' ? userSettings : throwNotFound(id));
    const hasRun = realm.load(options.script, 'settings.js', require) !== undefined;
    if (hasRun && !this.page) {
      trace.add({ kind: 'error', place: 'settings', text: 'settings.js registered no settings page' });
    }
  }

  /** Reports what of the page returned undefined. */
  readonly warnOfNothing = (name: string): void => this.options.warn(describeNothing(name));

  /** Ends the page's code and requests. */
  dispose(): void {
    this.realm.dispose();
    this.fetch.abortAll('the settings page was closed before the response came');
  }

  /** The text of a prop that may be text or an element. */
  textOfProp(prop: unknown): string {
    return (
      this.realm.run(() =>
        textContentOf(expandElement(prop, this.isElement, { onNothing: this.warnOfNothing })),
      ) ?? ''
    );
  }

  /** Renders the page with the current settings; undefined if it threw. */
  render(): RenderedChild[] | undefined {
    const { realm, page } = this;
    const { settings } = this.options;
    if (!page) return undefined;
    this.isRendering = true;
    const rendered = realm.run(() => {
      const values = Object.fromEntries(settings.keys().map((key) => [key, settings.get(key)]));
      const props = realm.createObject({
        settings: realm.toRealm(values),
        settingsStorage: this.storage.storage,
      });
      const shown = page(props);
      if (shown === undefined) this.warnOfNothing('the settings page');
      const { onTooLarge } = this.options;
      return expandElement(shown, this.isElement, { onTooLarge, onNothing: this.warnOfNothing });
    });
    this.isRendering = false;
    return rendered;
  }
}
