# «Наставник» in a container: a build stage with pip, and a stage that only runs, as nobody in particular.
ARG PYTHON=3.12-slim

FROM python:${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_COMPILE=1
WORKDIR /src
COPY requirements.lock requirements-build.lock ./
RUN python -m venv /venv \
    && /venv/bin/pip install --require-hashes -r requirements.lock
# What builds our wheel is pinned by hash as well, and stays in this stage.
RUN pip install --require-hashes -r requirements-build.lock
COPY . .
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /venv/bin/pip install --no-deps --no-index --find-links /wheels nastavnik \
    && /venv/bin/pip uninstall --yes pip \
    && /venv/bin/python -m compileall -q /venv

FROM python:${PYTHON}
RUN useradd --system --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin nastavnik \
    && install --directory --owner=nastavnik --group=nastavnik --mode=0750 /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data \
    LOG_FORMAT=json
USER nastavnik
WORKDIR /data
VOLUME /data
# Polling needs no port; 8080 answers /healthz and /readyz, and the webhook when there is one.
EXPOSE 8080
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=3 CMD ["nastavnik", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["nastavnik"]
CMD ["run"]
