import { createContext, Script } from 'node:vm';
import { WorldError } from '../client/world-connection';
import { errorCodeOf, messageOf } from '../world/message-of';
import { readText } from './readers';
import type { YamlValue } from './yaml-value';

/** A pattern between slashes, and its flags. */
export const SLASHED = /^\/(.+)\/([a-z]*)$/s;

const MAX_PATTERN_LENGTH = 500;
/** Real ms for one text. What backtracks without end takes longer than anybody's life. */
const TIME_LIMIT_MS = 1_000;
/** Real ms for all texts of a run. */
const TOTAL_TIME_LIMIT_MS = 10_000;
/** Texts that were looked at: each look at the world has most of those before. */
const MAX_KNOWN_TEXTS = 5_000;

/**
 * A pattern of a scenario, which may be a stranger's. It takes no time before it is used: a moment has expectations, and
 * uses none. Its use has a limit of time.
 */
export class TextPattern {
  private readonly known = new Map<string, boolean>();
  private compiled: RegExp | undefined;
  private usedMs = 0;
  private isSlow = false;

  private constructor(
    private readonly value: YamlValue,
    private readonly source: string,
    private readonly flags: string,
  ) {}

  /** Fails at the value where it is no pattern, or one that is not allowed. */
  static read(this: void, value: YamlValue): TextPattern {
    const [, source = '', flags = ''] =
      SLASHED.exec(readText(value)) ?? value.fail('must be a pattern such as /\\d+/');
    if (source.length > MAX_PATTERN_LENGTH)
      value.fail(`a pattern has at most ${MAX_PATTERN_LENGTH} characters`);
    if (flags.includes('v')) value.fail('the flag v is not allowed; u is');
    const pattern = new TextPattern(value, source, flags);
    // Those of Unicode take the longer the more sets of characters they name: they are compiled when they are used.
    if (!flags.includes('u')) pattern.compile();
    return pattern;
  }

  /** Throws a WorldError where it takes too long, and a ScenarioError where it cannot be compiled. */
  matches(text: string): boolean {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.isSlow || this.usedMs > TOTAL_TIME_LIMIT_MS) this.failAsSlow();
    const pattern = this.compile();
    const start = performance.now();
    try {
      const isMatch = withTimeLimit(() => {
        // With the flags g and y, a pattern remembers where it was.
        pattern.lastIndex = 0;
        return pattern.test(text);
      });
      if (this.known.size >= MAX_KNOWN_TEXTS) this.known.clear();
      this.known.set(text, isMatch);
      return isMatch;
    } catch (error) {
      if (errorCodeOf(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      this.isSlow = true;
      return this.failAsSlow();
    } finally {
      this.usedMs += performance.now() - start;
    }
  }

  toString(): string {
    return `/${this.source}/${this.flags}`;
  }

  private compile(): RegExp {
    try {
      this.compiled ??= new RegExp(this.source, this.flags);
    } catch (error) {
      return this.value.fail(messageOf(error));
    }
    return this.compiled;
  }

  private failAsSlow(): never {
    const limit = this.isSlow ? `${TIME_LIMIT_MS / 1_000} s` : `${TOTAL_TIME_LIMIT_MS / 1_000} s in all`;
    throw new WorldError('PatternError', `the pattern takes longer than ${limit}`);
  }
}

const CALL = new Script('work()');
let context: { work?: () => boolean } | undefined;

function withTimeLimit(work: () => boolean): boolean {
  context ??= createContext({});
  context.work = work;
  return CALL.runInContext(context, { timeout: TIME_LIMIT_MS }) as boolean;
}
