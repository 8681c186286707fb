import { join } from 'node:path';
import { drawCase } from './draw-case';
import { Pool } from './pool';

test('a world that does not end is ended, and named', async () => {
  const pool = new Pool(1, join(__dirname, '../../build/app.fba'), 50);
  try {
    await expect(pool.run(drawCase(1))).rejects.toThrow('it had not ended after 0.05 s');
  } finally {
    pool.close();
  }
});
