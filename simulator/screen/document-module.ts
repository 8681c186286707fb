import { readAppEvent } from '../realm/event';
import type { Realm } from '../realm/realm';
import type { Clock } from '../world/clock';
import { describeDeadEvent } from './dead-events';
import { warnAboutDeadDocumentListeners } from './dead-listeners';
import {
  type AppEventListener,
  type AppEventTarget,
  clearListeners,
  createListenerMembers,
  dispatchEvent,
  hasListener,
} from './element-events';
import type { ElementWrappers } from './element-screen';
import { createSearchMembers } from './element-search';
import type { View } from './view';
import type { ViewStack } from './view-stack';

/** What the document needs of the screen it is on. */
interface DocumentScreen {
  readonly realm: Realm;
  readonly clock: Clock;
  readonly views: ViewStack;
  readonly wrappers: ElementWrappers;
  /** Loads a view; undefined with a warning where there is no such file. */
  loadView(path: string): View | undefined;
  warn(text: string): void;
  /** Another view is shown now; `left` is the one before. */
  onViewShown(left: View): void;
}

/** The module `document`, and the effect of a physical back key. */
export class DocumentModule {
  readonly target: AppEventTarget;

  constructor(private readonly screen: DocumentScreen) {
    const { realm, views, wrappers } = screen;
    const members = {
      ...createSearchMembers(
        () => views.current.root,
        (_root, id) => views.current.find(id),
        wrappers,
      ),
      ...createListenerMembers(
        () => this.target,
        (_, type) => {
          const problem = describeDeadEvent(type);
          if (problem !== undefined) screen.warn(`document: ${problem}`);
        },
      ),
      dispatchEvent: (event: unknown) => {
        const { type, init } = readAppEvent(event);
        return !dispatchEvent(realm, [this.target], type, init);
      },
      replaceSync: (path: unknown) => {
        screen.warn('document.replaceSync is deprecated since SDK 5: use document.location.replace');
        this.openView(path, 'replace');
      },
    };
    const location = this.createLocation();
    const history = this.createHistory();
    Object.defineProperties(members, {
      location: {
        enumerable: true,
        get: () => location,
        set: () => screen.warn('document.location cannot be set; location.assign(path) shows a view'),
      },
      history: {
        enumerable: true,
        get: () => history,
        set: () => screen.warn('document.history cannot be set'),
      },
    });
    this.target = { wrapper: realm.createModule(members), listeners: new Map<string, AppEventListener[]>() };
  }

  /** Goes back by key or swipe, unless the app prevents it. False where there is no view before. */
  goBack(): boolean {
    const { realm, views } = this.screen;
    if (dispatchEvent(realm, [this.target], 'beforeunload')) return true;
    if (!views.canGo(-1)) return false;
    this.go(-1);
    return true;
  }

  /** Reports listeners that nothing calls; `hasKeys`: whether the app gets keys, which a clock face does not. */
  warnAboutListeners(hasKeys: boolean): void {
    warnAboutDeadDocumentListeners(this.target, this.screen.warn);
    if (hasKeys) return;
    for (const type of ['keypress', 'keydown', 'keyup', 'beforeunload'])
      if (hasListener(this.target, type))
        this.screen.warn(`document: listens for ${type}, which a clock face does not get`);
  }

  private createLocation(): Record<string, unknown> {
    const { realm, views, warn } = this.screen;
    return realm.createObject({
      get pathname() {
        return views.current.pathname;
      },
      set pathname(_path: unknown) {
        warn('document.location.pathname cannot be set; location.assign(path) shows a view');
      },
      set href(_path: unknown) {
        warn('document.location has no "href"; location.assign(path) shows a view');
      },
      assign: (path: unknown) => this.runLater(() => this.openView(path, 'push')),
      replace: (path: unknown) => this.runLater(() => this.openView(path, 'replace')),
    });
  }

  private createHistory(): Record<string, unknown> {
    const { realm, views } = this.screen;
    return realm.createObject({
      get length() {
        return views.length;
      },
      back: () => this.go(-1),
      forward: () => this.go(1),
      go: (delta: unknown = 0) => this.go(Number(delta)),
    });
  }

  /** Does the work in the next turn of the clock, which settles the returned promise of the app's realm. */
  private runLater(work: () => void): unknown {
    const promise = this.screen.realm.createPromise();
    this.screen.clock.after(0, () => {
      try {
        work();
      } catch (error) {
        promise.reject(error);
        return;
      }
      promise.resolve(undefined);
    });
    return promise.promise;
  }

  private openView(path: unknown, how: 'push' | 'replace'): void {
    const view = this.screen.loadView(String(path));
    if (!view) throw new Error(`no view "${String(path)}"`);
    this.switchView(() => this.screen.views[how](view));
  }

  private go(delta: number): void {
    const { views } = this.screen;
    if (!views.canGo(delta)) throw new RangeError(`no view at ${delta} in the history`);
    this.switchView(() => views.go(delta));
  }

  /** Dispatches `unload`, then removes the app's listeners on the document and the elements of the view it leaves. */
  private switchView(change: () => void): void {
    const { realm, views, wrappers } = this.screen;
    dispatchEvent(realm, [this.target], 'unload');
    const left = views.current;
    change();
    clearListeners(this.target);
    for (const target of wrappers.targetsBelow(left.root)) clearListeners(target);
    this.screen.onViewShown(left);
  }
}
