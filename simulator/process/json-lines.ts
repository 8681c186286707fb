import { hasTooManyValues } from './has-more-values';

/** A line is longer than is allowed, or has more values. */
export class LineTooLongError extends Error {
  override name = 'LineTooLongError';
}

/** Cuts a stream of text into lines of JSON. */
export class JsonLines {
  private parts: string[] = [];
  private length = 0;

  /** `maxLength` in characters. */
  constructor(private readonly maxLength: number) {}

  /**
   * The values of the lines that end in `chunk`. Throws a LineTooLongError, and a SyntaxError for what is no JSON: the
   * stream is of no use after either.
   */
  read(chunk: string): unknown[] {
    const lines = chunk.split('\n');
    const values: unknown[] = [];
    for (const [i, part] of lines.entries()) {
      this.length += part.length;
      if (this.length > this.maxLength)
        throw new LineTooLongError(`a line is over ${this.maxLength} characters`);
      this.parts.push(part);
      if (i < lines.length - 1) values.push(this.endLine());
    }
    return values;
  }

  private endLine(): unknown {
    const line = this.parts.join('');
    this.parts = [];
    this.length = 0;
    if (hasTooManyValues(line)) throw new LineTooLongError('a line has too many values');
    return JSON.parse(line);
  }
}
