"""`python -m sandbox`, as somebody with a bot of his own runs it."""

import asyncio
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process

import aiohttp

from sandbox.http import Server


async def run(*arguments: str) -> Process:
    return await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=PIPE, stderr=PIPE)


async def test_it_prints_its_address_serves_and_stops(server: Server) -> None:
    process = await run("-m", "sandbox", "--port", "0", "--username", "own_bot")
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", (await process.stdout.readline()).decode())
    assert found is not None
    assert found[0] != server.url
    async with aiohttp.ClientSession() as http, http.get(f"{found[0]}/bot5:own/getMe") as answer:
        assert (await answer.json())["result"]["username"] == "own_bot"
    process.send_signal(signal.SIGINT)
    assert await process.wait() == 0


async def test_a_taken_port_is_one_sentence(server: Server) -> None:
    process = await run("-m", "sandbox", "--port", server.url.rsplit(":", 1)[1])
    _, complaint = await process.communicate()
    assert process.returncode == 2
    assert complaint.decode().startswith("The sandbox cannot start: ")
    assert "Traceback" not in complaint.decode()


async def test_neither_the_server_nor_the_client_needs_aiogram() -> None:
    check = "import sys, sandbox.__main__, sandbox.people; sys.exit('aiogram' in sys.modules)"
    assert await (await run("-c", check)).wait() == 0
