/**
 * Elements that load what no policy forbids (`<link rel=preconnect>` connects to any address), and those that hold
 * another document, which could have one. React needs none of them.
 */
const REFUSED_ELEMENT = /^(?:.*:)?(?:link|iframe|frame|fencedframe|portal|object|embed)$/i;

/** What makes elements of a text or of a class, by the interface that has it. */
const MARKUP_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Element: ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'setHTML'],
  ShadowRoot: ['innerHTML', 'setHTMLUnsafe', 'setHTML'],
  Document: ['write', 'writeln', 'open', 'execCommand', 'parseHTMLUnsafe', 'parseHTML'],
  Range: ['createContextualFragment'],
  DOMParser: ['parseFromString'],
  XSLTProcessor: ['transformToFragment', 'transformToDocument'],
  CustomElementRegistry: ['define'],
};

/** Takes away the ways to such elements. `globals`: those of a window. */
export function closeMarkup(globals: object = globalThis): void {
  for (const [name, members] of Object.entries(MARKUP_MEMBERS)) {
    const owner = Reflect.get(globals, name) as { prototype: object } | undefined;
    if (!owner) continue;
    for (const member of members) {
      Reflect.deleteProperty(owner.prototype, member);
      Reflect.deleteProperty(owner, member);
    }
  }
  const { prototype } = Reflect.get(globals, 'Document') as { prototype: Record<string, unknown> };
  const { createElement, createElementNS } = prototype as unknown as Document;
  Object.assign(prototype, {
    createElement(this: Document, name: unknown, ...options: []) {
      return Reflect.apply(createElement, this, [refuse(String(name)), ...options]);
    },
    createElementNS(this: Document, namespace: string | null, name: unknown, ...options: []) {
      return Reflect.apply(createElementNS, this, [namespace, refuse(String(name)), ...options]);
    },
  });
}

/** The name of an element without effect, in place of a refused one. */
function refuse(name: string): string {
  return REFUSED_ELEMENT.test(name) ? 'x-refused' : name;
}
