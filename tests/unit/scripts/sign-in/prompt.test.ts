import { PassThrough } from 'node:stream';
import { createPrompt } from '../../../../scripts/sign-in/prompt';

/** A terminal at which `typed` is typed as soon as the question stands there. */
function terminal(typed: string) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    if (shown === '') setImmediate(() => input.write(typed));
    shown += text;
  });
  return { ask: createPrompt(input, output), shown: () => shown };
}

test('what is typed is the answer', async () => {
  const { ask, shown } = terminal('23ABCD\n');
  expect(await ask('Client id: ', false)).toBe('23ABCD');
  expect(shown()).toContain('Client id: ');
});

test('a secret is not shown while it is typed', async () => {
  const { ask, shown } = terminal('GOCSPX-hush\n');
  expect(await ask('Client secret: ', true)).toBe('GOCSPX-hush');
  expect(shown()).toContain('Client secret: ');
  for (const letter of ['GOCSPX', 'hush']) expect(shown()).not.toContain(letter);
});

test.each([
  ['Ctrl+C', '\u0003'],
  ['Ctrl+D', '\u0004'],
])('%s ends it', async (_key, typed) => {
  await expect(terminal(typed).ask('Client id: ', false)).rejects.toThrow('nobody is signed in');
});
