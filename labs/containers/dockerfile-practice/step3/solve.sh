#!/bin/bash
cat >~/shop/Dockerfile <<'END'
FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*
COPY site/ /srv/
USER 10001
EXPOSE 8080
CMD ["python3", "-m", "http.server", "8080", "--directory", "/srv"]
END
