import type { Timer } from '../world/clock';
import { once } from '../world/once';
import { Postponed } from '../world/postponed';
import { Animator } from './animator';
import { warnAboutDeadListeners } from './dead-listeners';
import { warnAboutDeadTriggers } from './dead-triggers';
import { DocumentModule } from './document-module';
import { drawMasks, drawNode } from './draw';
import { type AppEventTarget, countListeners, dispatchEvent } from './element-events';
import { ElementWrapperCache } from './element-wrappers';
import { Finger, type SwipeDirection } from './finger';
import { HiddenWrites } from './hidden-writes';
import { warnAboutUnreachable } from './hit-test';
import { ImageStore } from './images';
import { readColour } from './paint';
import { RunningWidgets } from './running-widgets';
import type { SceneNode, WidgetActions } from './scene-node';
import type { Screen, ScreenOptions, ScreenPart, ScreenText, WatchKey } from './screen';
import type { ScreenContext } from './screen-context';
import { collectParts } from './screen-parts';
import { collectTexts } from './screen-texts';
import { type View, ViewLoader } from './view';
import { ViewStack } from './view-stack';

/** Time in which an app shows what it has, before the picture is looked at for warnings. */
const CHECK_DELAY_MS = 100;

/**
 * Shows an app's first view and makes the `document` module that changes it.
 * Throws an Error where the view cannot be read.
 */
export function createScreen(options: ScreenOptions): Screen {
  return new FitbitScreen(options);
}

class FitbitScreen implements Screen {
  readonly counts = { elements: 0, writes: 0 };
  private readonly context: ScreenContext;
  private readonly loader: ViewLoader;
  private readonly views: ViewStack;
  private readonly viewsByRoot = new WeakMap<SceneNode, View>();
  private readonly wrappers: ElementWrapperCache;
  private readonly document: DocumentModule;
  private readonly animator: Animator;
  private readonly hiddenWrites: HiddenWrites;
  private readonly finger: Finger;
  private readonly runningWidgets: RunningWidgets;
  private readonly laterCheck: Postponed;
  private isChangePending = false;
  private picture: string | undefined;
  /** The events with which the app began or ended animations itself. */
  private readonly animatedEvents = new Set<string>();
  /** What widgets do later, if their view is still shown. */
  private readonly laterWork = new Set<Timer>();
  private readonly widgetActions: WidgetActions = {
    dispatch: (node, type, init) => {
      this.animator.trigger(node, type);
      this.dispatchFrom(node, type, init);
    },
    later: (ms, work) => {
      const timer = this.options.clock.after(ms, () => {
        this.laterWork.delete(timer);
        work();
      });
      this.laterWork.add(timer);
    },
  };

  constructor(private readonly options: ScreenOptions) {
    const { realm, clock, size, files, gettext, font = 'barlow-semi-condensed' } = options;
    const warn = once(options.warn);
    const images = new ImageStore({ files, warn, privateFile: options.privateFile });
    this.context = { images, font, warn, gettext, size };
    this.loader = new ViewLoader({ files, warn }, options.widgets, this.context);
    this.animator = new Animator(clock, (node, type, elapsedTime) =>
      this.handleAnimation(node, type, elapsedTime),
    );
    this.runningWidgets = new RunningWidgets({
      clock,
      context: this.context,
      currentView: () => this.views.current,
      trigger: (node, event) => this.animator.trigger(node, event),
    });
    this.laterCheck = new Postponed(clock, CHECK_DELAY_MS, () => this.check());
    this.hiddenWrites = new HiddenWrites(() => clock.now(), warn);
    this.wrappers = new ElementWrapperCache({
      realm,
      context: this.context,
      // Each node that an app can reach is one of a view's.
      viewOf: (node) => this.viewsByRoot.get(node.root) as View,
      recordWrite: (node, property) => {
        this.counts.writes += 1;
        this.hiddenWrites.recordWrite(node, property);
        this.runningWidgets.handleChange();
      },
      triggerAnimations: (node, event) => {
        this.animatedEvents.add(event);
        this.animator.trigger(node, event);
      },
      dispatchEvent: (node, type, init) => this.dispatchFrom(node, type, init),
    });
    const first = this.loadView(options.main);
    if (!first) throw new Error(`${options.main}: no view that can be read`);
    this.views = new ViewStack(first, (view) => this.wrappers.freeBelow(view.root));
    this.document = new DocumentModule({
      realm,
      clock,
      views: this.views,
      wrappers: this.wrappers,
      loadView: (path) => this.loadView(path),
      warn,
      onViewShown: (left) => this.showCurrentView(left),
    });
    this.finger = new Finger({
      context: this.context,
      wrappers: this.wrappers,
      animator: this.animator,
      widgetActions: this.widgetActions,
      document: this.document.target,
      systemSwipes: options.systemSwipes ?? [],
      now: () => clock.now(),
      arrangedRoot: () => {
        this.views.current.arrangeWidgets();
        return this.views.current.root;
      },
      dispatch: (node, type, at) => this.dispatchFrom(node, type, at),
    });
    this.showCurrentView();
  }

  get documentModule(): Record<string, unknown> {
    return this.document.target.wrapper;
  }

  svg(): string {
    this.views.current.prepareDrawing();
    this.isChangePending = false;
    const { root, masks } = this.views.current;
    if (root.cachedMarkup === undefined || this.picture === undefined) {
      const background =
        readColour(root, 'viewport-fill', root.ownValue('viewport-fill') ?? 'black', this.context)?.rgb ??
        '#000000';
      const { width, height } = this.context.size;
      const size = `width="${width}" height="${height}"`;
      this.picture =
        `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}">` +
        `<rect ${size} fill="${background}"/>${drawNode(root, this.context)}${drawMasks(masks, this.context)}</svg>`;
    }
    return this.picture;
  }

  check(): void {
    this.svg();
    const { root } = this.views.current;
    this.document.warnAboutListeners(this.options.hasKeys ?? true);
    warnAboutDeadListeners(root, this.wrappers, this.context.warn);
    warnAboutDeadTriggers(root, {
      animated: this.animatedEvents,
      isHeardAnywhere: this.finger.isHeardAnywhere(root),
      warn: this.context.warn,
    });
    warnAboutUnreachable(root, this.wrappers, this.context);
  }

  texts(): ScreenText[] {
    this.views.current.arrangeWidgets();
    return collectTexts(this.views.current.root, this.context);
  }

  parts(): ScreenPart[] {
    this.views.current.arrangeWidgets();
    return collectParts(this.views.current.root, this.context);
  }

  countListeners(): number {
    const targets = [this.document.target, ...this.wrappers.targetsBelow(this.views.current.root)];
    return targets.reduce((sum, target) => sum + countListeners(target), 0);
  }

  tap(x: number, y: number): boolean {
    const isTaken = this.pressFinger(x, y);
    this.liftFinger();
    return isTaken;
  }

  pressFinger(x: number, y: number): boolean {
    this.laterCheck.request();
    return this.finger.press(x, y);
  }

  moveFinger(x: number, y: number): void {
    this.finger.move(x, y);
  }

  liftFinger(): SwipeDirection | undefined {
    this.laterCheck.request();
    return this.finger.lift();
  }

  pressKey(key: WatchKey): boolean {
    const path = [this.document.target];
    let isPrevented = false;
    for (const type of ['keydown', 'keypress', 'keyup']) {
      if (dispatchEvent(this.options.realm, path, type, { key })) isPrevented = true;
    }
    if (isPrevented || key !== 'back') return isPrevented;
    return this.goBack();
  }

  goBack(): boolean {
    return this.document.goBack();
  }

  close(): void {
    this.cancelLaterWork();
  }

  private loadView(path: string): View | undefined {
    const view = this.loader.loadView(path);
    if (!view) this.context.warn(`no view "${path}"`);
    else this.viewsByRoot.set(view.root, view);
    return view;
  }

  private showCurrentView(left?: View): void {
    const view = this.views.current;
    if (left) left.root.listener = undefined;
    view.root.listener = { onChange: () => this.notifyChange() };
    this.counts.elements = view.elementCount;
    this.picture = undefined;
    this.hiddenWrites.clear();
    this.finger.forget();
    this.cancelLaterWork();
    this.animator.trigger(view.root, 'load');
    this.runningWidgets.handleChange();
    this.laterCheck.request();
    this.notifyChange();
  }

  private cancelLaterWork(): void {
    for (const timer of this.laterWork) timer.cancel();
    this.laterWork.clear();
    this.runningWidgets.clear();
    this.laterCheck.cancel();
    this.animator.clear();
  }

  private handleAnimation(node: SceneNode, type: string, elapsedTime: number): void {
    this.dispatchFrom(node, type, { elapsedTime });
    this.runningWidgets.handleChange();
  }

  private notifyChange(): void {
    if (this.isChangePending) return;
    this.isChangePending = true;
    this.options.onChange();
  }

  /** Dispatches to the element, its ancestors and the document. */
  private dispatchFrom(node: SceneNode, type: string, init: Readonly<Record<string, unknown>> = {}): boolean {
    const path: AppEventTarget[] = [];
    for (let up: SceneNode | undefined = node; up; up = up.parent) path.push(this.wrappers.targetOf(up));
    return dispatchEvent(this.options.realm, [...path, this.document.target], type, init);
  }
}
