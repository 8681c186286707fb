/** How the phone's browser presents pages: in the phone's colour scheme, and with the numeral of the first steps. */
export interface PageAppearance {
  isDark: boolean;
  /** Mark the consent button with the numeral 2. */
  showsNumeral: boolean;
}
