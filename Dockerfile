# One image for every role. Built from the repository's root: docker build -t eparch .
ARG NODE=node:lts-slim

FROM ${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY console/package.json console/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM ${NODE} AS modules
WORKDIR /app
COPY package.json package-lock.json ./
# What the console is built from is not needed where it is served.
RUN npm ci --omit=dev --workspaces=false --no-audit --no-fund

FROM ${NODE}
WORKDIR /app
ENV NODE_ENV=production EPARCH_HOST=0.0.0.0 EPARCH_PORT=4200 EPARCH_DATA_DIR=/var/lib/eparch
COPY --from=modules /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/console/dist console/dist
COPY docs/errors docs/errors
COPY bin bin
COPY package.json LICENSE ./
# The embedded PostgreSQL and the installation's key are kept here, unless both come from outside.
RUN install -d -o 1000 -g 1000 -m 700 /var/lib/eparch
VOLUME /var/lib/eparch
USER 1000:1000
EXPOSE 4200
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.EPARCH_PORT}/api/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/eparch.mjs"]
CMD ["start"]
