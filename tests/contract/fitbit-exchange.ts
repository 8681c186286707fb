import { object, type Schema, type Specification, string } from '../../scripts/specification';
import { type CheckExchange, type Contract, exchangeChecker } from './check-exchange';
import { createSchemaCheck } from './schema-check';
import { readFitbitContract } from './table/fitbit-contract';

const closed = (properties: Record<string, Schema>, required: string[]): Schema => ({
  ...object(properties),
  required,
  additionalProperties: false,
});

/** How every refusal looks, as recorded ones do; the specification does not say. */
const REFUSAL = closed(
  {
    errors: {
      type: 'array',
      items: closed({ errorType: string, fieldName: string, message: string }, ['errorType', 'message']),
    },
    success: { type: 'boolean' },
  },
  ['errors', 'success'],
);

const check = createSchemaCheck({});

export function fitbitContract(specification: Specification): Contract {
  return {
    host: 'api.fitbit.com',
    specification,
    refusalProblems: (_, body) => check(REFUSAL, body),
  };
}

/** Checks against the types and the table of this repository. */
export const checkFitbitExchange: CheckExchange = exchangeChecker(fitbitContract(readFitbitContract()));
