const patienceMs = 1500;

/** Waits for both weights, so that nothing on the first screen moves when they arrive. A font that does not come keeps nobody waiting. */
export async function fontsReady(): Promise<void> {
  const fonts = ['400', '600'].map((weight) => document.fonts.load(`${weight} 1rem FiraGO`));
  await Promise.race([Promise.allSettled(fonts), new Promise((done) => setTimeout(done, patienceMs))]);
}
