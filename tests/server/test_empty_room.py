"""The trainer of a room without organisations learns what to do."""


def test_the_trainer_of_an_empty_room_is_led_to_the_import_and_reads_the_real_folder(own_room):
    room = own_room(organisations=0)
    (code,) = room.codes("trainer")
    with room.visitor(code) as client:
        home = client.get("/").text
        assert "Import" in home or "استيراد قائمة المشاركين" in home
        codes = client.get("/codes").text
        assert f'saql codes --dir "{room.course.resolve()}"' in codes
        assert "saql people renew" in codes
    (code,) = room.codes("coach")
    with room.visitor(code) as client:
        assert "استيراد" not in client.get("/").text
