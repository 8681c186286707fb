export const TEXT_BUTTON = `<defs>
  <symbol id="text-button" height="60" fill="fb-cyan" pointer-events="visible">
    <g class="button-face"><circle/><circle/><rect/></g>
    <text id="text" x="50%" text-anchor="middle" class="background-fill p2"/>
  </symbol>
  <symbol id="textarea-button" height="80" fill="fb-cyan" pointer-events="visible">
    <g class="button-face"><circle/><circle/><rect/></g>
    <textarea id="text" x="24" width="100%-48" text-anchor="middle" display-align="center" class="background-fill p2"/>
  </symbol>
  <symbol id="icon-text-button" height="60" fill="fb-cyan" pointer-events="visible">
    <g class="button-face"><circle/><circle/><rect/></g>
    <image id="image" x="24" y="50%-16" width="32" height="32" class="background-fill"/>
    <text id="text" x="50%" text-anchor="middle" class="background-fill p2"/>
  </symbol>
</defs>`;

export const ICON_BUTTON = `<defs>
  <symbol id="icon-button" width="76" height="76" fill="fb-cyan" pointer-events="visible">
    <circle cx="50%" cy="50%" r="50%"/>
    <image id="image" class="background-fill"/>
  </symbol>
</defs>`;

export const TOGGLE_SWITCH = `<defs>
  <symbol id="toggle-switch" width="60" height="60" value="0" fill="fb-cyan" pointer-events="visible">
    <g id="track"><circle cx="18" cy="50%" r="14"/><circle cx="42" cy="50%" r="14"/><rect x="18" y="50%-14" width="24" height="28"/></g>
    <circle id="knob" cx="18" cy="50%" r="11" fill="fb-white"/>
  </symbol>
</defs>`;

export const CHECKBOXES = `<defs>
  <symbol id="checkbox" width="42" height="42" value="0" fill="fb-cyan" pointer-events="visible">
    <rect x="4" y="4" width="34" height="34"/>
    <rect x="8" y="8" width="26" height="26" class="background-fill"/>
    <rect id="checkbox-selected" x="12" y="12" width="18" height="18" fill="fb-white"/>
  </symbol>
  <symbol id="checkbox-tile" width="100%" value="0" pointer-events="visible">
    <rect id="checkbox-unselected" class="checkbox-tile-image checkbox-unselected-color" x="12" y="50%-14" width="28" height="28" fill="fb-dark-gray"/>
    <rect id="checkbox-selected" class="checkbox-tile-image" x="17" y="50%-9" width="18" height="18" fill="fb-cyan"/>
    <svg id="header" x="52" width="100%-60">
      <textarea id="text" display-align="center" class="foreground-fill p2"/>
    </svg>
  </symbol>
</defs>`;

export const TEXT_BUTTON_STYLES = `
.text-button.bottom    { y: 100%-66; }
.text-button.primary   { y: 100%-132; }
.text-button.secondary { y: 100%-66; }
.text-button.left      { width: 50%; }
.text-button.right     { x: 50%; width: 50%; }
.text-button.secondary .button-face { opacity: 0.35; }
.text-button.secondary #text { fill: fb-white; }
`;

const combo = (corner: string, place: string) => `
  <symbol id="combo-button-${corner}" ${place} width="76" height="76" fill="fb-cyan" pointer-events="visible">
    <circle cx="50%" cy="50%" r="50%"/>
    <arc id="combo-button-stroke" width="100%" height="100%" arc-width="3" sweep-angle="360" fill="fb-white" display="none"/>
    <image id="combo-button-icon" class="background-fill"/>
    <image id="combo-button-icon-press" class="background-fill" display="none"/>
  </symbol>`;

const square = (name: string, fill: string, more = '') => `
  <symbol id="${name}" height="60" fill="${fill}" pointer-events="visible">
    <rect width="100%" height="100%-2"/>${more}
    <textarea id="text" y="12" height="100%-12" text-anchor="middle" class="foreground-fill p2"/>
  </symbol>`;

// The rest went with Fitbit OS 5.

export const COMBO_BUTTONS = `<defs>
  ${combo('lower-right', 'x="100%-86" y="100%-86"')}
  ${combo('lower-left', 'x="10" y="100%-86"')}
  ${combo('upper-right', 'x="100%-86" y="10"')}
  ${combo('upper-left', 'x="10" y="10"')}
</defs>`;

export const SQUARE_BUTTONS = `<defs>
  ${square('square-button', 'fb-slate')}
  ${square('square-button-neutral', 'fb-dark-gray')}
  ${square('square-button-negative', 'fb-red')}
  ${square('square-button-positive', 'fb-green')}
  ${square('square-button-toggle', 'fb-dark-gray')}
  ${square('square-button-icon', 'fb-dark-gray', '<image id="image" x="16" y="50%-16" width="32" height="32" class="foreground-fill"/>')}
</defs>`;

export const PUSH_BUTTON = `<defs>${square('push-button', 'fb-slate')}</defs>`;
