import { exchangeChecker } from './check-exchange';
import { type ExampleBody, readExampleBodies } from './example-bodies';
import { harden } from './hardened-spec';
import { answerSchema, operationAt, readSpecification, type Specification } from './specification';

const published = readSpecification();
const bodies = readExampleBodies();
const present = published !== undefined && bodies.length > 0;

/** Values for the parameters of addresses. */
const values: Readonly<Record<string, string>> = {
  period: '7d',
  'detail-level': '1min',
  'goal-type': 'weight',
  'tracker-id': '1',
  'collection-path': 'foods',
  'subscription-id': '1',
};

/** Bodies that are not as the service answers, by their own account. */
const untrue = new Map([
  ['sleep.date.stages', 'the reference writes datetime where the wire has dateTime'],
  ['sleep.goal.full', 'its block on consistency is from memory'],
  ['irn.alerts', 'the name of its windows is a guess'],
]);

describe('a tiny specification, hardened', () => {
  const tiny: Specification = {
    paths: {
      '/pets/{date}.json': {
        get: {
          responses: {
            200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
          },
        },
      },
    },
    components: {
      schemas: {
        Pet: {
          type: 'object',
          properties: { name: { type: 'string' }, age: { type: 'integer' }, chip: { type: 'string' } },
        },
      },
    },
  };
  const body = (file: string, kind: ExampleBody['kind'], content: unknown): ExampleBody => ({
    file,
    kind,
    method: 'GET',
    path: '/pets/{date}.json',
    status: 200,
    body: content,
  });
  const required = (...examples: ExampleBody[]) =>
    harden(tiny, examples, []).components.schemas.Pet?.required;

  test('requires what all bodies have', () => {
    const pair = [
      body('a', 'recorded', { name: 'Rex', age: 3 }),
      body('b', 'recorded', { name: 'Rex', chip: 'x' }),
    ];
    expect(required(...pair)).toEqual(['name']);
  });

  test('believes recorded bodies more than others, and others where there are none', () => {
    const recorded = body('a', 'recorded', { name: 'Rex', age: 3 });
    const invented = body('b', 'constructed', { chip: 'x' });
    expect(required(recorded, invented)).toEqual(['name', 'age']);
    expect(required(invented, recorded)).toEqual(['name', 'age']);
    expect(required(invented)).toEqual(['chip']);
  });

  test('knows no other keys, and leaves the published one alone', () => {
    expect(harden(tiny, [], []).components.schemas.Pet?.additionalProperties).toBe(false);
    expect(tiny.components.schemas.Pet?.additionalProperties).toBeUndefined();
  });
});

(present ? describe : describe.skip)('the published specification', () => {
  const specification = published ?? { paths: {}, components: { schemas: {} } };
  const hardened = present ? harden(specification, bodies) : specification;
  const check = exchangeChecker(hardened);
  const answer = (body: ExampleBody, content = body.body) => {
    const path = body.path.replace(/\{([^}]+)\}/g, (_, name: string) => values[name] ?? '2026-07-14');
    const request = { method: body.method, url: `https://api.fitbit.com${path}` };
    const problems = check(request, { status: body.status, body: JSON.stringify(content) });
    return problems.filter((problem) => problem.includes(': answer'));
  };

  test('fits every collected body, those aside that are not as the service answers', () => {
    const misfits = bodies.filter((body) => answer(body).length > 0).map(({ file }) => file);
    expect(misfits).toEqual([...untrue.keys()]);
  });

  test.each(bodies.filter(({ file }) => !untrue.has(file)).map((body) => [body.file, body] as const))(
    '%s would be refused with a key more',
    (_, body) => {
      const content = Array.isArray(body.body)
        ? [...body.body, { karma: 1 }]
        : { ...(body.body as object), karma: 1 };
      expect(answer(body, content)).not.toEqual([]);
    },
  );

  test('requires something of every answer that has been seen', () => {
    const open = bodies.filter(({ method, path, status }) => {
      const schema = answerSchema(operationAt(hardened, method, path), status);
      const name = schema?.$ref?.split('/').at(-1) ?? '';
      const target = hardened.components.schemas[name] ?? schema;
      return target?.type === 'object' && !target.required?.length;
    });
    expect(open.map(({ file }) => file)).toEqual([]);
  });

  test('declares every parameter of its addresses', () => {
    const undeclared = Object.entries(hardened.paths).flatMap(([path, item]) =>
      [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name]) =>
        Object.values(item)
          .filter((one) => one.responses && !one.parameters?.some((parameter) => parameter.name === name))
          .map(() => `${path}: ${name}`),
      ),
    );
    expect(undeclared).toEqual([]);
  });
});
