import { Watchdog } from '../../../simulator/process/watchdog';

function watch({ cpuMs = (): number => Number.NaN } = {}) {
  const seen: string[] = [];
  const answers: (() => void)[] = [];
  const watchdog = new Watchdog({
    ping: () => new Promise<void>((resolve) => answers.push(resolve)),
    usedCpuMs: cpuMs,
    intervalMs: 500,
    onHang: () => seen.push('hang'),
    onRecover: () => seen.push('recover'),
  });
  const look = (times: number): void => {
    for (let i = 0; i < times; i++) watchdog.look();
  };
  const answer = async (): Promise<void> => {
    answers.pop()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { seen, look, answer, answers };
}

test('a world that responds is left alone', async () => {
  const { seen, look, answer } = watch();
  for (let i = 0; i < 20; i++) {
    look(4);
    await answer();
  }
  expect(seen).toEqual([]);
});

test('a world that does not respond for two seconds hangs, and is reported once', async () => {
  const { seen, look, answers } = watch();
  look(4);
  expect(seen).toEqual([]);
  look(10);
  expect(seen).toEqual(['hang']);
  expect(answers).toHaveLength(1);
});

test('a world that gets no processor time on a busy computer does not hang, unless for ten seconds', () => {
  const { seen, look } = watch({ cpuMs: () => 700 });
  look(20);
  expect(seen).toEqual([]);
  look(1);
  expect(seen).toEqual(['hang']);
});

test('a world at work that does not respond hangs', () => {
  let used = 0;
  const { seen, look } = watch({ cpuMs: () => used });
  for (let i = 0; i < 5; i++) {
    look(1);
    used += 450;
  }
  expect(seen).toEqual(['hang']);
});

test('it may respond after all, and hang again', async () => {
  const { seen, look, answer } = watch();
  look(6);
  await answer();
  expect(seen).toEqual(['hang', 'recover']);
  look(6);
  expect(seen).toEqual(['hang', 'recover', 'hang']);
});

test('a world that is gone is no hang', async () => {
  const seen: string[] = [];
  const watchdog = new Watchdog({
    ping: () => Promise.reject(new Error('gone')),
    usedCpuMs: () => Number.NaN,
    intervalMs: 500,
    onHang: () => seen.push('hang'),
    onRecover: () => seen.push('recover'),
  });
  for (let i = 0; i < 10; i++) {
    watchdog.look();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(seen).toEqual([]);
});
