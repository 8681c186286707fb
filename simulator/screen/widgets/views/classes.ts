/**
 * Classes that come with the watch's own files, for a screen of 336 pixels. The sizes of the watch's are not published;
 * these are our own.
 */
export const CLASSES = `
.application-fill { fill: fb-cyan; }
.foreground-fill  { fill: fb-white; }
.background-fill  { fill: fb-black; }

.h1 { font-size: 60; }
.h2 { font-size: 48; }
.h3 { font-size: 40; }
.h4 { font-size: 34; }
.h5 { font-size: 28; }
.p1 { font-size: 32; }
.p2 { font-size: 28; }
.p3 { font-size: 24; }

.center-text    { text-anchor: middle; }
.horizontal-pad { x: 16; width: 100%-32; }

.tile-divider-bottom { y: 100%-2; width: 100%; height: 2; fill: fb-extra-dark-gray; }
.tile-divider-top    { y: 0; width: 100%; height: 2; fill: fb-extra-dark-gray; }

.small-button       { width: 56; height: 56; }
.medium-button      { width: 76; height: 76; }
.large-button       { width: 88; height: 88; }
.extra-large-button { width: 104; height: 104; }
`;
