/** The page's commands that the server performs itself, because the world may not respond. */
export const SERVER_COMMANDS = ['stopWorld', 'restartWorld'] as const;
export type ServerCommand = (typeof SERVER_COMMANDS)[number];

/** The server's command in a page's message; undefined for all other messages. */
export function parseServerCommand(text: string): ServerCommand | undefined {
  return SERVER_COMMANDS.find((command) => text === JSON.stringify({ type: command }));
}
