### Списки в чате: строки, страницы, поиск.

list-line = { $number } · { $name } · { $note }
list-found = Нашлось по «{ $query }»: { $count }
list-find =
    <b>Кого найти?</b>
    Напишите первые три буквы фамилии, имени или предмета.
list-not-found = По слову «{ $query }» никого не нашлось. Напишите другое слово или нажмите кнопку внизу.
list-nobody-here = Здесь пока никого нет. Выберите другую кнопку внизу.
button-page = { $page }/{ $pages }
page-number = Страница { $page } из { $pages }
button-chosen = { $label } ✓
button-back-to-list = ← К списку
