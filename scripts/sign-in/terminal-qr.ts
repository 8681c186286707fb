import { encode } from 'uqr';

/** Light modules around the code: four by the standard; two are enough for most readers. */
const MARGINS = [4, 2];

const RESET = '\u001b[0m';
/** Black on white, whatever colours the terminal has. */
const BLACK_ON_WHITE = '\u001b[38;5;16;48;5;231m';

/**
 * A QR code of half blocks, two rows in a line. Without colours it suits a dark terminal; readers also accept
 * an inverted code. Undefined where it is wider than `columns`.
 */
export function drawQr(
  text: string,
  { hasColours, columns }: { hasColours: boolean; columns: number },
): string | undefined {
  const codes = MARGINS.map((border) => encode(text, { border }));
  const code = codes.find(({ size }) => size <= columns);
  if (!code) return undefined;
  const lines: string[] = [];
  for (let y = 0; y < code.size; y += 2) {
    const line = (code.data[y] ?? [])
      .map((dark, x) => halfBlock(dark === hasColours, (code.data[y + 1]?.[x] ?? false) === hasColours))
      .join('');
    lines.push(hasColours ? BLACK_ON_WHITE + line + RESET : line);
  }
  return lines.join('\n');
}

/** The character for one module above another. */
function halfBlock(isUpperDark: boolean, isLowerDark: boolean): string {
  if (isUpperDark) return isLowerDark ? '█' : '▀';
  return isLowerDark ? '▄' : ' ';
}
