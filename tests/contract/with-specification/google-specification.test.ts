import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refTo } from '../../../scripts/specification';
import { createSchemaCheck, type SchemaCheck } from '../schema-check';
import { EXAMPLES } from './collected';
import { unknownAddresses } from './google-addresses';
import { hardenGoogle, readGoogleSpecification } from './harden-google';
import { describeWide } from './wide-lane';

/** The collectors shortened these bodies: the schema requires an offset of samples and a source of points. */
const CUT_DOWN = ['skin-temp.list.json', 'weight.list.json'];

const MESSAGES: readonly [ending: string, message: string][] = [
  ['.dailyRollUp.json', 'DailyRollUpDataPointsResponse'],
  ['.list.json', 'ListDataPointsResponse'],
  ['sleep.wire.json', 'ListDataPointsResponse'],
  ['identity.json', 'Identity'],
  ['dailyRollUp.request.json', 'DailyRollUpDataPointsRequest'],
];

describeWide('the collected schema of Google, hardened', () => {
  let check: SchemaCheck;
  beforeAll(() => {
    check = createSchemaCheck(hardenGoogle(readGoogleSpecification()).schemas);
  });

  test('knows the addresses that are checked', () => {
    expect(unknownAddresses(readGoogleSpecification())).toEqual([]);
  });

  test('fits the collected bodies, those aside that were cut down', () => {
    const folder = join(EXAMPLES, 'google-health');
    const checked = readdirSync(folder).flatMap((file) => {
      const message = MESSAGES.find(([ending]) => file.endsWith(ending))?.[1];
      if (message === undefined) return [];
      const problems = check(refTo(message), JSON.parse(readFileSync(join(folder, file), 'utf8')));
      return [{ file, problems }];
    });
    expect(checked.length).toBeGreaterThan(CUT_DOWN.length);
    const misfits = checked.filter(({ problems }) => problems.length > 0).map(({ file }) => file);
    expect(misfits.sort()).toEqual(CUT_DOWN);
  });
});
