/**
 * The app's code runs beside this one and may replace any global function: what is used after the app has begun is kept
 * here, or is syntax, which nobody can replace.
 */
const { apply } = Reflect;
const { toLowerCase } = String.prototype;

/** Members with such a name make elements of a text: `innerHTML`, `setHTMLUnsafe`, and what browsers add to them. */
const MARKUP_MEMBER = /html/i;
/** Interfaces that have some. */
const MARKUP_INTERFACES = ['Element', 'HTMLElement', 'SVGElement', 'ShadowRoot', 'DocumentFragment', 'Range'];

/** What else makes elements of a text or of a class, or another window, by the interface that has it. */
const OTHER_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Document: ['write', 'writeln', 'open', 'execCommand', 'parseHTMLUnsafe', 'parseHTML'],
  // It makes the first element of the document itself. `createHTMLDocument` makes only those that every page has.
  DOMImplementation: ['createDocument'],
  Range: ['createContextualFragment'],
  DOMParser: ['parseFromString'],
  XSLTProcessor: ['transformToFragment', 'transformToDocument'],
  CustomElementRegistry: ['define'],
  DocumentPictureInPicture: ['requestWindow'],
};

/** Takes away the ways to the elements of `isRefused`. Called before the app's code runs. */
export function closeMarkup(globals: object = globalThis): void {
  for (const name of MARKUP_INTERFACES) removeMembers(globals, name, (member) => MARKUP_MEMBER.test(member));
  for (const [name, members] of Object.entries(OTHER_MEMBERS))
    removeMembers(globals, name, (member) => members.includes(member));
  // A standard interface, which every browser has.
  const { prototype } = Reflect.get(globals, 'Document') as { prototype: Document };
  const { createElement, createElementNS } = prototype;
  // No options: they could only name custom elements, which cannot be defined, and a getter among them would be called
  // by the browser's own function.
  Object.assign(prototype, {
    createElement(this: Document, name: unknown) {
      return apply(createElement, this, [admit(`${name}`)]);
    },
    createElementNS(this: Document, namespace: unknown, name: unknown) {
      const uri = namespace === null || namespace === undefined ? null : `${namespace}`;
      return apply(createElementNS, this, [uri, admit(`${name}`)]);
    },
  });
}

/** Takes members away from an interface and its prototype, where the browser has it. */
function removeMembers(globals: object, name: string, isRemoved: (member: string) => boolean): void {
  // Interfaces have a prototype.
  const owner = Reflect.get(globals, name) as { prototype: object } | undefined;
  if (!owner) return;
  for (const object of [owner, owner.prototype]) {
    for (const member of Object.getOwnPropertyNames(object))
      if (isRemoved(member)) Reflect.deleteProperty(object, member);
  }
}

/** The name of an element without effect, in place of a refused one. */
function admit(name: string): string {
  return isRefused(toLocalName(name)) ? 'x-refused' : name;
}

/** What follows the last colon, in small letters. */
function toLocalName(name: string): string {
  let local = '';
  for (let i = 0; i < name.length; i++) local = name[i] === ':' ? '' : local + name[i];
  return apply(toLowerCase, local, []);
}

/**
 * Elements that load what no policy forbids (`<link rel=preconnect>` connects to any address), and those that hold
 * another document, which could have one. React needs none of them. A `switch` looks nothing up.
 */
function isRefused(localName: string): boolean {
  switch (localName) {
    case 'link':
    case 'iframe':
    case 'frame':
    case 'fencedframe':
    case 'portal':
    case 'object':
    case 'embed':
      return true;
    default:
      return false;
  }
}
