export const TEXTS = `<defs>
  <symbol id="dynamic-textarea"><textarea id="text" class="p2"/></symbol>
  <symbol id="static-image"><image id="image"/></symbol>
  <symbol id="static-text"><text id="text"/></symbol>
  <symbol id="sprite-image"/>
  <symbol id="app-gradient-background" fill="fb-cyan">
    <rect width="100%" height="100%" fill-opacity="0.45"/>
    <gradientRect width="100%" height="100%" gradient-type="linear" gradient-x1="0" gradient-y1="0" gradient-x2="0" gradient-y2="100%"
      gradient-color1="fb-black" gradient-color2="fb-black" gradient-opacity1="0" gradient-opacity2="1"/>
  </symbol>
</defs>`;

export const MARQUEE = `<defs>
  <symbol id="marquee-text" overflow="hidden" mode="1" value="120" height="44">
    <g id="group">
      <text id="text" x="0" class="p2"/>
      <svg id="separator" width="87"/>
      <animateTransform attributeType="translate" from="0,0" to="0,0" dur="1" repeatCount="indefinite" begin="enable" end="disable" final="restore"/>
    </g>
  </symbol>
</defs>`;

export const SPINNER = `<defs>
  <symbol id="spinner" width="50" height="50" state="disabled" fill="fb-white">
    <g id="turn" transform="translate(50%,50%)">
      <arc x="-50%" y="-50%" width="100%" height="100%" arc-width="5" sweep-angle="270"/>
      <animateTransform attributeType="rotate" from="0" to="360" dur="1.2" repeatCount="indefinite" begin="enable" end="disable"/>
    </g>
  </symbol>
</defs>`;

const mixed = (name: string) => `
  <symbol id="${name}" fill="fb-cyan">
    <svg id="top-padding" height="16"/>
    <svg id="header"><textarea id="text" fill="inherit" class="h3"/></svg>
    <svg id="copy"><textarea id="text" class="foreground-fill p2"/></svg>
    <svg id="bottom-padding" height="16"/>
  </symbol>`;

/** Went with Fitbit OS 5. */
export const MIXED_TEXTS = `<defs>${['center-mid', 'center-top', 'left-mid', 'left-top']
  .map((place) => mixed(`mixed-text-${place}`))
  .join('')}
</defs>`;
