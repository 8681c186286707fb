/** The parts of an element that are used here. It records its writes. */
class FakeElement {
  readonly writes: string[] = [];
  readonly style = this.recorder('style.');
  shown = '';

  /** Ten pixels for each code unit. */
  getBBox() {
    return { width: this.shown.length * 10 };
  }

  set text(text: string) {
    this.shown = text;
    this.writes.push(`text ${text}`);
  }

  private recorder(prefix: string): object {
    const { writes } = this;
    return new Proxy({}, { set: (_, name, value) => writes.push(`${prefix}${String(name)} ${value}`) > 0 });
  }
}

const mockElements: Record<string, FakeElement> = {};
const mockLookUp = jest.fn((id: string) => mockElements[id]);
jest.mock('document', () => ({ default: { getElementById: mockLookUp }, __esModule: true }), {
  virtual: true,
});

interface Elements {
  writeText(id: string, text: string, fill?: string): void;
  writeTruncated(id: string, text: string, maxWidth: number): void;
  forgetElements(): void;
}

/** Required without its types, because those of the watch are not loaded here. */
const { writeText, writeTruncated, forgetElements }: Elements = jest.requireActual('../../../app/elements');

let count = 0;

function element(): [string, FakeElement] {
  const id = `element-${count++}`;
  const made = new FakeElement();
  mockElements[id] = made;
  return [id, made];
}

test('only what differs is written', () => {
  const [id, { writes }] = element();
  writeText(id, 'a', '#FFFFFF');
  writeText(id, 'a', '#FFFFFF');
  writeText(id, 'b', '#FFFFFF');
  expect(writes).toEqual(['text a', 'style.fill #FFFFFF', 'text b']);
});

test('an element is looked up once, until the elements are forgotten', () => {
  const [id] = element();
  mockLookUp.mockClear();
  writeText(id, 'a');
  writeText(id, 'b');
  expect(mockLookUp).toHaveBeenCalledTimes(1);
  forgetElements();
  // The watch may return another object then, on which nothing was set.
  const again = new FakeElement();
  mockElements[id] = again;
  writeText(id, 'b');
  expect(mockLookUp).toHaveBeenCalledTimes(2);
  expect(again.writes).toEqual(['text b']);
});

test('an element that the view has not is named', () => {
  expect(() => writeText('nobody', 'a')).toThrow('#nobody');
});

test.each([
  ['Mia', 40, 'Mia'],
  ['Jonas', 40, 'Jon…'],
  ['Jonas', 10, '…'],
  ['Jonas', 9, ''],
  ['Wilhelmin…', 60, 'Wilhe…'],
  ['ab🎉cd', 60, 'ab🎉cd'],
  ['ab🎉cd', 50, 'ab🎉…'],
  // Without half a character.
  ['ab🎉cd', 40, 'ab…'],
  ['', 0, ''],
])('"%s" in %i pixels is cut to "%s"', (text, room, expected) => {
  const [id, made] = element();
  writeTruncated(id, text, room);
  expect(made.shown).toBe(expected);
});
