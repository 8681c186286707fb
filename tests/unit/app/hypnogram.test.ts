import { layHypnogram } from '../../../app/hypnogram';

test('unrolls the night from bed to rise across 276 pixels', () => {
  const blocks = layHypnogram(Uint8Array.of(0, 23, 1, 46, 2, 46, 3, 23));
  expect(blocks.map((block) => block.height)).toEqual([12, 30, 50, 74]);
  expect(blocks.map((block) => block.x)).toEqual([30, 76, 168, 260]);
  expect(blocks.map((block) => block.width)).toEqual([44.5, 90.5, 90.5, 44.5]);
});

test('a stretch over 255 minutes is one block, and none is thinner than 3', () => {
  const blocks = layHypnogram(Uint8Array.of(2, 255, 2, 45, 0, 1, 3, 250));
  expect(blocks.map((block) => block.level)).toEqual([2, 0, 3]);
  expect(blocks[1]?.x).toBe(30 + (300 / 551) * 276);
  expect(blocks[1]?.width).toBe(3);
});
