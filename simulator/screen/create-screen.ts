import { Animator } from './animator';
import { parseColour } from './colours';
import { DocumentModule } from './document-module';
import { drawNode } from './draw';
import { dispatch, type EventPlace } from './element-events';
import { Elements } from './elements';
import { hitTest, listensForFinger, warnOfUnreachable } from './hit-test';
import { ImageStore } from './images';
import type { SceneNode } from './scene-node';
import type { Screen, ScreenOptions, ScreenPart, ScreenText } from './screen';
import type { ScreenContext } from './screen-context';
import { partsOf } from './screen-parts';
import { SCREEN_SIZE_PX } from './screen-size';
import { textsOf } from './screen-texts';
import { type View, ViewLoader } from './view';
import { ViewStack } from './view-stack';

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
  private readonly elements: Elements;
  private readonly document: DocumentModule;
  private readonly animator: Animator;
  private told = false;
  private picture: string | undefined;

  constructor(private readonly options: ScreenOptions) {
    const { realm, clock, files, gettext, font = 'barlow-semi-condensed' } = options;
    const warn = onceEach(options.warn);
    const images = new ImageStore({ files, warn, privateFile: options.privateFile });
    this.context = { images, font, warn, gettext, size: { width: SCREEN_SIZE_PX, height: SCREEN_SIZE_PX } };
    this.loader = new ViewLoader({ files, warn }, options.widgets, this.context);
    this.animator = new Animator(clock, (node, type, elapsedTime) =>
      this.dispatch(node, type, { elapsedTime }),
    );
    this.elements = new Elements({
      realm,
      context: this.context,
      viewOf: (node) => this.viewsByRoot.get(node.root) as View,
      written: () => {
        this.counts.writes += 1;
      },
      animate: (node, event) => this.animator.trigger(node, event),
      dispatch: (node, type) => this.dispatch(node, type),
    });
    const first = this.load(options.main);
    if (!first) throw new Error(`${options.main}: no view that can be read`);
    this.views = new ViewStack(first);
    this.document = new DocumentModule({
      realm,
      clock,
      views: this.views,
      elements: this.elements,
      load: (path) => this.load(path),
      shown: (left) => this.show(left),
    });
    this.show();
  }

  get documentModule(): Record<string, unknown> {
    return this.document.place.host;
  }

  svg(): string {
    this.told = false;
    const { root } = this.views.current;
    if (root.cachedMarkup === undefined || this.picture === undefined) {
      const background = parseColour(root.ownValue('viewport-fill') ?? 'black')?.rgb ?? '#000000';
      const size = `width="${SCREEN_SIZE_PX}" height="${SCREEN_SIZE_PX}"`;
      this.picture =
        `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${SCREEN_SIZE_PX} ${SCREEN_SIZE_PX}">` +
        `<rect ${size} fill="${background}"/>${drawNode(root, this.context)}</svg>`;
    }
    return this.picture;
  }

  texts(): ScreenText[] {
    return textsOf(this.views.current.root, this.context);
  }

  parts(): ScreenPart[] {
    return partsOf(this.views.current.root, this.context);
  }

  tap(x: number, y: number): boolean {
    const { root } = this.views.current;
    const hit = hitTest(root, x, y, this.context);
    // A view's root needs no pointer-events: published faces listen there for a finger anywhere.
    const node = hit ?? (listensForFinger(this.elements.place(root)) ? root : undefined);
    if (!node) {
      warnOfUnreachable(root, this.elements, this.context);
      return false;
    }
    const at = { screenX: x, screenY: y };
    for (const type of ['mousedown', 'mouseup', 'click']) {
      this.animator.trigger(node, type);
      this.dispatch(node, type, at);
    }
    return true;
  }

  key(key: 'back' | 'up' | 'down'): boolean {
    const path = [this.document.place];
    let prevented = false;
    for (const type of ['keydown', 'keypress', 'keyup']) {
      if (dispatch(this.options.realm, path, type, { key })) prevented = true;
    }
    if (prevented || key !== 'back') return prevented;
    return this.document.back();
  }

  close(): void {
    this.animator.clear();
  }

  private load(path: string): View | undefined {
    const view = this.loader.load(path);
    if (!view) this.context.warn(`no view "${path}"`);
    else this.viewsByRoot.set(view.root, view);
    return view;
  }

  private show(left?: View): void {
    const view = this.views.current;
    if (left) left.root.listener = undefined;
    view.root.listener = { onChange: () => this.changed() };
    this.counts.elements = view.elements;
    this.picture = undefined;
    this.animator.clear();
    this.animator.trigger(view.root, 'load');
    this.changed();
  }

  private changed(): void {
    if (this.told) return;
    this.told = true;
    this.options.onChange();
  }

  /** To the element, to what it is in, and to the document. */
  private dispatch(node: SceneNode, type: string, init: Record<string, unknown> = {}): void {
    const path: EventPlace[] = [];
    for (let up: SceneNode | undefined = node; up; up = up.parent) path.push(this.elements.place(up));
    dispatch(this.options.realm, [...path, this.document.place], type, init);
  }
}

function onceEach(tell: (text: string) => void): (text: string) => void {
  const told = new Set<string>();
  return (text) => {
    if (told.has(text)) return;
    told.add(text);
    tell(text);
  };
}
