import type { Persona } from '../../../persona/persona';
import type { ReadRoute } from '../../route';

const AVATAR = 'https://static0.fitbit.com/images/profile/defaultProfile_150.png';

/** `GET /1.1/user/-/friends.json` */
export const friendsRoute: ReadRoute = {
  method: 'GET',
  path: '/1.1/user/{user}/friends.json',
  scopes: ['social'],
  handle: ({ persona }) => ({
    data: persona.friends.map(({ id, name }) => describePerson({ id, name, friend: true })),
  }),
};

/** A person in the format of the social endpoints. */
export function describePerson({ id, name, friend }: { id: string; name: string; friend: boolean }): unknown {
  return { type: 'person', id, attributes: { avatar: AVATAR, child: false, friend, name } };
}

/** The name of the account's owner that others see. */
export function getDisplayName({ account }: Persona): string {
  return `${account.firstName} ${account.lastName.charAt(0)}.`;
}
