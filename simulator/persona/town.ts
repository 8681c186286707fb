/** Where a person lives. Angles in degrees, lengths in m. */
export interface Town {
  name: string;
  latitude: number;
  longitude: number;
  altitude: number;
  /** Which way the person leaves home, clockwise from north. */
  leavesTowards: number;
  climate: Climate;
}

/** Long-term figures of a town's weather, °C. */
interface Climate {
  /** The mean of the year, and the distance of January and July from it. */
  mean: number;
  seasonalSwing: number;
  /** How far the afternoon and the end of the night are from the day's mean. */
  dailySwing: number;
  /** How far a warm or cold spell is from the usual. */
  spell: number;
  /** From 0, always blue, to 1, always grey. */
  cloudiness: number;
}

export const VIENNA: Town = {
  name: 'Vienna',
  latitude: 48.2082,
  longitude: 16.3738,
  altitude: 171,
  leavesTowards: 300,
  climate: { mean: 11.5, seasonalSwing: 10.5, dailySwing: 4.5, spell: 6, cloudiness: 0.56 },
};

export const LOS_ANGELES: Town = {
  name: 'Los Angeles',
  latitude: 34.0522,
  longitude: -118.2437,
  altitude: 87,
  leavesTowards: 250,
  climate: { mean: 18.5, seasonalSwing: 4.5, dailySwing: 5.5, spell: 4, cloudiness: 0.27 },
};
