-- Blocks count their floors, from the ground floor up: as many as their units need.
update blocks b set floors = least(needed.floors, 100)
from (select block_id, max(floor)::int + 1 as floors from units where floor >= 0 and block_id is not null group by block_id) needed
where needed.block_id = b.id and b.floors < least(needed.floors, 100);
