import { createSmallWorld } from './small-world';

test('the companion knows the battery that the watch has', async () => {
  const { world, advance, lines } = createSmallWorld({
    face: '',
    companion: `setInterval(() => console.log(require('peer').device.batteryLevel), 60000);`,
  });
  world.sensors.setOverride('battery', 20);
  await advance(70_000);
  world.sensors.setOverride('battery', 80);
  await advance(60_000);
  expect(lines()).toEqual(['phone: low', 'phone: high']);
});
