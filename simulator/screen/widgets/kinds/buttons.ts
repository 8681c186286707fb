import { measureImage } from '../../bounds';
import { findByPath, findDescendant } from '../../element-search';
import type { SceneNode, WidgetActions, WidgetKind } from '../../scene-node';
import type { ScreenContext } from '../../screen-context';
import { integerValueOf, isDisabled, showPart } from '../widget-parts';

const DISABLED_OPACITY = '0.4';
/** Room around the coloured part of a text button. */
const FACE_MARGIN = { x: 6, y: 2 };
/** Time from `click` until a switch turns over, ms. Fitbit's own sample waits 300 ms. */
const TOGGLE_DELAY_MS = 200;

function showDisabled(node: SceneNode): void {
  node.setProperty('widget', 'opacity', isDisabled(node) ? DISABLED_OPACITY : undefined);
}

/** Rounds the ends of a button: two circles and the rectangle between them. */
function arrangeFace(node: SceneNode): void {
  showDisabled(node);
  const [left, right, middle] = node.children.find((child) => child.tag === 'g')?.children ?? [];
  if (!left || !right || !middle) return;
  const { width, height } = node.innerSize;
  const r = Math.max(0, Math.min(width - 2 * FACE_MARGIN.x, height - 2 * FACE_MARGIN.y) / 2);
  for (const [circle, cx] of [
    [left, FACE_MARGIN.x + r],
    [right, width - FACE_MARGIN.x - r],
  ] as const) {
    circle.setDimension('cx', cx);
    circle.setDimension('cy', height / 2);
    circle.setDimension('r', r);
  }
  middle.setDimension('x', FACE_MARGIN.x + r);
  middle.setDimension('y', height / 2 - r);
  middle.setDimension('width', Math.max(0, width - 2 * (FACE_MARGIN.x + r)));
  middle.setDimension('height', 2 * r);
}

/** Puts images without a place of their own in the middle. */
function centreImages(node: SceneNode, context: ScreenContext): void {
  showDisabled(node);
  for (const image of node.children) {
    if (image.tag !== 'image') continue;
    const { width, height } = measureImage(image, context);
    if (image.ownValue('x') === undefined) image.setDimension('x', (node.innerSize.width - width) / 2);
    if (image.ownValue('y') === undefined) image.setDimension('y', (node.innerSize.height - height) / 2);
  }
}

/** A button reports `activate` after `click`. */
function activate(node: SceneNode, at: Record<string, unknown>, { dispatch }: WidgetActions): void {
  dispatch(node, 'activate', { command: 'ok', ...at });
}

function turnOver(node: SceneNode): void {
  node.setProperty('app', 'value', integerValueOf(node) === 0 ? '1' : '0');
}

const faced = (name: string): WidgetKind => ({ name, arrange: arrangeFace, tap: activate });
const plain = (name: string): WidgetKind => ({ name, arrange: centreImages, tap: activate });
const combo = (name: string): WidgetKind => ({
  ...plain(name),
  arrange(node, context) {
    centreImages(node, context);
    node.setProperty('widget', 'display', node.ownValue('enabled') === 'false' ? 'none' : undefined);
  },
});

const squareButton = (name: string): WidgetKind => ({
  name,
  arrange(node) {
    showDisabled(node);
    // A label begins in the middle, or where the app puts it.
    const text = findByPath(node, 'text');
    if (text?.tag === 'textarea' && text.ownValue('width') === undefined)
      text.setDimension('width', node.innerSize.width - text.dimension('x'));
  },
  tap: activate,
});

/** It turns over after its `click`, so that a listener may clear all of a group first. */
const checkbox = (name: string): WidgetKind => ({
  name,
  arrange(node) {
    showDisabled(node);
    showPart(node, 'checkbox-selected', { isShown: integerValueOf(node) !== 0 });
  },
  tap: turnOver,
});

export const BUTTON_KINDS: readonly WidgetKind[] = [
  ...['text-button', 'textarea-button', 'icon-text-button'].map(faced),
  plain('icon-button'),
  ...['upper-left', 'upper-right', 'lower-left', 'lower-right'].map((corner) =>
    combo(`combo-button-${corner}`),
  ),
  ...[
    'square-button',
    'square-button-neutral',
    'square-button-negative',
    'square-button-positive',
    'square-button-icon',
    'push-button',
  ].map(squareButton),
  {
    ...squareButton('square-button-toggle'),
    arrange(node) {
      showDisabled(node);
      const face = findDescendant(node, (each) => each.tag === 'rect');
      face?.setProperty('widget', 'fill-opacity', integerValueOf(node) === 0 ? '0.5' : undefined);
    },
    tap(node, at, actions) {
      turnOver(node);
      activate(node, at, actions);
    },
  },
  {
    name: 'toggle-switch',
    arrange(node) {
      showDisabled(node);
      const isOn = integerValueOf(node) !== 0;
      const track = findByPath(node, 'track');
      track?.setProperty('widget', 'opacity', isOn ? undefined : '0.35');
      const end = track?.children[isOn ? 1 : 0];
      if (end) findByPath(node, 'knob')?.setDimension('cx', end.dimension('cx'));
    },
    tap: (node, _at, { later }) => later(TOGGLE_DELAY_MS, () => turnOver(node)),
  },
  checkbox('checkbox'),
  checkbox('checkbox-tile'),
];
