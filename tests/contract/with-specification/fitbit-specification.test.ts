import { operationsOf, type Specification } from '../../../scripts/specification';
import { exchangeChecker } from '../check-exchange';
import { fitbitContract } from '../fitbit-exchange';
import { operationAt, readSpecification, responseSchema } from './collected';
import { type ExampleBody, readExampleBodies } from './example-bodies';
import { harden } from './harden-fitbit';
import { describeWide } from './wide-lane';

/** Values for the parameters of addresses. */
const VALUES: Readonly<Record<string, string>> = {
  period: '7d',
  'detail-level': '1min',
  'goal-type': 'weight',
  'tracker-id': '1',
  'collection-path': 'foods',
  'subscription-id': '1',
};

/** Bodies that are not as the service returns them, by their own account. */
const UNTRUE = new Map([
  ['sleep.date.stages', 'the reference writes datetime where the wire has dateTime'],
  ['sleep.goal.full', 'its block on consistency is from memory'],
  ['irn.alerts', 'the name of its windows is a guess'],
]);

describeWide('the published specification of Fitbit, hardened', () => {
  let bodies: ExampleBody[];
  let hardened: Specification;
  let problemsOf: (body: ExampleBody, content?: unknown) => string[];

  beforeAll(() => {
    bodies = readExampleBodies();
    hardened = harden(readSpecification(), bodies);
    const check = exchangeChecker(fitbitContract(hardened));
    problemsOf = (body, content = body.body) => {
      const path = body.path.replace(/\{([^}]+)\}/g, (_, name: string) => VALUES[name] ?? '2026-07-14');
      const request = { method: body.method, url: `https://api.fitbit.com${path}` };
      const problems = check(request, { status: body.status, body: JSON.stringify(content) });
      return problems.filter((problem) => problem.includes(': response'));
    };
  });

  test('fits every collected body, those aside that are not as the service returns them', () => {
    const misfits = bodies.filter((body) => problemsOf(body).length > 0).map(({ file }) => file);
    expect(misfits).toEqual([...UNTRUE.keys()]);
  });

  test('refuses each of them with a key more', () => {
    const accepted = bodies.filter((body) => {
      const content = Array.isArray(body.body)
        ? [...body.body, { karma: 1 }]
        : { ...(body.body as object), karma: 1 };
      return problemsOf(body, content).length === 0;
    });
    expect(accepted.map(({ file }) => file)).toEqual([]);
    expect(bodies.length).toBeGreaterThan(50);
  });

  test('requires something of every response that has been seen', () => {
    const open = bodies.filter(({ method, path, status }) => {
      const schema = responseSchema(operationAt(hardened, method, path), status);
      const name = schema?.$ref?.split('/').at(-1) ?? '';
      const target = hardened.components.schemas[name] ?? schema;
      return target?.type === 'object' && !target.required?.length;
    });
    expect(open.map(({ file }) => file)).toEqual([]);
  });

  test('declares every parameter of its addresses', () => {
    const undeclared = operationsOf(hardened).flatMap(({ method, path, operation }) =>
      [...path.matchAll(/\{([^}]+)\}/g)]
        .filter(([, name]) => !operation.parameters?.some((parameter) => parameter.name === name))
        .map(([, name]) => `${method} ${path}: ${name}`),
    );
    expect(undeclared).toEqual([]);
  });
});
