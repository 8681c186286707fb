import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Prompt } from './client';
import { SignInError } from './sign-in-error';

/** Asks through a terminal's two ends. Ctrl+C and Ctrl+D end the sign-in. */
export function createPrompt(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Prompt {
  return async (question, hidden) => {
    // What is typed is written again as it comes in, to here.
    const echo = hidden ? new Writable({ write: (_text, _encoding, done) => done() }) : output;
    const lines = createInterface({ input, output: echo, terminal: true, historySize: 0 });
    const ended = new Promise<never>((_resolve, reject) => {
      const end = () => reject(new SignInError('Nothing was entered; nobody is signed in.'));
      lines.once('close', end).once('SIGINT', end);
    });
    if (hidden) output.write(question);
    try {
      return await Promise.race([lines.question(hidden ? '' : question), ended]);
    } finally {
      lines.close();
      if (hidden) output.write('\n');
    }
  };
}
