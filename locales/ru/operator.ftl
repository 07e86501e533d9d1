### Слова для того, кто запускает бота: командная строка и ошибки настроек.
### Каждая ошибка – одно предложение: что, почему и пример.

## Настройки

op-set-no-token = BOT_TOKEN не задан; получите токен у @BotFather и впишите его в .env, например BOT_TOKEN=123456789:AAE…
op-set-bot-token = BOT_TOKEN не похож на токен бота; скопируйте его у @BotFather целиком, вид такой: 123456789:AAE… (после двоеточия 35 знаков).
op-set-curator-ids = CURATOR_IDS: «{ $value }» – не список номеров Telegram; нужны числа через запятую, без имён с @, например CURATOR_IDS=111222333,444555666
op-set-database-url = DATABASE_URL не похож на адрес базы с её именем; пример: DATABASE_URL=postgresql://nastavnik:пароль@localhost/nastavnik или sqlite:///data/nastavnik.db (знаки @, : и / в пароле пишут как %40, %3A и %2F).
op-set-redis-url = REDIS_URL не похож на адрес Redis; пример: REDIS_URL=redis://localhost:6379/0
op-set-data-dir = DATA_DIR: «{ $value }» – это файл, а нужна папка для данных, например DATA_DIR=data
op-set-content-dir = CONTENT_DIR: папки «{ $value }» нет; создайте её или уберите настройку, пример: CONTENT_DIR=content
op-set-timezone = TIMEZONE: не знаю часового пояса «{ $value }»; нужно имя вида «материк/город», например TIMEZONE=Asia/Krasnoyarsk
op-set-locale = LOCALE: языка «{ $value }» нет; есть ru и en, например LOCALE=ru
op-set-telegram-api = TELEGRAM_API: «{ $value }» – не адрес сервера Bot API; нужен адрес без параметров, например TELEGRAM_API=https://api.telegram.org
op-set-telegram-proxy = TELEGRAM_PROXY не похож на список прокси socks5, socks4 или http с портом (прокси MTProto для ботов не подходят); пример: TELEGRAM_PROXY=socks5://user:pass@proxy.example:1080,http://backup.example:3128
op-set-webhook-url = WEBHOOK_URL: «{ $value }» – не адрес сайта; пример: WEBHOOK_URL=https://bot.example.ru/telegram
op-set-webhook-token = WEBHOOK_URL не должен содержать токен бота, иначе он попадёт в журналы сервера; пример: WEBHOOK_URL=https://bot.example.ru/telegram
op-set-webhook-port = WEBHOOK_URL должен начинаться с https:// и вести на порт 443, 80, 88 или 8443, другие Telegram не принимает; пример: WEBHOOK_URL=https://bot.example.ru:8443/telegram
op-set-webhook-no-secret = WEBHOOK_SECRET не задан, а WEBHOOK_URL включает вебхук; придумайте от 16 знаков (латиница, цифры, _ и -), например командой openssl rand -hex 32
op-set-webhook-secret = WEBHOOK_SECRET должен состоять из 16–256 знаков: латинские буквы, цифры, _ и -; пример даёт команда openssl rand -hex 32
op-set-listen = LISTEN: «{ $value }» – не адрес и порт; пример: LISTEN=127.0.0.1:8080
op-set-log-format = LOG_FORMAT: вида «{ $value }» нет; есть text, json и auto, например LOG_FORMAT=auto
op-set-sandbox-clock = SANDBOX_CLOCK: «{ $value }» – не адрес часов песочницы; пример: SANDBOX_CLOCK=http://127.0.0.1:8090
op-set-sandbox-apart = SANDBOX_CLOCK годится только для песочницы: вместе с ней укажите TELEGRAM_API, например TELEGRAM_API=http://127.0.0.1:8090, либо уберите эту настройку.
op-set-both = { $name } и { $name }_FILE заданы сразу; оставьте что-то одно, например { $name }_FILE=/run/secrets/имя
op-set-file = { $name }: файл «{ $path }» пуст или не читается; проверьте путь и права, пример: { $name }=/run/secrets/имя
op-set-env-unreadable = Файл .env не читается; дайте права на чтение и сохраните его в кодировке UTF-8, пример лежит в .env.example
op-set-env-line = Строка { $line } файла .env непонятна; нужна запись вида ИМЯ=значение, например TIMEZONE=Europe/Moscow
op-set-misspelt = { $name } в файле .env ни на что не влияет; возможно, вы имели в виду { $known }.
