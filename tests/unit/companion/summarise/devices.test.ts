import { AT, cached, content, SECONDS } from './records';

describe('devices', () => {
  it('are at most two, in their order, with names that fit', () => {
    const names = ['Pixel Watch 3', 'Aria', 'Versa 3'];
    const devices = names.map(
      (name) => ({ id: name, name, kind: 'tracker', battery: 2, syncedAt: AT }) as const,
    );
    expect(content({ devices: cached(devices) }).devices).toEqual({
      at: SECONDS,
      list: [
        { name: 'Pixel Wat…', kind: 'tracker', battery: 2 },
        { name: 'Aria', kind: 'tracker', battery: 2 },
      ],
    });
  });

  it('with the same name count as one, so that two watches of a model leave room for a scale', () => {
    const devices = ['Versa 3', 'Versa 3', 'Aria'].map(
      (name, i) => ({ id: `${i}`, name, kind: 'tracker', battery: 2, syncedAt: AT }) as const,
    );
    const list = content({ devices: cached(devices) }).devices?.list ?? [];
    expect(list.map(({ name }) => name)).toEqual(['Versa 3', 'Aria']);
  });
});
