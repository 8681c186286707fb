import type { Specification } from '../../scripts/specification';
import type { ExampleBody } from './with-specification/example-bodies';
import { harden } from './with-specification/harden-fitbit';

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

  test('prefers recorded bodies to others, and uses others when there are no recorded ones', () => {
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
