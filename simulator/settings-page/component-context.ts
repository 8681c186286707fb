import type { SettingsStore } from '../phone/settings-store';
import { StoreFullError } from '../phone/store-limits';
import { formatValue } from '../realm/format-value';
import { isCallable } from '../realm/untyped-values';
import type { ComponentContext } from './interactions';
import { isThenable } from './oauth';
import type { RenderedNode } from './rendered-tree';
import type { SettingsScript } from './settings-script';

interface ContextOptions {
  script: SettingsScript;
  settings: SettingsStore;
  /** What components without a settings key hold, by `nodeKey`. */
  ownTexts: Map<string, string>;
  /** Renders what a handler has changed later. */
  flush(): void;
  warn(text: string): void;
  reportError(text: string): void;
}

/** What the components of an open page are operated with: their values, and their handlers in the page's realm. */
export function createComponentContext({
  script,
  settings,
  ownTexts,
  flush,
  warn,
  reportError,
}: ContextOptions): ComponentContext {
  const { realm } = script;
  return {
    store: (node, text) => {
      const key = node.props.settingsKey;
      if (typeof key === 'string') writeSetting(settings, key, text);
      else ownTexts.set(nodeKey(node), text);
    },
    stored: (node) => {
      const key = node.props.settingsKey;
      return typeof key === 'string' ? (settings.get(key) ?? undefined) : ownTexts.get(nodeKey(node));
    },
    callProp: (node, prop, ...args) => {
      const handler = node.props[prop];
      if (typeof handler !== 'function') return undefined;
      return realm.run(() => {
        const result: unknown = handler(...args.map((arg) => realm.toRealm(arg)));
        return isThenable(result) ? undefined : realm.fromRealm(result);
      });
    },
    callLater: (node, prop, arg, then) => {
      const handler = node.props[prop];
      const finish = (result: unknown): void => {
        then(realm.fromRealm(result));
        flush();
      };
      const result: unknown = isCallable(handler) ? realm.run(() => handler(realm.toRealm(arg))) : undefined;
      if (!isThenable(result)) {
        finish(result);
        return;
      }
      const fail = (reason: unknown): void => {
        reportError(`Unhandled promise rejection: ${formatValue(reason)}`);
        finish(undefined);
      };
      realm.run(() => result.then(realm.createFunction(finish, ''), realm.createFunction(fail, '')));
    },
    warn,
    toHostData: (value) => realm.fromRealm(value),
  };
}

/** The store reports what it has no room for; a component has no error of its own for it. */
function writeSetting(settings: SettingsStore, key: string, text: string): void {
  try {
    settings.set('settings', key, text);
  } catch (error) {
    if (!(error instanceof StoreFullError)) throw error;
  }
}

/** Names a component on its page. */
export function nodeKey(node: RenderedNode): string {
  return String(node.props.settingsKey ?? node.props.label ?? node.props.title ?? node.type);
}
