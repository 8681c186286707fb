import { PassThrough } from 'node:stream';
import { createPrompt } from '../../../../scripts/sign-in/prompt';

/** A terminal on which `typed` is entered as soon as the question appears. */
function terminal(typed: string) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    if (shown === '') setImmediate(() => input.write(typed));
    shown += text;
  });
  return { prompt: createPrompt(input, output), shown: () => shown };
}

test('returns what is typed', async () => {
  const { prompt, shown } = terminal('23ABCD\n');
  expect(await prompt('Client id: ', false)).toBe('23ABCD');
  expect(shown()).toContain('Client id: ');
});

test('a secret is not shown while it is typed', async () => {
  const { prompt, shown } = terminal('GOCSPX-hush\n');
  expect(await prompt('Client secret: ', true)).toBe('GOCSPX-hush');
  expect(shown()).toContain('Client secret: ');
  for (const letter of ['GOCSPX', 'hush']) expect(shown()).not.toContain(letter);
});

test.each([
  ['Ctrl+C', '\u0003'],
  ['Ctrl+D', '\u0004'],
])('%s ends the sign-in', async (_key, typed) => {
  await expect(terminal(typed).prompt('Client id: ', false)).rejects.toThrow('nobody is signed in');
});
