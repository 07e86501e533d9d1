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

## Файлы и база данных

op-listen-taken = По адресу LISTEN={ $address } слушать не удалось ({ $reason }); остановите другую копию бота или выберите другой порт, например LISTEN=127.0.0.1:8081
op-file = Файл «{ $path }» не записан ({ $reason }); проверьте папку, место и права.
op-preview-done = Страница готова: { $path }

op-folder = Папку «{ $path }» не удалось создать ({ $reason }); проверьте права или укажите другую, например DATA_DIR=data
op-db-unreachable = База данных { $address } не открывается ({ $reason }); проверьте DATABASE_URL, пример: DATABASE_URL=sqlite:///data/nastavnik.db
op-db-newer = База данных создана более новой версией бота (схема { $current }, эта версия знает { $head }); обновите бота или восстановите копию: nastavnik restore путь
op-db-behind = База данных отстала от бота (схема { $current }, нужна { $head }); выполните nastavnik migrate
op-db-upgrade = База данных не обновилась до схемы { $head } ({ $reason }); остановите другие копии бота и выполните nastavnik migrate
op-migrate-done = База данных обновлена до схемы { $head }.
op-migrate-ready = База данных уже новая, схема { $head }.

## Копии и выгрузка

op-backup-done = Копия готова: { $path }
op-backup-no-database = Базы данных «{ $path }» нет, копировать нечего; проверьте DATABASE_URL и DATA_DIR.
op-backup-exists = Файл «{ $path }» уже есть; назовите другой, например --to copy.zip
op-backup-failed = Копия «{ $path }» не записана ({ $reason }); проверьте место на диске и права.
op-backup-postgresql = База PostgreSQL копируется её собственной командой: pg_dump --format=custom --file=nastavnik.dump, а возвращается командой pg_restore.
op-restore-done = База данных восстановлена: { $path }
op-restore-kept = Прежнее сохранено рядом: { $path }
op-restore-content = Тексты школы лежат в { $path }; впишите в .env CONTENT_DIR={ $path }
op-restore-no-file = Файла копии «{ $path }» нет; проверьте путь, пример: nastavnik restore data/backups/nastavnik-2026-11-22-101500.zip
op-restore-damaged = Файл «{ $path }» – не копия этого бота или повреждён; возьмите другую копию, ничего не изменено.
op-restore-newer = Копия сделана более новой версией бота (схема { $revision }, эта версия знает { $newest }); сначала обновите бота.
op-restore-exists = «{ $path }» уже есть; чтобы заменить, добавьте --force, прежнее останется рядом.
op-restore-running = База данных «{ $path }» сейчас открыта; остановите бота и повторите.
op-restore-failed = Копия «{ $path }» не восстановлена ({ $reason }); проверьте место на диске и права.
op-export-done = Выгрузка готова: { $path }, строк: { $rows }.
op-export-failed = Выгрузка «{ $path }» не записана ({ $reason }); проверьте место на диске и права.

## Telegram

op-telegram-token = Telegram не узнаёт BOT_TOKEN; скопируйте токен у @BotFather заново (команда /mybots, затем API Token).
op-telegram-refused = Telegram отклонил запрос: { $description }
op-telegram-strange = По адресу { $address } отвечает не сервер Bot API; проверьте TELEGRAM_API, пример: TELEGRAM_API=https://api.telegram.org
op-telegram-unreachable = Сервер { $address } недоступен ни через один прокси из TELEGRAM_PROXY ({ $reason }); проверьте сеть и адреса прокси, пример: TELEGRAM_PROXY=socks5://proxy.example:1080
op-telegram-unreachable-direct = Сервер { $address } недоступен ({ $reason }); проверьте сеть или укажите прокси, например TELEGRAM_PROXY=socks5://proxy.example:1080
op-live-message = Проверка связи: бот «Наставник» может писать вам.
op-live-nobody = CURATOR_IDS не задан, писать некому; впишите номера кураторов, например CURATOR_IDS=111222333
op-live-sent = Сообщение куратору { $curator } отправлено.
op-live-failed = Куратору { $curator } написать не удалось ({ $description }); пусть откроет бота и нажмёт «Запустить».

## Проверка

op-check-bot = Бот: @{ $username }
op-check-way = Путь к Telegram: { $way }
op-check-database = База данных отвечает, схема { $head }.
op-check-database-behind = База данных отвечает, схема { $current }; при запуске обновится до { $head }.
op-check-database-fresh = Базы данных ещё нет; при запуске появится { $path }
op-check-content = Тексты, формы и дорожные карты в порядке.
op-check-good = Всё в порядке.
op-content = { $fault }
op-health-ok = Бот жив: { $address }
op-health-bad = Бот не отвечает: { $address }

## Приглашение

op-invite-code = Код куратора: { $code } – пришлите его боту в течение недели, он впустит одного человека.
op-invite-link = Ссылка: { $link }

## Справка командной строки

op-cli-usage = как вызвать:
op-cli-about = Наставник – бот Telegram для программы наставничества в школе.
op-cli-commands = Команды
op-cli-command = команда
op-cli-options = Параметры
op-cli-help = показать эту справку
op-cli-path = путь
op-cli-wrong = Команда написана с ошибкой; подсказка: { $program } --help
op-cli-run = запустить бота
op-cli-no-migrate = не обновлять базу данных при запуске
op-cli-demo = показать бота без токена и без сети
op-cli-play = сыграть всю программу самому и напечатать разговоры
op-cli-port = порт страницы (0 – любой свободный)
op-cli-no-browser = не открывать браузер
op-cli-check = проверить настройки, токен, базу данных и тексты
op-cli-offline = не обращаться к Telegram
op-cli-live = отправить кураторам по одному сообщению
op-cli-show = показать настройки без секретов
op-cli-health = спросить работающего бота, жив ли он (код выхода 0 или 1)
op-cli-migrate = обновить базу данных
op-cli-backup = сохранить базу данных и тексты школы в .zip
op-cli-backup-to = куда записать (иначе – в DATA_DIR/backups)
op-cli-restore = вернуть базу данных и тексты из .zip
op-cli-archive = файл копии
op-cli-force = заменить то, что есть; прежнее останется рядом
op-cli-export = выгрузить все данные строками JSON
op-cli-export-to = куда записать (иначе – в DATA_DIR/exports)
op-cli-invite = выдать новый код куратора
op-cli-preview = записать страницу со всеми экранами форм
op-cli-preview-to = куда записать (иначе – preview.html)
