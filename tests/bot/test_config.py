"""Settings: what is read from where, and one sentence for each mistake."""

from pathlib import Path

import pytest

from bot.config import Settings, SettingsError, load, locale_asked, slips
from bot.failures import operator_voice
from tests.bot.conftest import TOKEN

SECRET = "a-long-enough-secret-for-a-hook"


pytestmark = pytest.mark.usefixtures("bare_environment")


def said(error: SettingsError, locale: str = "ru") -> list[str]:
    t = operator_voice(locale)
    return [problem.said(t) for problem in error.problems]


def mistakes(monkeypatch: pytest.MonkeyPatch, **environment: str) -> list[str]:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load()
    assert said(caught.value) == str(caught.value).splitlines()
    return said(caught.value)


def test_nothing_need_be_set_but_the_token() -> None:
    settings = load()
    assert settings.database_path == Path("data/nastavnik.db")
    assert settings.timezone == settings.zone.key == "Europe/Moscow"
    assert settings.listen == ("127.0.0.1", 8080)
    with pytest.raises(SettingsError, match="BOT_TOKEN"):
        _ = settings.token


def test_the_database_follows_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", "/var/lib/nastavnik")
    assert load().database_url == "sqlite+aiosqlite:////var/lib/nastavnik/nastavnik.db"


@pytest.mark.parametrize(
    ("plain", "asynchronous"),
    [
        ("sqlite:///data/a.db", "sqlite+aiosqlite:///data/a.db"),
        ("sqlite+aiosqlite:////srv/a.db", "sqlite+aiosqlite:////srv/a.db"),
        ("postgres://u:p@db/n", "postgresql+asyncpg://u:p@db/n"),
        ("postgresql://u@db:5433/n?sslmode=require", "postgresql+asyncpg://u@db:5433/n?ssl=require"),
        ("postgresql:///n?host=/run/postgresql", "postgresql+asyncpg:///n?host=/run/postgresql"),
    ],
)
def test_a_plain_database_address_gets_an_asynchronous_driver(
    monkeypatch: pytest.MonkeyPatch, plain: str, asynchronous: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", plain)
    assert load().database_url == asynchronous


def test_lists_keep_their_order_and_forgive_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CURATOR_IDS", " 12, 7;12 ")
    monkeypatch.setenv("TELEGRAM_PROXY", "socks5h://b:1080, http://a:3128")
    settings = load()
    assert settings.curator_ids == {7, 12}
    assert settings.telegram_proxy == ("socks5://b:1080", "http://a:3128")


def test_the_env_file_is_read_also_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nLOCALE=en\nOTHER=1\n", encoding="utf-8-sig")
    assert load().token == TOKEN
    assert locale_asked() == "en"


def test_the_environment_wins_over_the_env_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TIMEZONE=Asia/Omsk\nLOCALE=en\n")
    monkeypatch.setenv("TIMEZONE", "Asia/Tomsk")
    monkeypatch.setenv("LOCALE", "ru")
    assert load().timezone == "Asia/Tomsk"
    assert locale_asked() == "ru"


def test_an_empty_value_is_a_setting_left_out(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=\nCURATOR_IDS=\nDATABASE_URL=\nWEBHOOK_URL=\n")
    assert load() == Settings(_env_file=None)


SAMPLES = {
    "BOT_TOKEN": TOKEN,
    "CURATOR_IDS": "5",
    "DATABASE_URL": "sqlite:///a.db",
    "REDIS_URL": "redis://localhost",
    "DATA_DIR": "elsewhere",
    "CONTENT_DIR": ".",
    "TIMEZONE": "Asia/Omsk",
    "LOCALE": "en",
    "TELEGRAM_API": "http://127.0.0.1:1",
    "TELEGRAM_PROXY": "http://a:1",
    "WEBHOOK_URL": "https://a.example/hook",
    "WEBHOOK_SECRET": SECRET,
    "LISTEN": "[::]:80",
    "LOG_FORMAT": "JSON",
    "SANDBOX_CLOCK": "http://127.0.0.1:1",
}


def test_the_samples_below_name_every_setting() -> None:
    assert set(SAMPLES) == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_setting_may_stand_in_a_file_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    bare = load()
    companions = {
        "WEBHOOK_URL": {"WEBHOOK_SECRET": SECRET},
        "SANDBOX_CLOCK": {"TELEGRAM_API": "http://127.0.0.1:1"},
    }
    for other, value in companions.get(name, {}).items():
        monkeypatch.setenv(other, value)
    monkeypatch.setenv(name, SAMPLES[name])
    straight = load()
    monkeypatch.delenv(name)
    (tmp_path / "value").write_text(f"{SAMPLES[name]}\n")
    monkeypatch.setenv(f"{name}_FILE", str(tmp_path / "value"))
    assert load() == straight
    assert getattr(straight, name.lower()) != getattr(bare, name.lower())


WRONG = [
    ("BOT_TOKEN", "123:short"),
    ("BOT_TOKEN", f"bot{TOKEN}"),
    ("CURATOR_IDS", "@anna"),
    ("CURATOR_IDS", "-100123"),
    ("DATABASE_URL", "mysql://u:hidden-word@db/n"),
    ("DATABASE_URL", "nastavnik.db"),
    ("DATABASE_URL", "sqlite://"),
    ("DATABASE_URL", "sqlite:///:memory:"),
    ("DATABASE_URL", "postgresql://u:hidden-word@db"),
    ("DATABASE_URL", "postgresql://u:hidden/word@db/n"),
    ("REDIS_URL", "localhost:6379"),
    ("DATA_DIR", "a-file"),
    ("CONTENT_DIR", "no-such-folder"),
    ("TIMEZONE", "Moscow"),
    ("TIMEZONE", "../../etc/passwd"),
    ("TIMEZONE", "Europe"),
    ("LOCALE", "fr"),
    ("TELEGRAM_API", "api.telegram.org"),
    ("TELEGRAM_API", "https://api.telegram.org/?x=1"),
    ("TELEGRAM_PROXY", "tg://proxy?server=a&port=1&secret=hidden-word"),
    ("TELEGRAM_PROXY", "socks5://u:hidden-word@a"),
    ("TELEGRAM_PROXY", "http://a:3128,nonsense"),
    ("WEBHOOK_URL", "bot.example.ru"),
    ("WEBHOOK_SECRET", "short"),
    ("WEBHOOK_SECRET", "hidden-word with spaces"),
    ("LISTEN", "8080"),
    ("LISTEN", "localhost"),
    ("LISTEN", "localhost:99999"),
    ("LISTEN", "http://localhost:80"),
    ("LOG_FORMAT", "xml"),
    ("SANDBOX_CLOCK", "noon"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_gives_one_sentence_with_the_name_and_an_example(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str
) -> None:
    (tmp_path / "a-file").touch()
    (sentence,) = mistakes(monkeypatch, **{name: value})
    assert sentence.startswith(name)
    assert any(word in sentence for word in ("пример", "вид такой"))
    assert "hidden" not in sentence


def test_every_setting_has_a_wrong_value_among_the_cases() -> None:
    assert {name for name, _value in WRONG} == set(SAMPLES)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name not in ("BOT_TOKEN", "WEBHOOK_SECRET")])
def test_a_token_put_into_another_setting_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    (tmp_path / TOKEN).touch()
    monkeypatch.setenv(name, TOKEN)
    try:
        shown = "\n".join(load().shown().values())
    except SettingsError as error:
        shown = f"{error} {error!r}"
    assert TOKEN not in shown


def test_all_mistakes_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told = mistakes(monkeypatch, TIMEZONE="Moscow", LISTEN="x", CURATOR_IDS="me")
    assert [sentence.split()[0].strip(":") for sentence in told] == ["CURATOR_IDS", "TIMEZONE", "LISTEN"]


def test_mistakes_are_told_in_english_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEZONE", "Moscow")
    with pytest.raises(SettingsError) as caught:
        load()
    assert said(caught.value, "en")[0].startswith('TIMEZONE: there is no time zone "Moscow"')


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"WEBHOOK_URL": "https://a.example/hook"}, "WEBHOOK_SECRET не задан"),
        ({"WEBHOOK_URL": "http://a.example/hook", "WEBHOOK_SECRET": SECRET}, "https://"),
        ({"WEBHOOK_URL": "https://a.example:9000/h", "WEBHOOK_SECRET": SECRET}, "8443"),
        ({"WEBHOOK_URL": f"https://a.example/{TOKEN}", "WEBHOOK_SECRET": SECRET}, "не должен содержать"),
        ({"SANDBOX_CLOCK": "http://127.0.0.1:1"}, "TELEGRAM_API"),
        ({"BOT_TOKEN": TOKEN, "BOT_TOKEN_FILE": "token"}, "BOT_TOKEN и BOT_TOKEN_FILE"),
        ({"BOT_TOKEN_FILE": "no-such-file"}, "BOT_TOKEN_FILE"),
    ],
)
def test_settings_that_do_not_go_together_are_one_sentence(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: str
) -> None:
    (sentence,) = mistakes(monkeypatch, **environment)
    assert words in sentence
    assert TOKEN not in sentence


def test_a_local_server_may_call_any_webhook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API", "http://127.0.0.1:8081/")
    monkeypatch.setenv("WEBHOOK_URL", "http://127.0.0.1:9000/hook")
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    assert load().webhook_url == "http://127.0.0.1:9000/hook"


def test_an_empty_or_foreign_file_for_a_secret_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_bytes(b"\xff\xfe\x00")
    (sentence,) = mistakes(monkeypatch, BOT_TOKEN_FILE="secret")
    assert sentence.startswith("BOT_TOKEN_FILE: файл «secret»")


def test_an_env_file_in_another_encoding_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_bytes("# школа\n".encode("cp1251"))
    (sentence,) = mistakes(monkeypatch)
    assert "UTF-8" in sentence
    assert locale_asked() == "ru"


def test_slips_in_the_env_file_are_found(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TIMEZON=Asia/Omsk\nPOSTGRES_PASSWORD=x\nBOT TOKEN=1\nBOT_TOKEN_FILE=x\n")
    told = [problem.said(operator_voice("ru")) for problem in slips()]
    assert len(told) == 2
    assert "TIMEZONE" in told[0]
    assert told[1].startswith("Строка 3")


@pytest.fixture
def with_secrets(monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:base-word@db/n")
    monkeypatch.setenv("REDIS_URL", "redis://:redis-word@r:6379/0")
    monkeypatch.setenv("TELEGRAM_PROXY", "socks5://u:proxy-word@a:1080")
    return load()


def test_secrets_are_neither_shown_nor_in_the_settings_text(with_secrets: Settings) -> None:
    secrets = [TOKEN, SECRET, "base-word", "redis-word", "proxy-word"]
    seen = f"{with_secrets!r} {with_secrets} {with_secrets.shown()}"
    assert not [secret for secret in secrets if secret in seen]
    assert with_secrets.shown()["BOT_TOKEN"] == "***"
    assert with_secrets.shown()["DATABASE_URL"] == "postgresql+asyncpg://u:***@db/n"


def test_the_logs_are_told_every_secret(with_secrets: Settings) -> None:
    assert set(with_secrets.secrets()) == {TOKEN, SECRET, "base-word", "redis-word", "proxy-word"}
