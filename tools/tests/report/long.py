# SPDX-License-Identifier: GPL-2.0
a_name_that_is_longer_than_any_box_has_room_for_in_the_picture = 'x' * 300

class AClassWhoseNameDoesNotFitIntoTheHeadOfAnObjectEither:
    pass

thing = AClassWhoseNameDoesNotFitIntoTheHeadOfAnObjectEither()
thing.an_attribute_with_a_name_that_has_no_room_in_its_slot = {
    ('a tuple as a key', 1, 2, 3, 'and more of it'): [1.5] * 30,
}
many = list(zip(range(1000, 1320), map(str, range(1000, 1320))))
print('a line that is longer than the panel it is shown in ' * 6)
text = '<b>&amp; "quotes" \u202e</b>\n\ttab\0'
