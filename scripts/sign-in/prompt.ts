import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Prompt } from './client';
import { SignInError } from './sign-in-error';

/** A prompt on a terminal. Rejects with a SignInError on Ctrl+C and Ctrl+D. */
export function createPrompt(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Prompt {
  return async (question, isHidden) => {
    // readline echoes what is typed to its output.
    const echo = isHidden ? new Writable({ write: (_text, _encoding, done) => done() }) : output;
    const lines = createInterface({ input, output: echo, terminal: true, historySize: 0 });
    const aborted = new Promise<never>((_resolve, reject) => {
      const abort = () => reject(new SignInError('Nothing was entered; nobody is signed in.'));
      lines.once('close', abort).once('SIGINT', abort);
    });
    if (isHidden) output.write(question);
    try {
      return await Promise.race([lines.question(isHidden ? '' : question), aborted]);
    } finally {
      lines.close();
      if (isHidden) output.write('\n');
    }
  };
}
