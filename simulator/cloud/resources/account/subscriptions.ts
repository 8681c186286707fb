import type { Subscription } from '../../account-edits';
import { FitbitError, jsonResponse, NO_CONTENT } from '../../fitbit-error';
import type { ReadRoute, ResourceCall, ResourceRoute, WriteRoute } from '../../route';
import type { Scope } from '../../scopes';

/** What can be subscribed to, and the scope it needs. */
const COLLECTIONS: readonly [string, Scope][] = [
  ['activities', 'activity'],
  ['body', 'weight'],
  ['foods', 'nutrition'],
  ['sleep', 'sleep'],
];

/** Endpoints of one collection, or of all of them under the name `user`. */
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
    handle({ edits, param }) {
      const index = edits.subscriptions.findIndex(
        (known) => isInCollection(collection)(known) && known.subscriptionId === param('subscription'),
      );
      if (index < 0) throw new FitbitError(404, 'not_found', `No subscription ${param('subscription')}.`);
      edits.subscriptions.splice(index, 1);
      return NO_CONTENT;
    },
  };
  return [list, add, remove];
}

/** `GET`, `POST` and `DELETE` of `/1/user/-/[collection/]apiSubscriptions…`. Nothing is ever delivered. */
export const subscriptionRoutes: readonly ResourceRoute[] = [
  ...createRoutes(
    'user',
    '',
    COLLECTIONS.map(([, scope]) => scope),
  ),
  ...COLLECTIONS.flatMap(([name, scope]) => createRoutes(name, `${name}/`, [scope])),
];

/** 201 for a new one, 200 for the very same again, 409 where its number or its collection is taken. */
function subscribe(call: ResourceCall, collectionType: string) {
  const { edits, persona } = call;
  const subscription: Subscription = {
    collectionType,
    ownerId: persona.account.userId,
    ownerType: 'user',
    subscriberId: call.header('x-fitbit-subscriber-id') ?? '1',
    subscriptionId: call.param('subscription'),
  };
  const taken = edits.subscriptions.find(
    (known) =>
      known.subscriptionId === subscription.subscriptionId ||
      (known.collectionType === collectionType && known.subscriberId === subscription.subscriberId),
  );
  if (!taken) edits.subscriptions.push(subscription);
  const same =
    taken?.subscriptionId === subscription.subscriptionId && taken.collectionType === collectionType;
  return jsonResponse(!taken ? 201 : same ? 200 : 409, taken ?? subscription);
}

function isInCollection(collection: string): (subscription: Subscription) => boolean {
  return ({ collectionType }) => collectionType === collection;
}
