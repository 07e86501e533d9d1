### Настройки человека: язык, напоминания, пауза, часовой пояс.

menu-language = Язык
menu-stop = Пауза или уход
menu-mydata = Мои данные

language-name = Русский
settings-title = <b>Настройки</b>
settings-name = Имя: { $name }
settings-language = Язык: { $language }
settings-leads = Напомнить о встрече: { $leads }
settings-no-leads = не напоминать
settings-zone = Часовой пояс: { $zone }
settings-paused = Пауза до { $day }
settings-quiet = Тихие часы школы: с { $start } до { $end } и выходные. Напоминания в это время ждут, кроме срочных. О том, что сделали люди, бот пишет сразу.

button-setting-leads = Напоминания
button-setting-pause = Пауза
button-setting-language = Язык
button-setting-zone = Часовой пояс
button-setting-name = Моё имя

## Напоминания

settings-choose-leads =
    <b>За сколько напомнить о встрече?</b>
    Нажмите, чтобы включить или выключить. Можно выбрать несколько.
lead-2880 = за 2 дня
lead-1440 = за день
lead-180 = за 3 часа
lead-60 = за час
lead-15 = за 15 минут
button-toggle = { $state } { $words }

## Пауза

settings-choose-pause =
    <b>Сделать паузу?</b>
    До этого дня бот не напомнит ни о чём сам. { $to ->
        [curator] Другие кураторы увидят
       *[other] Куратор увидит
    } дату паузы, но не причину.
    Можно написать и словами: «пауза до 12 октября».
button-pause-1 = До завтра
button-pause-7 = На неделю
button-pause-14 = На две недели
button-pause-30 = На месяц
button-end-pause = Снять паузу
settings-pause-set =
    <b>Пауза до { $day }</b>
    Напоминаний не будет. То, что напишут вам люди, придёт как обычно.
settings-pause-ended = Пауза снята.
refusal-pause-date = Нужна дата не раньше завтрашнего дня и не дальше года, например: «пауза до { $example }».

## Язык и часовой пояс

settings-choose-language = <b>На каком языке говорить?</b>
settings-choose-zone =
    <b>Какое у вас время?</b>
    Обычно подходит время школы. Своё нужно, если вы живёте в другом часовом поясе.
button-zone-school = Как у школы, { $zone }

## «Стоп»

words-stop = стоп, отписаться, отпишите меня, хватит
words-pause = пауза, поставить паузу, сделать паузу, перерыв
words-pause-until = пауза до, поставь паузу до
settings-stop =
    <b>Что сделать?</b>
    Сделайте паузу: какое-то время напоминаний не будет.
    Оставьте меньше напоминаний.
    Или уйдите насовсем: тогда ваши данные удалятся.
button-stop-pause = Сделать паузу
button-stop-fewer = Реже напоминать
button-stop-leave = Уйти из программы
