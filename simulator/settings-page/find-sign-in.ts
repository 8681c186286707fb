import type { RenderedNode } from './rendered-tree';
import { SIGN_IN_COMPONENTS, signInUrlOf } from './sign-in-components';

/** The first sign-in button that can be pressed; of `service`, where it is not empty. */
export function findSignInNode(nodes: readonly RenderedNode[], service: string): RenderedNode | undefined {
  return signInNodes(nodes).find((node) => node.props.disabled !== true && leadsTo(node, service));
}

/** True where there is a sign-in button and it is another service's. One that goes nobody knows where is nobody's. */
export function isForOtherService(nodes: readonly RenderedNode[], service: string): boolean {
  const known = signInNodes(nodes).filter((node) => signInUrlOf(node) !== '');
  return known.length > 0 && !known.some((node) => leadsTo(node, service));
}

function signInNodes(nodes: readonly RenderedNode[]): RenderedNode[] {
  return nodes.filter(({ type }) => SIGN_IN_COMPONENTS.includes(type));
}

function leadsTo(node: RenderedNode, service: string): boolean {
  return signInUrlOf(node).toLowerCase().includes(service.toLowerCase());
}
