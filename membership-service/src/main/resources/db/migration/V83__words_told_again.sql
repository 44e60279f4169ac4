-- A name with strokes, such as Łukasz, has a second spelling now, by which it is known as well: every group's words are told again.
insert into words_changed (about) select id from core_group;
