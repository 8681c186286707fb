/** Does all of `work`, at most `count` at the same time; resolves when the last is done. */
export async function atMost(count: number, work: (() => Promise<void>)[]): Promise<void> {
  let next = 0;
  async function worker(): Promise<void> {
    while (next < work.length) await work[next++]();
  }
  const workers: Promise<void>[] = [];
  for (let i = 0; i < Math.min(count, work.length); i++) workers.push(worker());
  await Promise.all(workers);
}
