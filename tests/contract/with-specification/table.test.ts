import { readFileSync } from 'node:fs';
import type { Specification } from '../../../scripts/specification';
import { exchangeChecker } from '../check-exchange';
import { fitbitContract } from '../fitbit-exchange';
import { googleContract } from '../google-exchange';
import { CONTRACT_TABLE, readTable } from '../table/contract-table';
import { readFitbitContract } from '../table/fitbit-contract';
import { googleSpecification, readGoogleContract } from '../table/google-contract';
import { type Exchange, fitbitTraffic, googleTraffic } from '../traffic';
import { findWitnesses } from '../witnesses';
import { readHardenedSpecification } from './harden-fitbit';
import { hardenGoogle, readGoogleSpecification } from './harden-google';
import { lostFacts } from './lost-facts';
import { makeTable, printTable } from './make-table';
import { describeWide } from './wide-lane';

const hardenedGoogle = () =>
  googleSpecification(readTable().google.addresses, hardenGoogle(readGoogleSpecification()).schemas);

describeWide('the table', () => {
  test('is what the script makes of the specifications', async () => {
    expect(printTable(await makeTable())).toBe(readFileSync(CONTRACT_TABLE, 'utf8'));
  });

  test.each<[string, () => Promise<Exchange[]>, () => Specification, () => Specification]>([
    ['the types of Fitbit', fitbitTraffic, readFitbitContract, readHardenedSpecification],
    ['nothing else of Google', googleTraffic, readGoogleContract, hardenedGoogle],
  ])('says with %s all that the specification says of what passes', async (_, traffic, ours, published) => {
    const seen = findWitnesses(published(), await traffic());
    expect(seen.size).toBeGreaterThan(200);
    expect(lostFacts(ours(), published(), seen)).toEqual([]);
  });
});

describeWide('all that passes between the pretend cloud and its clients', () => {
  test('is as the specification of Fitbit says', async () => {
    expect(await wrong(fitbitContract(readHardenedSpecification()), fitbitTraffic)).toEqual([]);
  });

  test('is as the specification of Google says', async () => {
    expect(await wrong(googleContract(hardenedGoogle()), googleTraffic)).toEqual([]);
  });

  async function wrong(contract: Parameters<typeof exchangeChecker>[0], traffic: () => Promise<Exchange[]>) {
    const check = exchangeChecker(contract);
    const exchanges = await traffic();
    expect(exchanges.length).toBeGreaterThan(200);
    return exchanges.flatMap(({ request, response }) => check(request, response));
  }
});
