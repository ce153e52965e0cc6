import { createSpotlight } from '@mantine/spotlight';

/** Opens and closes the palette from anywhere; what is selected in it is read for screen readers. */
export const [paletteStore, palette] = createSpotlight();
