# One image for every part: the worker, the scheduler, the dashboard and the commands.

FROM python:3.12-slim AS wheel
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /source
COPY requirements-build.lock ./
RUN pip install --require-hashes -r requirements-build.lock
COPY . ./
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /wheel .

FROM python:3.12-slim AS installed
ENV PATH=/opt/groundswell/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/groundswell
# the dependencies first: they change less often than the project
COPY requirements.lock /
RUN pip install --require-hashes -r /requirements.lock
COPY --from=wheel /wheel /wheel
RUN pip install --no-deps /wheel/*.whl

FROM python:3.12-slim
RUN groupadd --gid 10001 groundswell && useradd --uid 10001 --gid 10001 --create-home groundswell
COPY --from=installed /opt/groundswell /opt/groundswell
ENV PATH=/opt/groundswell/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001:10001
WORKDIR /home/groundswell
CMD ["groundswell", "--help"]
