# gongkai with what it needs: Node, Chromium (headless shell), Chinese fonts; runs as an ordinary user.
#
#   docker build -t gongkai .
#   docker run --rm -v "$PWD:/work" --user "$(id -u):0" gongkai audit https://www.example.gov.cn/
#   docker run -d -p 8080:8080 -v gongkai-data:/data gongkai serve --host 0.0.0.0
#
# Behind mirrors: --build-arg BASE=… (debian:trixie-slim from another registry), --build-arg DEBIAN_MIRROR=http://… (in place of
# scheme and host of Debian's archive), --build-arg NPM_REGISTRY=https://…
# Behind a proxy that has a certificate of its own: --secret id=ca,src=ca.pem.
ARG BASE=debian:trixie-slim

FROM ${BASE} AS node
ARG DEBIAN_MIRROR=
RUN if [ -n "$DEBIAN_MIRROR" ]; then \
      find /etc/apt -name '*.sources' -o -name 'sources.list' \
      | xargs sed -i -E "s#https?://[^/ ]+#${DEBIAN_MIRROR%/}#"; \
    fi \
 && apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates nodejs \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/apt/* /var/log/dpkg.log


# What the program runs with. The lockfile names packages and digests, no host: any registry serves.
FROM node AS packages
RUN apt-get update && apt-get install -y --no-install-recommends npm
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
ARG NPM_REGISTRY=
# Left out: maps and types, which only editors read, and binaries for another C library, which npm before 10.4 takes along.
RUN --mount=type=secret,id=ca,target=/run/ca.pem \
    if [ -s /run/ca.pem ]; then export NODE_EXTRA_CA_CERTS=/run/ca.pem; fi; \
    npm_config_registry="$NPM_REGISTRY" npm ci --omit=dev --ignore-scripts --loglevel=error \
 && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete \
 && rm -rf node_modules/*/*-musl \
 && chmod -R a+rX,go-w node_modules


# What it is built with, and the program as it is put into the image: readable by every user, whatever the clone's umask was.
FROM packages AS build
ARG NPM_REGISTRY=
RUN --mount=type=secret,id=ca,target=/run/ca.pem \
    if [ -s /run/ca.pem ]; then export NODE_EXTRA_CA_CERTS=/run/ca.pem; fi; \
    npm_config_registry="$NPM_REGISTRY" npm ci --ignore-scripts --loglevel=error
COPY tsconfig.json ./
COPY scripts ./scripts
COPY src ./src
RUN node scripts/setup/build.mjs
COPY schema ./schema
COPY reports/templates ./reports/templates
COPY rules ./rules
RUN mkdir /gongkai \
 && cp -r --parents package.json dist rules schema reports/templates /gongkai \
 && rm -f /gongkai/dist/.tsbuildinfo \
 && chmod -R a+rX,go-w /gongkai


FROM node
RUN apt-get update \
 && apt-get install -y --no-install-recommends chromium-headless-shell fontconfig fonts-noto-cjk tini \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/apt/* /var/log/dpkg.log \
 && fc-cache -f \
 && useradd --uid 1000 --gid 0 --create-home --shell /usr/sbin/nologin gongkai \
 && install -d -o gongkai -g 0 -m 1777 /home/gongkai /work /data \
 && ln -s /opt/gongkai/dist/main.js /usr/local/bin/gongkai
COPY --from=packages /build/node_modules /opt/gongkai/node_modules
COPY --from=build /gongkai /opt/gongkai

LABEL org.opencontainers.image.title="gongkai" \
      org.opencontainers.image.description="Checks the disclosure columns of Chinese government websites (政府信息公开)"
# Any user may run it (--user, OpenShift): home, work and data are open to all.
# Where the browser gets no sandbox of its own, as under Docker's usual profile, the container is the wall round it.
ENV HOME=/home/gongkai \
    LANG=C.UTF-8 \
    NODE_ENV=production \
    GONGKAI_BROWSER_SANDBOX=auto \
    GONGKAI_DATA=/data
USER 1000:0
WORKDIR /work
VOLUME /data
EXPOSE 8080
# The first process hands on signals and sees to the ends of the browser's processes.
ENTRYPOINT ["tini", "--", "gongkai"]
CMD ["--help"]
