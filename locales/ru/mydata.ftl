### Файл «всё, что бот обо мне хранит».

mydata-preparing =
    <b>Готовлю файл</b>
    В нём всё, что бот хранит о вас. Он придёт следующим сообщением.
mydata-title = Всё, что хранится обо мне
mydata-made = Составлено: { $moment }
mydata-file = Мои_данные.html
mydata-caption = Откройте файл в браузере. Не пересылайте его: в нём ваши личные данные.

mydata-about-me = Обо мне
mydata-accounts = Учётные записи в мессенджере
mydata-roles = Роли и с какого дня
mydata-invitations = Приглашения
mydata-consents = Согласия
mydata-pairs = Пары
mydata-meetings = Встречи моих пар
mydata-notices = Сообщения, которые бот прислал или пришлёт сам
mydata-deeds = Журнал действий
mydata-draft = Не отправлено: { $title }

mydata-full-name = Имя
mydata-school = Школа
mydata-since = С какого времени
mydata-leads = Напоминания о встрече
mydata-zone = Часовой пояс
mydata-paused = Пауза до
mydata-messenger = Мессенджер
mydata-user = Номер пользователя
mydata-chat = Номер чата
mydata-language = Язык
mydata-reachable = Сообщения доходят
mydata-invited-by-me = Моё приглашение другим
mydata-came-by = Приглашение, по которому я здесь
mydata-consent-given = Дано
mydata-consent-refused = Отказ
mydata-consent-withdrawn = Было дано
mydata-withdrawn = Отозвано { $moment }
mydata-version = Версия текста { $version }
mydata-state = Состояние
mydata-sent = Отправлено
mydata-asked = Опрос прислан
mydata-reason = Причина решения

mydata-submission-submitted = ждёт решения куратора
mydata-submission-approved = одобрено
mydata-submission-returned = возвращено на правку
mydata-submission-archived = в архиве
mydata-submission-withdrawn = отозвано
mydata-survey-sent = ждёт ответов
mydata-survey-answered = ответы получены
mydata-survey-closed = закрыт без ответов

mydata-pair = Пара № { $number }
mydata-pair-state = Состояние: { $state }
mydata-pair-proposed = предложена
mydata-pair-agreed = все согласны
mydata-pair-active = действует
mydata-pair-completed = программа пройдена
mydata-pair-ended = завершена досрочно
mydata-pair-declined = отклонена
mydata-pair-reason = Моя причина: { $reason }
mydata-pair-answer = Мой ответ: { $answer }
mydata-answer-waiting = ещё не дан
mydata-answer-accepted = согласие
mydata-answer-declined = отказ
mydata-term = С { $first } по { $last }
mydata-order = Приказ № { $number } от { $day }

mydata-notice-waiting = ждёт своего часа
mydata-notice-sent = отправлено
mydata-notice-dropped = не понадобилось
mydata-notice-failed = не дошло
mydata-by-other = (не мной)

## Действия в журнале

deed-person_arrived = вход в программу
deed-role_added = новая роль по приглашению
deed-role_given = роль куратора дана
deed-role_taken = роль куратора снята
deed-programme_handed_over = программа передана
deed-person_archived = человек убран в архив
deed-person_forgotten = личные данные уничтожены
deed-consent_given = согласие дано
deed-consent_refused = отказ от согласия
deed-consent_withdrawn = согласие отозвано
deed-invitation_created = приглашение создано
deed-invitation_revoked = приглашение отозвано
deed-school_saved = карточка школы изменена
deed-quiet_hours_set = тихие часы изменены
deed-settings_changed = настройки изменены
deed-pause_set = пауза поставлена
deed-pause_ended = пауза снята
deed-data_asked_for = запрошены свои данные
deed-meeting_proposed = встреча предложена
deed-meeting_confirmed = встреча согласована
deed-meeting_moved = встреча перенесена
deed-meeting_kept = перенос встречи отклонён
deed-meeting_cancelled = встреча отменена
deed-meeting_held = встреча записана в журнал
deed-meeting_missed = отмечено, что встречи не было
deed-pair_proposed = пара предложена
deed-pair_accepted = согласие на пару
deed-pair_declined = отказ от пары
deed-pair_cancelled = предложение пары отменено
deed-pair_order_marked = отмечен приказ о паре
deed-pair_ended = пара завершена досрочно
deed-pair_completed = пара завершена
deed-survey_answered = ответы на опрос отправлены
deed-send_request = запрос отправлен
deed-send_questionnaire = анкета отправлена
deed-withdraw_request = запрос отозван
deed-withdraw_questionnaire = анкета отозвана
deed-ask_to_edit_request = попросили разрешить правку запроса
deed-ask_to_edit_questionnaire = попросили разрешить правку анкеты
deed-approve_request = запрос одобрен
deed-approve_questionnaire = анкета одобрена
deed-return_request = запрос возвращён на правку
deed-return_questionnaire = анкета возвращена на правку
deed-archive_request = запрос убран в архив
deed-archive_questionnaire = анкета убрана в архив
deed-restore_request = запрос возвращён из архива
deed-restore_questionnaire = анкета возвращена из архива
deed-person_nudged = куратор попросил напомнить

## Сообщения, которые бот шлёт сам

kind-newcomer = новый участник
kind-blocked = сообщения не доходят
kind-poster = плакат
kind-role_given = дана роль куратора
kind-role_taken = снята роль куратора
kind-person_archived = участие закончено
kind-consent_text = текст согласия
kind-consent_withdrawn = согласие отозвано
kind-partner_left = пара завершена
kind-person_forgotten = участник удалил свои данные
kind-my_data = файл с моими данными
kind-form_unfinished = незаконченная анкета
kind-meeting_asked = предложение встречи
kind-meeting_settled = встреча согласована
kind-meeting_kept = встреча остаётся в своё время
kind-meeting_cancelled = встреча отменена
kind-meeting_reminder = напоминание о встрече
kind-did_you_meet = вопрос «встретились?»
kind-survey_asked = опрос
kind-survey_reminder = напоминание об опросе
kind-submission_sent = прислан запрос или анкета
kind-submission_decided = решение куратора
kind-submission_withdrawn = запрос или анкета отозваны
kind-edit_asked = просьба разрешить правку
kind-consent_awaited = ждём согласия
kind-nudge = напоминание от куратора
kind-board = картинка с ходом программы

## Части записи о встрече

mydata-meeting-place = Место: { $words }
mydata-meeting-topic = Тема: { $words }
mydata-meeting-done = Что сделано: { $words }
mydata-meeting-why = Почему не состоялась: { $words }
