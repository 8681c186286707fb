import * as ts from 'typescript';
import type { AppPackage, DevicePart } from '../../simulator/app-package/app-package';

/** What a call of the clock's `ontick` did in the app's own code. What the watch's modules do is not counted. */
export interface TickWork {
  /** Reads of properties, by name or index. Methods that are called are among them. */
  reads: number;
  /** Objects, arrays, functions and joined texts. */
  allocations: number;
}

/** Begins each line that a counting script logs. */
const MARK = 'tick work ';

/** Counts in variables of the script, and logs them after each tick. */
const COUNTERS = `
var $reads = 0, $allocations = 0;
function $add(a, b) { var sum = a + b; if (typeof sum === 'string') $allocations++; return sum; }
function $tick(listener) {
  return function () {
    $reads = $allocations = 0;
    listener.apply(this, arguments);
    console.log('${MARK}' + $reads + ' ' + $allocations);
  };
}
`;

/**
 * The same app, whose watch scripts count their work and log it after each tick of the clock: see `readTickWork`. Node
 * is not the watch's engine, so these counts stand in for its time and heap.
 */
export function countWork(app: AppPackage): AppPackage {
  const parts = Object.entries(app.devices).map(([model, part]) => [model, countInPart(part)]);
  return { ...app, devices: Object.fromEntries(parts) };
}

/** Reads a line of the app's console; undefined if it is not one of `countWork`. */
export function readTickWork(line: string): TickWork | undefined {
  const [reads, allocations] = line.startsWith(MARK) ? line.slice(MARK.length).split(' ').map(Number) : [];
  return reads === undefined || allocations === undefined ? undefined : { reads, allocations };
}

function countInPart(part: DevicePart): DevicePart {
  const files = new Map(part.files);
  for (const [path, bytes] of files) {
    if (!path.endsWith('.js')) continue;
    files.set(path, new TextEncoder().encode(countInScript(new TextDecoder().decode(bytes))));
  }
  return { ...part, files };
}

/** Puts a count before each read and each allocation. */
function countInScript(script: string): string {
  const file = ts.createSourceFile('script.js', script, ts.ScriptTarget.ES5, true);
  return rewriteChildren(file) + COUNTERS;

  function rewriteChildren(node: ts.Node): string {
    let text = '';
    let position = node.pos;
    ts.forEachChild(node, (child) => {
      text += script.slice(position, child.pos) + rewrite(child);
      position = child.end;
    });
    return text + script.slice(position, node.end);
  }

  /** With the spaces and line ends before the node left before the count. */
  function rewrite(node: ts.Node): string {
    const space = script.slice(node.pos, node.getStart(file));
    const text = isSum(node)
      ? `($add(${rewrite(node.left)},${rewrite(node.right)}))`
      : rewriteChildren(node).slice(space.length);
    return space + count(node, text);
  }
}

function count(node: ts.Node, text: string): string {
  // A "(" at the beginning of a line would continue the line before.
  if (ts.isExpressionStatement(node)) return ts.isStringLiteral(node.expression) ? text : `0,${text}`;
  const counted = isAllocation(node) ? `($allocations++,${text})` : text;
  const { parent } = node;
  if (isAssignment(parent) && parent.right === node && isTickListener(parent.left))
    return `$tick(${counted})`;
  return isAccess(parent) && parent.expression === node && isRead(parent) ? `($reads++,${counted})` : counted;
}

function isAllocation(node: ts.Node): boolean {
  return (
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isFunctionExpression(node) ||
    ts.isNewExpression(node)
  );
}

function isSum(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** Not where a value is only assigned. */
function isRead(access: ts.Node): boolean {
  return !(isAssignment(access.parent) && access.parent.left === access);
}

function isTickListener(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'ontick';
}
