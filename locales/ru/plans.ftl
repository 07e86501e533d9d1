### Персональная программа пары: черновик, решение куратора, отметки.

## Где она стоит

plan-of-pair = Персональная программа: { $words }
plan-is-none = ещё не составлена
plan-is-draft = черновик
plan-is-submitted = ждёт решения куратора
plan-is-returned = возвращена на правку
plan-is-approved = одобрена
plan-progress = выполнено { $done } из { $all }
plan-late = { $count ->
    [one] просрочен { $count } пункт
    [few] просрочено { $count } пункта
   *[other] просрочено { $count } пунктов
}

## Экран программы

plan-title =
    <b>Персональная программа</b>
    { $title }
plan-standing = Состояние: { $words }
plan-returned-because = Куратор просит изменить: { $reason }
plan-line = { $number }. { $title } – до { $day }
plan-line-late = { $number }. { $title } – <b>просрочено</b>, было до { $day }
plan-line-done = { $number }. { $title } – сделано { $day }{ $words ->
    [none] {""}
   *[other] : { $words }
}
plan-untitled = без названия
plan-hint-draft = Номер открывает пункт: его можно перенести, переписать или убрать. Черновик видите вы оба. Когда всё готово, отправьте его куратору.
plan-hint-returned = Поправьте программу и отправьте её куратору снова.
plan-hint-submitted = Куратор читает программу. Когда он решит, бот напишет вам обоим.
plan-hint-approved = Номер открывает пункт: там отмечают, что сделано.
plan-no-order =
    <b>Программу составляют после приказа</b>
    Когда пара закреплена приказом, здесь появится её персональная программа.
plan-which = <b>Чью программу открыть?</b>
plan-which-line = • { $name }: { $words }
plan-change-ask =
    <b>Изменить программу?</b>
    Она снова станет черновиком. После правки её нужно отправить куратору ещё раз. Отметки о сделанном останутся.

button-plan-open = Открыть программу
button-plan-add = Добавить свой пункт
button-plan-send = Отправить куратору
button-plan-take-back = Забрать на правку
button-plan-change = Изменить программу
button-plan-change-surely = Да, изменить
button-plan-keep = Оставить как есть

plan-drafted-now = Черновик готов. Сроки расставлены по рабочим дням. Коллега тоже его увидит.
plan-sent-now = Отправлено. Куратор получит сообщение.
plan-reopened-now = Программа снова черновик, её можно менять.

## Пункт

item-title = <b>{ $title }</b>
item-task = Задача: { $words }
item-due = Срок: до { $day }{ $days ->
    [0] {""}
    [one] , просрочено на { $days } день
    [few] , просрочено на { $days } дня
   *[other] , просрочено на { $days } дней
}
item-result = Результат: { $words }
item-done = Сделано { $day }{ $words ->
    [none] {""}
   *[other] : { $words }
}
button-item-done = Сделано
button-item-undo = Ещё не сделано
button-item-move = Перенести
button-item-reword = Переписать
button-item-drop = Убрать
button-item-file = Показать файл
plan-item-added-now = Пункт добавлен.
plan-item-changed-now = Пункт изменён.
plan-item-dropped-now = Пункт убран.
plan-item-done-now = Отмечено: сделано.

## Куратору

plan-approved-now = Одобрено. Оба узнают об этом.
plan-returned-now = Возвращено. Оба прочитают вашу причину.
button-list-pairs-plans = Программы: { $count }
notice-plan-submitted =
    <b>Пара прислала персональную программу</b>
    { $title }
    Прочитайте её и одобрите или верните.
duty-plans-waiting = { $count ->
    [one] { $count } персональная программа ждёт решения.
    [few] { $count } персональные программы ждут решения.
   *[other] { $count } персональных программ ждут решения.
}
button-duty-plans = Решить

## Сообщения паре

notice-plan-drafted = <b>Коллега составил черновик программы</b> Посмотрите: вы тоже можете его менять.
notice-plan-approved = <b>Куратор одобрил программу</b> Теперь пункты можно отмечать.
notice-plan-returned = <b>Куратор вернул программу на правку</b>
duty-plan-returned = Куратор вернул персональную программу на правку.
duty-plan-late = { $count ->
    [one] В персональной программе просрочен { $count } пункт.
    [few] В персональной программе просрочено { $count } пункта.
   *[other] В персональной программе просрочено { $count } пунктов.
}

## Отказы

refusal-plan-exists = Программа этой пары уже есть: её составил коллега. Вот она.
refusal-plan-term-over = Срок пары закончился, программу составлять поздно. Если пара продолжает работать, скажите куратору.
refusal-plan-beyond-term = Этот день вне срока программы: с { $first } по { $last }, не дольше срока пары и 12 месяцев. Напишите день внутри него, например { $example }.
refusal-plan-day-off = { $day } – выходной или каникулы. Напишите рабочий день, например { $example }.
refusal-plan-empty = В программе нет ни одного пункта. Добавьте свой пункт, потом отправьте её куратору.
refusal-plan-full = В программе уже { $count } пунктов, больше не нужно. Уберите лишний, потом добавьте новый.
refusal-plan-changed = Пока вы читали, пара изменила программу. Вот она теперь. Прочитайте её ещё раз.
