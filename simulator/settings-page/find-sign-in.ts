import type { RenderedNode } from './rendered-tree';
import { isSignInNode, type SignInNode, signInUrlOf } from './sign-in-components';

/** The first sign-in button that can be pressed, of `service` if that is not empty. */
export function findSignInNode(nodes: readonly RenderedNode[], service: string): SignInNode | undefined {
  return nodes.filter(isSignInNode).find((node) => !node.props.disabled && leadsTo(node, service));
}

/** Whether all sign-in buttons lead to other services. A button without a known address does not count. */
export function isForOtherService(nodes: readonly RenderedNode[], service: string): boolean {
  const known = nodes.filter(isSignInNode).filter((node) => signInUrlOf(node) !== '');
  return known.length > 0 && !known.some((node) => leadsTo(node, service));
}

function leadsTo(node: SignInNode, service: string): boolean {
  return signInUrlOf(node).toLowerCase().includes(service.toLowerCase());
}
