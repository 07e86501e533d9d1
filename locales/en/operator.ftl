### Words for whoever runs the bot: the command line and mistakes in settings.
### A mistake is one sentence: what, why and an example.

## Settings

op-set-no-token = BOT_TOKEN is not set; get a token from @BotFather and put it into .env, for example BOT_TOKEN=123456789:AAE…
op-set-bot-token = BOT_TOKEN does not look like a bot's token; copy the whole of it from @BotFather, it looks like 123456789:AAE… (35 characters after the colon).
op-set-curator-ids = CURATOR_IDS: "{ $value }" is not a list of Telegram numbers; give numbers separated by commas, without @names, for example CURATOR_IDS=111222333,444555666
op-set-database-url = DATABASE_URL does not look like the address of a database with its name; for example DATABASE_URL=postgresql://nastavnik:password@localhost/nastavnik or sqlite:///data/nastavnik.db (in a password write @, : and / as %40, %3A and %2F).
op-set-redis-url = REDIS_URL does not look like the address of Redis; for example REDIS_URL=redis://localhost:6379/0
op-set-data-dir = DATA_DIR: "{ $value }" is a file, but a folder for data is needed, for example DATA_DIR=data
op-set-content-dir = CONTENT_DIR: there is no folder "{ $value }"; make it or remove the setting, for example CONTENT_DIR=content
op-set-timezone = TIMEZONE: there is no time zone "{ $value }"; give a name like "continent/city", for example TIMEZONE=Asia/Krasnoyarsk
op-set-locale = LOCALE: there is no language "{ $value }"; there are ru and en, for example LOCALE=ru
op-set-telegram-api = TELEGRAM_API: "{ $value }" is not the address of a Bot API server; give an address without parameters, for example TELEGRAM_API=https://api.telegram.org
op-set-telegram-proxy = TELEGRAM_PROXY does not look like a list of socks5, socks4 or http proxies with ports (MTProto proxies cannot carry bots); for example TELEGRAM_PROXY=socks5://user:pass@proxy.example:1080,http://backup.example:3128
op-set-webhook-url = WEBHOOK_URL: "{ $value }" is not a web address; for example WEBHOOK_URL=https://bot.example.ru/telegram
op-set-webhook-token = WEBHOOK_URL must not hold the bot's token, or it will end up in the server's logs; for example WEBHOOK_URL=https://bot.example.ru/telegram
op-set-webhook-port = WEBHOOK_URL must begin with https:// and lead to port 443, 80, 88 or 8443, Telegram takes no other; for example WEBHOOK_URL=https://bot.example.ru:8443/telegram
op-set-webhook-no-secret = WEBHOOK_SECRET is not set although WEBHOOK_URL switches the webhook on; make up 16 or more characters (Latin letters, digits, _ and -), for example by openssl rand -hex 32
op-set-webhook-secret = WEBHOOK_SECRET must be 16–256 characters long: Latin letters, digits, _ and -; for example by openssl rand -hex 32
op-set-listen = LISTEN: "{ $value }" is not an address with a port; for example LISTEN=127.0.0.1:8080
op-set-log-format = LOG_FORMAT: there is no form "{ $value }"; there are text, json and auto, for example LOG_FORMAT=auto
op-set-sandbox-clock = SANDBOX_CLOCK: "{ $value }" is not the address of the sandbox's clock; for example SANDBOX_CLOCK=http://127.0.0.1:8090
op-set-sandbox-apart = SANDBOX_CLOCK is for the sandbox only: set TELEGRAM_API beside it, for example TELEGRAM_API=http://127.0.0.1:8090, or remove this setting.
op-set-both = { $name } and { $name }_FILE are both set; keep one of them, for example { $name }_FILE=/run/secrets/name
op-set-file = { $name }: the file "{ $path }" is empty or cannot be read; check the path and the permissions, for example { $name }=/run/secrets/name
op-set-env-unreadable = The file .env cannot be read; allow reading and save it as UTF-8, .env.example shows how it looks
op-set-env-line = Line { $line } of the file .env makes no sense; write NAME=value, for example TIMEZONE=Europe/Moscow
op-set-misspelt = { $name } in the file .env changes nothing; perhaps you meant { $known }.

## Files and the database

op-listen-taken = LISTEN={ $address } cannot be listened on ({ $reason }); stop the other copy of the bot or choose another port, for example LISTEN=127.0.0.1:8081
op-file = The file "{ $path }" was not written ({ $reason }); check the folder, the space and the permissions.
op-preview-done = The page is ready: { $path }

op-folder = The folder "{ $path }" cannot be made ({ $reason }); check the permissions or choose another, for example DATA_DIR=data
op-db-unreachable = The database { $address } cannot be opened ({ $reason }); check DATABASE_URL, for example DATABASE_URL=sqlite:///data/nastavnik.db
op-db-newer = The database was made by a newer version of the bot (schema { $current }, this version knows { $head }); update the bot or restore a backup: nastavnik restore path
op-db-behind = The database is behind the bot (schema { $current }, needed { $head }); run nastavnik migrate
op-db-upgrade = The database was not brought up to schema { $head } ({ $reason }); stop other copies of the bot and run nastavnik migrate
op-migrate-done = The database is now at schema { $head }.
op-migrate-ready = The database is up to date, schema { $head }.

## Backups and export

op-backup-done = The backup is ready: { $path }
op-backup-no-database = There is no database "{ $path }" to back up; check DATABASE_URL and DATA_DIR.
op-backup-exists = The file "{ $path }" exists; name another, for example --to copy.zip
op-backup-failed = The backup "{ $path }" was not written ({ $reason }); check the disk space and the permissions.
op-backup-postgresql = PostgreSQL is backed up by its own command: pg_dump --format=custom --file=nastavnik.dump, and restored by pg_restore.
op-restore-done = The database is restored: { $path }
op-restore-kept = What was there is kept: { $path }
op-restore-content = The school's texts are in { $path }; put CONTENT_DIR={ $path } into .env
op-restore-no-file = There is no backup "{ $path }"; check the path, for example nastavnik restore data/backups/nastavnik-2026-11-22-101500.zip
op-restore-damaged = The file "{ $path }" is not a backup of this bot or is damaged; take another one, nothing was changed.
op-restore-newer = The backup was made by a newer version of the bot (schema { $revision }, this version knows { $newest }); update the bot first.
op-restore-exists = "{ $path }" exists; add --force to replace it, what was there is kept beside it.
op-restore-running = The database "{ $path }" is open; stop the bot and try again.
op-restore-failed = The backup "{ $path }" was not restored ({ $reason }); check the disk space and the permissions.
op-export-done = The export is ready: { $path }, rows: { $rows }.
op-export-failed = The export "{ $path }" was not written ({ $reason }); check the disk space and the permissions.

## Telegram

op-telegram-token = Telegram does not know BOT_TOKEN; copy the token from @BotFather again (command /mybots, then API Token).
op-telegram-refused = Telegram refused the request: { $description }
op-telegram-strange = What answers at { $address } is not a Bot API server; check TELEGRAM_API, for example TELEGRAM_API=https://api.telegram.org
op-telegram-unreachable = The server { $address } cannot be reached through any proxy of TELEGRAM_PROXY ({ $reason }); check the network and the proxies, for example TELEGRAM_PROXY=socks5://proxy.example:1080
op-telegram-unreachable-direct = The server { $address } cannot be reached ({ $reason }); check the network or name a proxy, for example TELEGRAM_PROXY=socks5://proxy.example:1080
op-live-message = A test of the connection: the bot "Nastavnik" can write to you.
op-live-nobody = CURATOR_IDS is not set, there is nobody to write to; give the curators' numbers, for example CURATOR_IDS=111222333
op-live-sent = The message to curator { $curator } was sent.
op-live-failed = The message to curator { $curator } was not sent ({ $description }); ask the curator to open the bot and press Start.

## Check

op-check-bot = Bot: @{ $username }
op-check-way = The way to Telegram: { $way }
op-check-database = The database answers, schema { $head }.
op-check-database-behind = The database answers, schema { $current }; the start brings it to { $head }.
op-check-database-fresh = There is no database yet; the start makes { $path }
op-check-content = Texts, forms and road maps are in order.
op-check-good = All is in order.
op-content = { $fault }
op-health-ok = The bot is alive: { $address }
op-health-bad = The bot does not answer: { $address }

## Invitation

op-invite-code = The curator's code: { $code } – send it to the bot within a week, it lets one person in.
op-invite-link = Link: { $link }

## Help of the command line

op-cli-usage = usage:
op-cli-about = Nastavnik – a Telegram bot that runs a school's mentoring programme.
op-cli-commands = Commands
op-cli-command = command
op-cli-options = Options
op-cli-help = show this help
op-cli-path = path
op-cli-wrong = The command is not written correctly; for help: { $program } --help
op-cli-run = run the bot
op-cli-no-migrate = do not bring the database up to date at the start
op-cli-demo = show the bot without a token and without a network
op-cli-play = play a whole programme and print the conversations
op-cli-port = port of the page (0: any free one)
op-cli-no-browser = do not open the browser
op-cli-check = check the settings, the token, the database and the texts
op-cli-offline = do not ask Telegram
op-cli-live = send one message to every curator
op-cli-show = show the settings without secrets
op-cli-health = ask the running bot whether it is alive (exit code 0 or 1)
op-cli-migrate = bring the database up to date
op-cli-backup = save the database and the school's texts into a .zip
op-cli-backup-to = where to write it (DATA_DIR/backups by default)
op-cli-restore = bring back the database and the texts from a .zip
op-cli-archive = the backup
op-cli-force = replace what is there; it is kept beside it
op-cli-export = write out all data as lines of JSON
op-cli-export-to = where to write it (DATA_DIR/exports by default)
op-cli-invite = make a new code for a curator
op-cli-preview = write a page with every screen of the forms
op-cli-preview-to = where to write it (preview.html by default)
