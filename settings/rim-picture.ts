/** A day in small: 24 hours from midnight at the bottom, clockwise; how far each reaches inward. */
const HOURS = [14, 9, 15, 11, 7, 13, 9, 6, 9, 14, 11, 7, 12, 9, 15, 12, 8, 18, 4, 4, 4, 4, 4, 8];
const NOW = 17;

/**
 * The face's edge on a round black ground, as the address of a picture: the night in blue, today in the
 * accent. Without parentheses, so that it may stand in a stylesheet's url() as well.
 */
export function rimPicture(accent: string): string {
  const ticks = HOURS.map((length, hour) => {
    const turn = (hour * Math.PI) / 12;
    const at = (radius: number): string =>
      `${Math.round(40 - radius * Math.sin(turn))} ${Math.round(40 + radius * Math.cos(turn))}`;
    return `<path d="M${at(35)}L${at(35 - length)}" stroke="${colorOf(hour, accent)}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" stroke-width="5.5"><circle cx="40" cy="40" r="40"/>${ticks.join('')}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function colorOf(hour: number, accent: string): string {
  if (hour < 7 || hour === 23) return HOURS[hour] > 10 ? '#6A70FF' : '#4FA3F7';
  if (hour === NOW) return '#F6F1E6';
  return hour < NOW ? accent : '#34312D';
}
