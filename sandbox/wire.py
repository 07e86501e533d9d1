"""The client's mouth: asks and tells the sandbox over `/sim`, and complains readably."""

from typing import Any

import aiohttp

Json = dict[str, Any]

LONGEST_LINE = 2**22


class SandboxError(AssertionError):
    """What somebody cannot do or does not see, in plain words."""


class Wire:
    """`/sim` of one sandbox. Every refusal is a `SandboxError` with the sandbox's sentence."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.http = aiohttp.ClientSession(read_bufsize=LONGEST_LINE)

    async def ask(self, path: str, **query: Any) -> Json:
        async with self.http.get(f"{self.url}/sim/{path}", params=given(query)) as answer:
            return await understood(answer)

    async def tell(self, path: str, body: Json | aiohttp.FormData, **query: Any) -> Json:
        content: Json = {"json": body} if isinstance(body, dict) else {"data": body}
        async with self.http.post(f"{self.url}/sim/{path}", params=given(query), **content) as answer:
            return await understood(answer)

    async def delete(self, path: str) -> Json:
        async with self.http.delete(f"{self.url}/sim/{path}") as answer:
            return await understood(answer)

    async def bytes(self, path: str, **query: Any) -> bytes:
        async with self.http.get(f"{self.url}/sim/{path}", params=given(query)) as answer:
            if not answer.ok:
                await understood(answer)
            return await answer.read()


def given(query: Json) -> dict[str, str]:
    return {name: str(value) for name, value in query.items() if value is not None}


async def understood(answer: aiohttp.ClientResponse) -> Json:
    told: Json = await answer.json()
    if not told.get("ok"):
        raise SandboxError(told.get("error") or f"the sandbox answered {answer.status}")
    return told
