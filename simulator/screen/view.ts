import { isAnimationTag, parseAnimation } from './animation-spec';
import { warnAboutTarget } from './animation-target';
import { buildScene } from './build-scene';
import { Definitions, type ViewFiles } from './definitions';
import { isDrawn } from './element-schema';
import { findDescendant } from './element-search';
import { arrange, layOut } from './layout';
import { warnAboutMask } from './masks';
import { resolveResourcePath } from './resource-path';
import { describeNode, getChangeRevision, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { applyStyle, type StyleRule } from './stylesheet';
import { isClipped, markOutside } from './visible-part';
import { systemRulesFor } from './widgets/system-rules';

/** The rules that style a view. */
interface ViewRules {
  readonly app: readonly StyleRule[];
  /** Whether the watch's own classes apply. */
  readonly hasSystemClasses: boolean;
}

/** A loaded view: its elements, laid out, and the rules that style them. */
export class View {
  private readonly ids = new Map<string, SceneNode>();
  readonly masks: SceneNode[] = [];
  /** Uses of the watch's own symbols, the innermost first. */
  private readonly widgets: SceneNode[] = [];
  /** Those that move by themselves. */
  readonly moving: readonly SceneNode[];
  /** Elements whose `overflow` is hidden, those inside of others left out. */
  private readonly clipped: SceneNode[] = [];
  private arrangedRevision = -1;
  /** Elements an app can look up. */
  readonly elementCount: number;
  /** The view cannot return: its elements can no longer be used. */
  isFreed = false;

  constructor(
    /** Its file, the value of `document.location.pathname`: `/index.view`. */
    readonly pathname: string,
    readonly root: SceneNode,
    private readonly rules: ViewRules,
    private readonly context: ScreenContext,
  ) {
    let elements = 0;
    root.walk((node) => {
      if (node.id !== '' && !this.ids.has(node.id)) this.ids.set(node.id, node);
      if (isDrawn(node.tag)) elements += 1;
      if (node.widget) this.widgets.push(node);
      this.applyStyle(node);
      if (!isAnimationTag(node.tag)) return;
      node.animation = parseAnimation(node, context.warn);
      if (node.animation) warnAboutTarget(node, node.animation, context.warn);
    });
    this.widgets.reverse();
    this.moving = this.widgets.filter(({ widget }) => widget?.isRunning);
    this.elementCount = elements;
    layOut(root, context);
    root.walk((node) => {
      warnAboutMask(node, context);
      warnOfNoEffect(node, context);
      if (node.tag === 'mask') this.masks.push(node);
      if (isClipped(node) && !this.clipped.some((outer) => isInside(node, outer))) this.clipped.push(node);
      if (node.tag === 'image') context.images.warnIfMissing(node.ownValue('href') ?? '', describeNode(node));
    });
  }

  /** The first element of that id; `a/b` is the first `b` in the first `a`. */
  find(id: string): SceneNode | undefined {
    const [first = '', ...rest] = id.split('/');
    let node = this.ids.get(first);
    for (const step of rest) node = node && findDescendant(node, (each) => each.id === step);
    return node;
  }

  /**
   * Styles and lays out an element and its descendants again after a change of class. Values that the app assigned
   * stay. Reports differ on whether a watch does this; widgets rely on it.
   */
  restyle(node: SceneNode): void {
    node.walk((each) => this.applyStyle(each));
    layOut(node, this.context);
  }

  /** Places again what is in widgets, if anything has changed. Called before the view is drawn or measured. */
  arrangeWidgets(): void {
    if (this.widgets.length === 0 || this.arrangedRevision === getChangeRevision()) return;
    for (const widget of this.widgets) arrange(widget, this.context);
    this.arrangedRevision = getChangeRevision();
  }

  /** What has to be done before the view is drawn. */
  prepareDrawing(): void {
    this.arrangeWidgets();
    for (const node of this.clipped) markOutside(node, this.context);
  }

  private applyStyle(node: SceneNode): void {
    applyStyle(node, {
      rules: this.rules.app,
      systemRules: this.rules.hasSystemClasses ? systemRulesFor(node) : undefined,
      warn: this.context.warn,
    });
  }
}

/** Properties that change the picture or the input on a watch, and nothing here. */
const WITHOUT_EFFECT = ['apply-style', 'shortcut'] as const;

function warnOfNoEffect(node: SceneNode, context: ScreenContext): void {
  if (node.tag === 'text' && node.ownValue('width') !== undefined && !endsWithEllipsis(node))
    context.warn(
      `${describeNode(node)}: the width of a <text> has an effect only with text-overflow="ellipsis"`,
    );
  for (const name of WITHOUT_EFFECT) {
    const value = node.ownValue(name);
    if (value !== undefined) context.warn(`${describeNode(node)}: ${name}="${value}" has no effect here`);
  }
}

function endsWithEllipsis(node: SceneNode): boolean {
  return node.computedValue('text-overflow') === 'ellipsis';
}

function isInside(node: SceneNode, outer: SceneNode): boolean {
  for (let up = node.parent; up; up = up.parent) if (up === outer) return true;
  return false;
}

/** Loads the views of one app; the definitions of its widget file apply to all of them. */
export class ViewLoader {
  private readonly widgetDefinitions: Definitions;

  constructor(
    private readonly files: ViewFiles,
    widgets: string | undefined,
    private readonly context: ScreenContext,
  ) {
    this.widgetDefinitions = new Definitions(files);
    if (widgets !== undefined && !this.widgetDefinitions.read(widgets))
      files.warn(`${widgets}: no such file`);
  }

  /** Loads a view by the path that an app or the manifest gives; undefined where there is no such file. */
  loadView(path: string): View | undefined {
    const file = resolveResourcePath(path);
    const definitions = new Definitions(this.files, this.widgetDefinitions);
    const roots = definitions.read(file) ?? [];
    const source = roots.find((each) => isDrawn(each.tag)) ?? roots[0];
    if (!source) return undefined;
    const root = buildScene(source, definitions, this.files.warn);
    const rules = { app: definitions.rules, hasSystemClasses: definitions.hasSystemFiles };
    return new View(`/${file.replace(/^resources\//, '')}`, root, rules, this.context);
  }
}
