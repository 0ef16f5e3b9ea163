"""Derives the cache address from the broker's: the two clients spell it differently."""


def cache_url(redis_url: str) -> str:
    """The same Redis server, database 1, in the spelling redis-py understands."""
    if redis_url.startswith("redis+socket://"):
        return f"unix://{redis_url.removeprefix('redis+socket://')}?db=1"
    scheme, _, rest = redis_url.partition("://")
    host = rest.split("/")[0]
    return f"{scheme}://{host}/1"
