import type { Subscription } from '../../account-edits';
import { createJsonResponse, FitbitError, NO_CONTENT } from '../../fitbit-error';
import type { ReadRoute, ResourceCall, ResourceRoute, WriteRoute } from '../../route';
import type { Scope } from '../../scopes';

/** The collections that apps can subscribe to, and the scope of each. */
const COLLECTIONS: readonly [string, Scope][] = [
  ['activities', 'activity'],
  ['body', 'weight'],
  ['foods', 'nutrition'],
  ['sleep', 'sleep'],
];

/** Creates the endpoints of one collection, or of all collections under the name `user`. */
function createRoutes(collection: string, folder: string, scopes: readonly Scope[]): ResourceRoute[] {
  const one = `/1/user/{user}/${folder}apiSubscriptions/{subscription}.json`;
  const list: ReadRoute = {
    method: 'GET',
    path: `/1/user/{user}/${folder}apiSubscriptions.json`,
    scopes,
    handle: ({ edits }) => ({ apiSubscriptions: edits.subscriptions.filter(isInCollection(collection)) }),
  };
  const add: WriteRoute = {
    method: 'POST',
    path: one,
    scopes,
    handle: (call) => subscribe(call, collection),
  };
  const remove: WriteRoute = {
    method: 'DELETE',
    path: one,
    scopes,
    handle({ edits, pathParameter }) {
      const index = edits.subscriptions.findIndex(
        (one) => isInCollection(collection)(one) && one.subscriptionId === pathParameter('subscription'),
      );
      if (index < 0)
        throw new FitbitError(404, 'not_found', `No subscription ${pathParameter('subscription')}.`);
      edits.subscriptions.splice(index, 1);
      return NO_CONTENT;
    },
  };
  return [list, add, remove];
}

/** `GET`, `POST` and `DELETE` of `/1/user/-/[collection/]apiSubscriptions…`. Notifications are never sent. */
export const subscriptionRoutes: readonly ResourceRoute[] = [
  ...createRoutes(
    'user',
    '',
    COLLECTIONS.map(([, scope]) => scope),
  ),
  ...COLLECTIONS.flatMap(([name, scope]) => createRoutes(name, `${name}/`, [scope])),
];

/**
 * Responds with 201 for a new subscription, 200 for a repeated one, 409 where its id or its collection is
 * taken.
 */
function subscribe(call: ResourceCall, collectionType: string) {
  const { edits, persona } = call;
  const subscription: Subscription = {
    collectionType,
    ownerId: persona.account.userId,
    ownerType: 'user',
    subscriberId: call.header('x-fitbit-subscriber-id') ?? '1',
    subscriptionId: call.pathParameter('subscription'),
  };
  const taken = edits.subscriptions.find(
    (one) =>
      one.subscriptionId === subscription.subscriptionId ||
      (one.collectionType === collectionType && one.subscriberId === subscription.subscriberId),
  );
  if (!taken) edits.subscriptions.push(subscription);
  const isSame =
    taken?.subscriptionId === subscription.subscriptionId && taken.collectionType === collectionType;
  return createJsonResponse(!taken ? 201 : isSame ? 200 : 409, taken ?? subscription);
}

function isInCollection(collection: string): (subscription: Subscription) => boolean {
  return ({ collectionType }) => collectionType === collection;
}
