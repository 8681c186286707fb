import type { Realm } from '../realm/realm';
import type { Clock } from '../world/clock';
import { clearListeners, dispatch, type EventPlace, type Listener, listenerMembers } from './element-events';
import type { ElementHosts } from './element-screen';
import { searchMembers } from './element-search';
import type { View } from './view';
import type { ViewStack } from './view-stack';

/** What the document does to the screen it is on. */
export interface DocumentScreen {
  readonly realm: Realm;
  readonly clock: Clock;
  readonly views: ViewStack;
  readonly elements: ElementHosts;
  /** Loads a view; undefined, and a warning, where there is no such file. */
  load(path: string): View | undefined;
  /** Another view is seen now. The view that was left is given. */
  shown(left: View): void;
}

/** The module `document`, and what a physical back key does to it. */
export class DocumentModule {
  readonly place: EventPlace;

  constructor(private readonly screen: DocumentScreen) {
    const { realm, views, elements } = screen;
    const members = {
      ...searchMembers(
        () => views.current.root,
        (_root, id) => views.current.find(id),
        elements,
      ),
      ...listenerMembers(() => this.place),
      location: this.location(),
      history: this.history(),
      replaceSync: (path: unknown) => this.open(path, 'replace'),
    };
    this.place = { host: realm.module(members), listeners: new Map<string, Listener[]>() };
  }

  /** Leaves the view by the back key, unless the app prevents it; true when there is no view to go back to. */
  back(): boolean {
    const { realm, views } = this.screen;
    if (!views.has(-1)) return false;
    if (!dispatch(realm, [this.place], 'beforeunload')) this.go(-1);
    return true;
  }

  private location(): Record<string, unknown> {
    const { realm, views } = this.screen;
    return realm.object({
      get pathname() {
        return views.current.pathname;
      },
      assign: (path: unknown) => this.later(() => this.open(path, 'push')),
      replace: (path: unknown) => this.later(() => this.open(path, 'replace')),
    });
  }

  private history(): Record<string, unknown> {
    const { realm, views } = this.screen;
    return realm.object({
      get length() {
        return views.length;
      },
      back: () => this.go(-1),
      forward: () => this.go(1),
      go: (delta: unknown = 0) => this.go(Number(delta)),
    });
  }

  /** Does the work in the next turn of the clock; a promise of the app's own is settled by it. */
  private later(work: () => void): unknown {
    const promise = this.screen.realm.promise();
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

  private open(path: unknown, how: 'push' | 'replace'): void {
    const view = this.screen.load(String(path));
    if (!view) throw new Error(`no view "${String(path)}"`);
    this.leave(() => this.screen.views[how](view));
  }

  private go(delta: number): void {
    const { views } = this.screen;
    if (!views.has(delta)) throw new RangeError(`no view at ${delta} in the history`);
    this.leave(() => views.go(delta));
  }

  /** The app is told, and all its handlers on the document and the elements it leaves are forgotten. */
  private leave(change: () => void): void {
    const { realm, views, elements } = this.screen;
    dispatch(realm, [this.place], 'unload');
    const left = views.current;
    change();
    clearListeners(this.place);
    for (const place of elements.held(left.root)) clearListeners(place);
    this.screen.shown(left);
  }
}
