const heading = 'Davtari is delivered with';

/** The licence texts the build puts beside the page; null where there are none, as on a development server (which answers with the page itself). */
export async function readLicences(): Promise<string | null> {
  try {
    const response = await fetch('./licences.txt');
    const text = response.ok ? await response.text() : '';
    return text.startsWith(heading) ? text : null;
  } catch {
    // Nobody answered: the same as no file.
    return null;
  }
}
