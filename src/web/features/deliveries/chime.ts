let context: AudioContext | undefined

const NOTES = [
  { hertz: 660, at: 0 },
  { hertz: 880, at: 0.14 },
]
const NOTE_SECONDS = 0.3
const VOLUME = 0.12

/** Two soft notes. Silent where the browser wants a click in the page first, or has no sound at all. */
export function chime(): void {
  if (!('AudioContext' in window)) return
  context ??= new AudioContext()
  void context.resume().catch(() => {})
  for (const { hertz, at } of NOTES) {
    const begin = context.currentTime + at
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(VOLUME, begin)
    volume.gain.exponentialRampToValueAtTime(0.001, begin + NOTE_SECONDS)
    tone.connect(volume).connect(context.destination)
    tone.start(begin)
    tone.stop(begin + NOTE_SECONDS)
  }
}
