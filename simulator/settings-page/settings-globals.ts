/**
 * What the SDK's JSX becomes, as text, because it runs inside the settings page's realm: `createComponent` makes
 * elements as React's createElement does, with one child as it is and several as an array.
 */
export const SETTINGS_GLOBALS_SCRIPT = `
class Element {
  constructor(type, props) {
    this.type = type;
    this.props = props;
  }
}

exports.createComponent = (type, props, ...children) => {
  const { key, ...own } = props || {};
  if (children.length === 1) own.children = children[0];
  else if (children.length > 1) own.children = children;
  return new Element(type, own);
};

exports.isElement = (value) => value instanceof Element;
`;
