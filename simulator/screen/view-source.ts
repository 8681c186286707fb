import { SaxesParser } from 'saxes';

/** An element as it stands in a file. */
export interface SourceElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: SourceElement[];
  /** Its own characters, white space around them taken off. */
  text: string;
  readonly file: string;
  readonly line: number;
}

/**
 * Reads a `.view` or `.defs` file. What is no well-formed XML is told with file and line, and as much as could be
 * read is answered; undefined where there is no element at all.
 */
export function parseViewSource(
  file: string,
  text: string,
  warn: (text: string) => void,
): SourceElement | undefined {
  const parser = new SaxesParser({ fileName: file, position: true });
  const openElements: SourceElement[] = [];
  let root: SourceElement | undefined;
  parser.on('error', (error) => {
    warn(`${file}:${parser.line}: not well-formed XML: ${parserMessage(error.message)}`);
  });
  parser.on('opentag', (tag) => {
    const element: SourceElement = {
      tag: tag.name,
      attributes: new Map(Object.entries(tag.attributes)),
      children: [],
      text: '',
      file,
      line: parser.line,
    };
    openElements.at(-1)?.children.push(element);
    root ??= element;
    if (!tag.isSelfClosing) openElements.push(element);
  });
  parser.on('closetag', (tag) => {
    if (!tag.isSelfClosing) openElements.pop();
  });
  parser.on('text', (characters) => {
    const element = openElements.at(-1);
    if (element) element.text = `${element.text}${characters}`.trim();
  });
  parser.write(text).close();
  return root;
}

/** What the parser says, without the place it puts before. */
function parserMessage(message: string): string {
  return message.replace(/^.*?\d+:\d+: /, '').replace(/\.$/, '');
}
