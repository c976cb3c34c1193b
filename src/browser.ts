/**
 * The one seam to the browser's own interface. Tests step in here.
 * webextension-polyfill gives Chrome's callbacks Firefox's promises and lets a listener answer with one: it is
 * Mozilla's own, and what both browsers' documentation is written for.
 */
export { default as browser } from 'webextension-polyfill';
