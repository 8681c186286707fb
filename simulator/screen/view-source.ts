import { SaxesParser } from 'saxes';
import { once } from '../world/once';
import { MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS } from './view-limits';

/** An element of a file. */
export interface SourceElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: SourceElement[];
  /** Its own characters without the white space of XML around them. */
  text: string;
  readonly file: string;
  readonly line: number;
}

/** `index.view:12` */
export function locationOf({ file, line }: Pick<SourceElement, 'file' | 'line'>): string {
  return `${file}:${line}`;
}

/** What the parser reports again at each element or text after the first root. */
const OUTSIDE_ROOT = /only one root|outside of root/;

/**
 * Parses a `.view` or `.defs` file. Reports XML that is not well-formed with file and line, and returns what could be
 * parsed: the root elements. XML has one root; parts of Fitbit's own samples have several.
 */
export function parseViewSource(file: string, text: string, warn: (text: string) => void): SourceElement[] {
  const parser = new SaxesParser({ fileName: file, position: true });
  const openElements: SourceElement[] = [];
  const roots: SourceElement[] = [];
  let elementCount = 0;
  let depth = 0;
  const warnHere = (problem: string): void => warn(`${file}:${parser.line}: ${problem}`);
  const warnOnce = once(warnHere);
  parser.on('error', (error) => {
    const message = parserMessage(error.message);
    const report = OUTSIDE_ROOT.test(message) ? warnOnce : warnHere;
    report(`not well-formed XML: ${message}`);
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.entries(tag.attributes);
    if (attributes.length > MAX_ATTRIBUTES)
      warnHere(`<${tag.name}> has more than ${MAX_ATTRIBUTES} attributes; the rest is left out`);
    const element: SourceElement = {
      tag: tag.name,
      attributes: new Map(attributes.slice(0, MAX_ATTRIBUTES)),
      children: [],
      text: '',
      file,
      line: parser.line,
    };
    depth++;
    if (elementCount >= MAX_ELEMENTS || depth > MAX_DEPTH) {
      warnOnce(`more than ${MAX_ELEMENTS} elements or ${MAX_DEPTH} levels; the rest is left out`);
      return;
    }
    elementCount++;
    (openElements.at(-1)?.children ?? roots).push(element);
    openElements.push(element);
  });
  parser.on('closetag', () => {
    if (openElements.length === depth) trimText(openElements.pop());
    depth--;
  });
  const addText = (characters: string): void => {
    const element = openElements.at(-1);
    if (element) element.text += characters;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  // Those that the file does not close.
  openElements.forEach(trimText);
  return roots;
}

/** White space is that of XML: other spaces, as U+00A0, are characters of the text. */
function trimText(element: SourceElement | undefined): void {
  if (!element) return;
  const { text } = element;
  let [begin, end] = [0, text.length];
  while (begin < end && isXmlSpace(text[begin])) begin++;
  while (end > begin && isXmlSpace(text[end - 1])) end--;
  element.text = text.slice(begin, end);
}

function isXmlSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}

/** What is written in a view is one line with single spaces, as in XML; a text that an app sets keeps its spaces. */
export function collapseSpaces(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ');
}

/** The parser's message without the position at its beginning. */
function parserMessage(message: string): string {
  return message.replace(/^.*?\d+:\d+: /, '').replace(/\.$/, '');
}
