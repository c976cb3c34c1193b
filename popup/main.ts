/**
 * Chromium shows a popup once its document has loaded, and scripts put that off; what is imported from here does not. So
 * the frame in the HTML is seen at once, while the rest is still on its way.
 */
import('./open.tsx');
