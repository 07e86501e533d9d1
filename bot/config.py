"""Settings: from the environment, from `.env`, or each from a file named by NAME_FILE (DESIGN §9).

`load()` gives the settings or raises `SettingsError`: a sentence a mistake, with an example, never a secret.
"""

import difflib
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from dotenv.parser import parse_stream
from pydantic import BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot import addresses
from bot.failures import Failure, Sentence, sentence

ENV_FILE = Path(".env")
_SHOWN = 60  # Longer values are cut in a sentence.


class SettingsError(Failure):
    """The settings cannot be used; each sentence names the setting."""


def _read(key: str, reader: Callable[[str], Any], *, secret: bool = False) -> BeforeValidator:
    """A text is given to the reader; its ValueError becomes the sentence `key`, which may show the value
    unless the value is secret or may hold a password."""

    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return reader(value.strip())
        except ValueError:
            shown = {} if secret else {"value": addresses.masked(value.strip())[:_SHOWN]}
            raise _mistake(key, **shown) from None

    return BeforeValidator(read)


def _mistake(key: str, **facts: str) -> PydanticCustomError:
    return PydanticCustomError("mistake", "{key}", {"key": key, **facts})


def _listed(value: str) -> list[str]:
    return [item for item in re.split(r"[\s,;]+", value) if item]


def _token(value: str) -> str:
    if not re.fullmatch(r"\d{6,12}:[A-Za-z0-9_-]{30,}", value):
        raise ValueError("shape")
    return value


def _webhook_secret(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value):
        raise ValueError("letters")
    return value


def _curator_ids(value: str) -> frozenset[int]:
    ids = frozenset(int(item) for item in _listed(value))
    if any(number <= 0 for number in ids):
        raise ValueError("negative")
    return ids


def _timezone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (OSError, LookupError):  # a folder of the zone data, or no such name
        raise ValueError("zone") from None


def _folder(value: str) -> Path:
    """A folder that may be made later."""
    path = Path(value).expanduser()
    if path.exists() and not path.is_dir():
        raise ValueError("file")
    return path


def _present_folder(value: str) -> Path:
    if not (path := Path(value).expanduser()).is_dir():
        raise ValueError("missing")
    return path


def _one_of(*words: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value.lower() not in words:
            raise ValueError("word")
        return value.lower()

    return read


def _proxies(value: str) -> tuple[str, ...]:
    return tuple(addresses.proxy(item) for item in _listed(value))


class Settings(BaseSettings):
    """Everything an operator may set. Build it with `load()`, which words the mistakes."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE,
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        enable_decoding=False,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: Annotated[SecretStr, _read("op-set-bot-token", _token, secret=True)] = SecretStr("")
    curator_ids: Annotated[frozenset[int], _read("op-set-curator-ids", _curator_ids)] = frozenset()
    database_url: Annotated[str, _read("op-set-database-url", addresses.database_url, secret=True)] = Field(
        "", repr=False
    )
    redis_url: Annotated[str | None, _read("op-set-redis-url", addresses.redis_url, secret=True)] = Field(
        None, repr=False
    )
    data_dir: Annotated[Path, _read("op-set-data-dir", _folder)] = Path("data")
    content_dir: Annotated[Path | None, _read("op-set-content-dir", _present_folder)] = None
    timezone: Annotated[str, _read("op-set-timezone", _timezone)] = "Europe/Moscow"
    locale: Annotated[Literal["ru", "en"], _read("op-set-locale", _one_of("ru", "en"))] = "ru"
    telegram_api: Annotated[str, _read("op-set-telegram-api", addresses.web_address)] = addresses.TELEGRAM
    telegram_proxy: Annotated[tuple[str, ...], _read("op-set-telegram-proxy", _proxies, secret=True)] = Field(
        (), repr=False
    )
    webhook_url: Annotated[str | None, _read("op-set-webhook-url", addresses.web_address)] = None
    webhook_secret: Annotated[
        SecretStr | None, _read("op-set-webhook-secret", _webhook_secret, secret=True)
    ] = None
    listen: Annotated[addresses.Address, _read("op-set-listen", addresses.listen)] = addresses.Address(
        "127.0.0.1", 8080
    )
    log_format: Annotated[
        Literal["text", "json", "auto"], _read("op-set-log-format", _one_of("text", "json", "auto"))
    ] = "auto"
    sandbox_clock: Annotated[str | None, _read("op-set-sandbox-clock", addresses.web_address)] = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is the library's.
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        named = {**getattr(dotenv_settings, "env_vars", {}), **getattr(env_settings, "env_vars", {})}
        from_files = InitSettingsSource(settings_cls, init_kwargs=_from_files(named))
        return init_settings, from_files, env_settings, dotenv_settings

    @model_validator(mode="before")
    @classmethod
    def _default_database(cls, values: dict[str, Any]) -> dict[str, Any]:
        """The database lies in DATA_DIR unless an address says otherwise."""
        folder = Path(str(values.get("data_dir", "data")).strip()).expanduser()
        return {"database_url": addresses.sqlite_url(folder / "nastavnik.db"), **values}

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> "Settings":
        if self.webhook_url is None:
            return self
        if addresses.TOKEN.search(self.webhook_url):
            raise _mistake("op-set-webhook-token")
        if self.on_telegram and not addresses.webhook_fits_telegram(self.webhook_url):
            raise _mistake("op-set-webhook-port")
        if self.webhook_secret is None:
            raise _mistake("op-set-webhook-no-secret")
        return self

    @model_validator(mode="after")
    def _sandbox_is_apart(self) -> "Settings":
        if self.sandbox_clock is not None and self.on_telegram:
            raise _mistake("op-set-sandbox-apart")
        return self

    @property
    def on_telegram(self) -> bool:
        """True when the servers are Telegram's own, not a relay or the sandbox."""
        return self.telegram_api == addresses.TELEGRAM

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def database_path(self) -> Path | None:
        """The file of the SQLite database; nothing on PostgreSQL."""
        return addresses.sqlite_path(self.database_url)

    @property
    def token(self) -> str:
        """The bot's token in the clear; raises SettingsError when there is none."""
        if not self.bot_token:
            raise SettingsError(sentence("op-set-no-token"))
        return self.bot_token.get_secret_value()

    def secrets(self) -> list[str]:
        """What must never be seen: the logs mask it (`bot.logs.configure`)."""
        kept = [secret.get_secret_value() for secret in (self.bot_token, self.webhook_secret) if secret]
        urls = [self.database_url, self.redis_url or "", self.telegram_api, *self.telegram_proxy]
        return kept + [password for url in urls if (password := addresses.password(url))]

    def shown(self) -> dict[str, str]:
        """Every setting by its name, as text without secrets; an empty text is a setting left out."""
        return {name.upper(): _shown(getattr(self, name)) for name in type(self).model_fields}


def load(env_file: Path | None = ENV_FILE) -> Settings:
    """The settings of this process; raises `SettingsError` with every mistake found."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        found = [_worded(mistake.get("ctx", {})) for mistake in error.errors(include_input=False)]
    except (OSError, UnicodeDecodeError):
        found = [sentence("op-set-env-unreadable")]
    raise SettingsError(*found)


def locale_asked(env_file: Path = ENV_FILE) -> str:
    """The operator's language, asked for first so that mistakes in the settings are told in it."""
    try:
        written = dotenv_values(env_file, encoding="utf-8-sig") if env_file.is_file() else {}
    except (OSError, UnicodeDecodeError):
        written = {}
    return os.environ.get("LOCALE") or written.get("LOCALE") or "ru"


def slips(env_file: Path = ENV_FILE) -> list[Sentence]:
    """What `.env` says in vain: lines that are no `NAME=value`, names that are almost a setting of ours."""
    if not env_file.is_file():
        return []
    known = [name.upper() for name in Settings.model_fields]
    found = []
    with env_file.open(encoding="utf-8-sig") as stream:
        for line in parse_stream(stream):
            name = (line.key or "").upper().removesuffix("_FILE")
            if line.error:
                found.append(sentence("op-set-env-line", line=line.original.line))
            elif name not in known and (close := difflib.get_close_matches(name, known, n=1, cutoff=0.8)):
                found.append(sentence("op-set-misspelt", name=name, known=close[0]))
    return found


def _from_files(named: Mapping[str, str | None]) -> dict[str, str]:
    """The values of settings given as NAME_FILE. Raises SettingsError for a file that cannot be read."""
    values = {}
    for field in Settings.model_fields:
        if path := named.get(f"{field}_file"):
            if named.get(field):
                raise SettingsError(sentence("op-set-both", name=field.upper()))
            values[field] = _file_text(field.upper(), Path(path))
    return values


def _file_text(name: str, path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        text = ""
    if not text:
        raise SettingsError(sentence("op-set-file", name=f"{name}_FILE", path=str(path)))
    return text


def _worded(facts: Mapping[str, Any]) -> Sentence:
    return Sentence(facts["key"], {name: value for name, value in facts.items() if name != "key"})


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case SecretStr():
            return addresses.MASK if value else ""
        case addresses.Address():
            return f"{value.host}:{value.port}"
        case frozenset():
            return ", ".join(map(str, sorted(value)))
        case tuple():
            return ", ".join(map(addresses.masked, value))
    return addresses.masked(str(value))
