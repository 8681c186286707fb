/** Lists and views whose children are items. They draw nothing themselves. */
export const TILE_LIST = `<defs>
  <symbol id="tile-list" overflow="hidden" pointer-events="visible"/>
  <symbol id="tile-list-item"/>
  <symbol id="tile-list-header"/>
  <symbol id="tile-list-footer"/>
  <symbol id="tile-list-pool"/>
</defs>`;

export const SCROLL_VIEW = `<defs>
  <symbol id="scrollview" overflow="hidden" pointer-events="visible"/>
  <symbol id="scrollview-item"/>
  <symbol id="scrollview-header" height="50" layer="1">
    <rect width="100%" height="100%" fill="inherit"/>
    <text id="text" x="50%" text-anchor="middle" class="foreground-fill p2"/>
  </symbol>
</defs>`;

export const CYCLE_VIEW = `<defs>
  <symbol id="cycleview" overflow="hidden" pointer-events="visible" value="0"/>
  <symbol id="cycleview-item"/>
</defs>`;

export const PANORAMA = `<defs>
  <symbol id="panoramaview" overflow="hidden" pointer-events="visible" value="0"/>
  <symbol id="panoramaview-item"/>
</defs>`;

export const PAGINATION = `<defs>
  <symbol id="pagination-widget" height="12" layer="1"/>
  <symbol id="pagination-dot" width="10" height="10"><circle cx="50%" cy="50%" r="4" fill="fb-dark-gray"/></symbol>
  <symbol id="pagination-highlight-dot" width="10" height="10"><circle cx="50%" cy="50%" r="5" fill="fb-white"/></symbol>
</defs>`;

export const TUMBLER = `<defs>
  <symbol id="tumblerview" overflow="hidden" pointer-events="visible" value="0"/>
  <symbol id="tumbler-item" class="tumblerview-item" height="84">
    <svg id="value"><text id="text" x="50%" text-anchor="middle" class="foreground-fill h1"/></svg>
  </symbol>
  <symbol id="tumbler-toggle-label" height="84">
    <text id="tumbler-toggle-top" x="50%" text-anchor="middle" class="foreground-fill p1"/>
  </symbol>
</defs>`;
