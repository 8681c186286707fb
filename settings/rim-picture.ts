/** The lengths of the 24 hours of a small Rim, clockwise from midnight at the bottom. */
const HOUR_LENGTHS = [14, 9, 15, 11, 7, 13, 9, 6, 9, 14, 11, 7, 12, 9, 15, 12, 8, 18, 4, 4, 4, 4, 4, 8];
const CURRENT_HOUR = 17;

/** The pictures by accent. The page is rendered often, and has one picture. */
const pictures: Record<string, string> = {};

/**
 * The data URL of a picture of the Rim on a round black ground: the night in blue, today in the accent. It has no
 * parentheses, so that it can be used in url() of a stylesheet.
 */
export function drawRimPicture(accent: string): string {
  const picture = pictures[accent] || draw(accent);
  pictures[accent] = picture;
  return picture;
}

function draw(accent: string): string {
  const ticks = HOUR_LENGTHS.map((length, hour) => {
    const angle = (hour * Math.PI) / 12;
    const at = (radius: number): string =>
      `${Math.round(40 - radius * Math.sin(angle))} ${Math.round(40 + radius * Math.cos(angle))}`;
    return `<path d="M${at(35)}L${at(35 - length)}" stroke="${chooseColor(hour, length, accent)}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" stroke-width="5.5"><circle cx="40" cy="40" r="40"/>${ticks.join('')}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function chooseColor(hour: number, length: number, accent: string): string {
  if (hour < 7 || hour === 23) return length > 10 ? '#6A70FF' : '#4FA3F7';
  if (hour === CURRENT_HOUR) return '#F6F1E6';
  return hour < CURRENT_HOUR ? accent : '#34312D';
}
