import type { RenderedNode } from '../settings-page/rendered-tree';
import { addressOf, SIGN_IN_COMPONENTS } from '../settings-page/sign-in-components';

/** The first sign-in button that can be pressed; of `service`, where it is not empty. */
export function findSignIn(nodes: readonly RenderedNode[], service: string): RenderedNode | undefined {
  return signIns(nodes).find((node) => node.props.disabled !== true && leadsTo(node, service));
}

/** True where there is a sign-in button and it is another service's. One that goes nobody knows where is nobody's. */
export function isAnothers(nodes: readonly RenderedNode[], service: string): boolean {
  const known = signIns(nodes).filter((node) => addressOf(node) !== '');
  return known.length > 0 && !known.some((node) => leadsTo(node, service));
}

function signIns(nodes: readonly RenderedNode[]): RenderedNode[] {
  return nodes.filter(({ type }) => SIGN_IN_COMPONENTS.includes(type));
}

function leadsTo(node: RenderedNode, service: string): boolean {
  return addressOf(node).toLowerCase().includes(service.toLowerCase());
}
