/** A stroke or a shape of the drawn jacket. `paint` names one of its two gradients or is a colour. */
export type JacketPart = {
  d: string;
  paint?: "body" | "sleeve" | "#a9622f";
  stroke?: string;
  width?: number;
  opacity?: number;
  dashes?: string;
};

/** From the collar down to the hem: top left and width, height of what is drawn. */
export const JACKET_BOX = { x: -2, y: 0, width: 204, height: 228 };

const INK = "#6b5630";
const BRASS = "#e3b64b";
const STRAP = { paint: "#a9622f", stroke: "#5a2f10", width: 1.6 } as const;
const BUCKLE = { stroke: BRASS, width: 3.4 } as const;
const SEAM = { stroke: INK, width: 1.2 } as const;

/** The two canvases, lighter where the lamp falls: stops from top to bottom. */
export const JACKET_PAINTS = {
  body: {
    from: [0.1, 0],
    to: [0.9, 1],
    stops: [
      [0, "#fbf4e0"],
      [1, "#dccfa8"],
    ],
  },
  sleeve: {
    from: [0, 0],
    to: [0, 1],
    stops: [
      [0, "#fdf7e6"],
      [0.55, "#efe5c9"],
      [1, "#ddcfa7"],
    ],
  },
} as const;

/** Cream canvas, arms crossed, leather straps, brass buckles; in the order it is painted. */
export const JACKET_PARTS: JacketPart[] = [
  { d: "M98 2c0 4 2 6 4 7m5-7c0 6-7 8-6 15", stroke: "#d0a044", width: 3.4 },
  { d: "m33 158 3 60c40 10.5 88 10.5 128 0l3-60z", paint: "body", stroke: INK },
  {
    d: "M72 29.5C40 38 26 52 14 76 4 96 0 106 .7 118 2 146 28 166 53 166h94c25 0 51-20 52.3-48C200 106 196 96 186 76c-12-24-26-38-58-46.5z",
    paint: "body",
    stroke: INK,
  },
  { d: "M46.6 80v34M153.6 80v34M47.2 168v51M152.8 168v51", ...SEAM, opacity: 0.6 },
  { d: "M100 42v86M100 158v63", stroke: INK, dashes: "3.6 3.6" },
  {
    d: "M74 14c-5 6-6 11-2 17 6 8 16 10 28 10s22-2 28-10c4-6 3-11-2-17-6 7-15 8.5-26 8.5S80 21 74 14z",
    paint: "sleeve",
    stroke: INK,
  },
  {
    d: "M148.3 41.7C162 46 176 58 186 76c10 20 14 30 13.3 42C198 146 172 166 147 166c-9 0-27-5-47-9.5L50 143l-18.7-31L100 128l54-12 14-8c-1-12-8-28-23.7-36.3z",
    paint: "sleeve",
  },
  { d: "M31.3 112 100 128M144.3 71.7C160 80 168 96 168.5 110M100 156.5c20 4.5 38 9.5 47 9.5", stroke: INK },
  {
    d: "M51.7 41.7C38 46 24 58 14 76 4 96 0 106 .7 118 2 146 28 166 53 166c9 0 27-5 47-9.5l71.6-17.7L166 112l-12 3.5L100 128l-36 9c-14 3-26 2-31-11-6-22 3-44 22.5-54.3z",
    paint: "sleeve",
  },
  {
    d: "M51.7 41.7C38 46 24 58 14 76 4 96 0 106 .7 118 2 146 28 166 53 166c9 0 27-5 47-9.5l71.6-17.7L168 118M154 115.5 100 128l-36 9c-14 3-26 2-31-11-6-22 3-44 22.5-54.3M148.3 41.7C162 46 176 58 186 76c10 20 14 30 13.3 42C198 146 172 166 147 166",
    stroke: INK,
  },
  {
    d: "M8 98c6-4.5 13-5 20.4-1M6 113c6-4.5 13-5 20.6-2M192 98c-6-4.5-13-5-20.4-1M194 113c-3-2.5-5-3.3-8-3.8",
    ...SEAM,
    opacity: 0.75,
  },
  { d: "M86.4 22.6h27.3v10H86.4zM35 169h131.5v10.6H35.4zM35.8 193.6H165.5l-.6 10.4H36.2z", ...STRAP },
  { d: "m163.4 112 21.6-7.2 2.2 11.2-20 7.4z", ...STRAP },
  {
    d: "M94.7 20.4h12a1.5 1.5 0 0 1 1.5 1.5v11.5a1.5 1.5 0 0 1-1.5 1.5h-12a1.5 1.5 0 0 1-1.5-1.5V21.9a1.5 1.5 0 0 1 1.5-1.5z",
    ...BUCKLE,
  },
  { d: "m154.5 112.5 14.2-3.5 3.6 16-14 4.2z", ...BUCKLE },
  { d: "M87.5 165.4h25.3v18.2H87.5zM100 166v11M87.5 189.4h25.3v18.2H87.5zM100 190v11", ...BUCKLE },
];
