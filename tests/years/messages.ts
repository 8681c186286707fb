import type { Outcome } from './run-case';
import type { TestCase } from './test-case';

/** From the command to a worker. */
export interface RunMessage {
  testCase: TestCase;
}

/** From a worker to the command. */
export type ResultMessage = { outcome: Outcome } | { error: string };

// Both ends are ours, and of one build: the form of a message is not checked.
export const readMessage = (message: unknown): RunMessage => message as RunMessage;
export const readResult = (message: unknown): ResultMessage => message as ResultMessage;
