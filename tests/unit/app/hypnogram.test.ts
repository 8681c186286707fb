import { layHypnogram } from '../../../app/hypnogram';

/** Level, x and width of every block. */
function lay(...pairs: number[]): number[][] {
  const blocks: number[][] = [];
  layHypnogram(Uint8Array.from(pairs), (...block) => void blocks.push(block));
  return blocks;
}

test('unrolls the night from bed to rise across 276 pixels', () => {
  expect(lay(0, 23, 1, 46, 2, 46, 3, 23)).toEqual([
    [0, 30, 44.5],
    [1, 76, 90.5],
    [2, 168, 90.5],
    [3, 260, 44.5],
  ]);
});

test('a stretch over 255 minutes is one block, and none is thinner than 3', () => {
  const blocks = lay(2, 255, 2, 45, 0, 1, 3, 250);
  expect(blocks.map(([level]) => level)).toEqual([2, 0, 3]);
  expect(blocks[1]).toEqual([0, 30 + (300 / 551) * 276, 3]);
});
