import type { Realm } from '../realm/realm';
import type { Clock } from '../world/clock';
import {
  type AppEventListener,
  type AppEventTarget,
  clearListeners,
  createListenerMembers,
  dispatchEvent,
} from './element-events';
import type { ElementWrappers } from './element-screen';
import { createSearchMembers } from './element-search';
import type { View } from './view';
import type { ViewStack } from './view-stack';

/** What the document does to the screen it is on. */
export interface DocumentScreen {
  readonly realm: Realm;
  readonly clock: Clock;
  readonly views: ViewStack;
  readonly wrappers: ElementWrappers;
  /** Loads a view; undefined, and a warning, where there is no such file. */
  loadView(path: string): View | undefined;
  /** Another view is seen now. The view that was left is given. */
  onViewShown(left: View): void;
}

/** The module `document`, and what a physical back key does to it. */
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
      ...createListenerMembers(() => this.target),
      location: this.createLocation(),
      history: this.createHistory(),
      replaceSync: (path: unknown) => this.openView(path, 'replace'),
    };
    this.target = { wrapper: realm.createModule(members), listeners: new Map<string, AppEventListener[]>() };
  }

  /** Leaves the view by the back key, unless the app prevents it; true when there is no view to go back to. */
  goBack(): boolean {
    const { realm, views } = this.screen;
    if (!views.canGo(-1)) return false;
    if (!dispatchEvent(realm, [this.target], 'beforeunload')) this.go(-1);
    return true;
  }

  private createLocation(): Record<string, unknown> {
    const { realm, views } = this.screen;
    return realm.createObject({
      get pathname() {
        return views.current.pathname;
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

  /** Does the work in the next turn of the clock; a promise of the app's own is settled by it. */
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

  /** The app is told, and all its handlers on the document and the elements it leaves are forgotten. */
  private switchView(change: () => void): void {
    const { realm, views, wrappers } = this.screen;
    dispatchEvent(realm, [this.target], 'unload');
    const left = views.current;
    change();
    clearListeners(this.target);
    for (const place of wrappers.targetsBelow(left.root)) clearListeners(place);
    this.screen.onViewShown(left);
  }
}
