"""Real time for tests, made up: nobody sleeps."""


class Seconds:
    """A clock that goes on only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def felt(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
