import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endWithParent } from '../../../simulator/process/end-with-parent';

const startLooping = () => spawn(process.execPath, ['-e', 'while (true);'], { stdio: 'ignore' });

test('a child that never returns ends when the pipe of its parent is closed, as a kill closes it', async () => {
  const child = startLooping();
  endWithParent(child)?.stdin?.end();
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
});

test('the shell beside a child ends with it', async () => {
  const child = startLooping();
  const shell = endWithParent(child);
  child.kill();
  if (shell) expect(await once(shell, 'exit')).toEqual([null, 'SIGKILL']);
});
