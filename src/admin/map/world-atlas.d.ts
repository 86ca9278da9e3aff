// The outlines are 750 kB of numbers: their shape is enough for the compiler.
declare module 'world-atlas/countries-50m.json' {
  import type { GeometryCollection, Topology } from 'topojson-specification'

  const outlines: Topology<{ countries: GeometryCollection; land: GeometryCollection }>
  export default outlines
}
