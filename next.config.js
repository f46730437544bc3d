/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  serverExternalPackages: ["postgres", "sharp", "graphile-worker", "pino"],
  images: { unoptimized: true },
};

export default config;
