import { openAlmanac, readErrors, readText, runUnseen } from './open-almanac';

test('a restarted face draws the last snapshot at once, without the phone', async () => {
  const simulator = await openAlmanac();
  await simulator.signIn();
  const before = await readText(simulator, 'line');
  expect(before).toMatch(/h \d\d/);
  await simulator.setLink(false);
  await simulator.addFault('restart-watch');
  await simulator.run(0);
  expect(await readText(simulator, 'line')).toBe(before);
  expect(await readErrors(simulator)).toEqual([]);
});

test('with the link lost the file waits, and arrives when the link is back', async () => {
  const simulator = await openAlmanac();
  await simulator.run('2s');
  await simulator.setLink(false);
  await simulator.signIn();
  const texts = await simulator.texts();
  expect(texts.filter(({ isVisible }) => isVisible).map(({ text }) => text)).toContain('Connect on phone');
  await simulator.setLink(true);
  await simulator.run('30s');
  expect(await readText(simulator, 'line')).toMatch(/h \d\d/);
  expect(await readErrors(simulator)).toEqual([]);
});

test('out of reach for hours, the watch says how old its data is', async () => {
  const simulator = await openAlmanac();
  await simulator.signIn();
  await simulator.setLink(false);
  await runUnseen(simulator, '9h');
  expect(await readText(simulator, 'line')).toMatch(/^Synced [89] h ago$/);
  await simulator.setLink(true);
  await simulator.run('20m');
  expect(await readText(simulator, 'line')).not.toContain('Synced');
});

test('offline on the phone, data keeps its age and comes back fresh', async () => {
  const simulator = await openAlmanac();
  await simulator.signIn();
  await simulator.setOnline(false);
  await runUnseen(simulator, '4h');
  expect(await readText(simulator, 'line')).toMatch(/^Synced [34] h ago$/);
  await simulator.setOnline(true);
  await simulator.run('20m');
  expect(await readText(simulator, 'line')).not.toContain('Synced');
});

test('a choice of the wearer is on the watch within seconds, as a picture and as shapes', async () => {
  const simulator = await openAlmanac();
  await simulator.signIn('google');
  const before = await simulator.screenshot();
  const hasFill = async (fill: string) => (await simulator.elements()).some((each) => each.fill === fill);
  expect([await hasFill('#ffb43d'), await hasFill('#3ed8c3')]).toEqual([true, false]);
  await simulator.setSetting('accent', '"sea"');
  await simulator.run('3s');
  expect([await hasFill('#ffb43d'), await hasFill('#3ed8c3')]).toEqual([false, true]);
  expect(Buffer.compare(before, await simulator.screenshot())).not.toBe(0);
  expect(await simulator.getSettings()).toMatchObject({ accent: '"sea"' });
});
