/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  // npm test checks the types of everything at once; whoever starts the demo need not wait for it.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  agentRules: false,
  serverExternalPackages: ["postgres", "sharp", "graphile-worker", "pino"],
  images: { unoptimized: true },
  turbopack: {
    rules: {
      "**/blindrsa-ts/lib/src/sjcl/index.js": {
        condition: "browser",
        loaders: ["./scripts/cut-sjcl.cjs"],
        as: "*.js",
      },
    },
  },
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "same-origin" },
          { key: "X-Frame-Options", value: "DENY" },
          { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        ],
      },
    ];
  },
};

export default config;
