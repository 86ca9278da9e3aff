import { unitStatusSql } from '../units/unit-status-sql.ts'
import { type Check, sqlCheck } from '../checks/check.ts'

/** The read models of property, and the rules of its structure for rows from before they held. */
export const structureChecks: readonly Check[] = [
  sqlCheck(
    'the status of a unit is what stands on it',
    `select * from (
       select u.company_id as company, u.identifier as subject, ${unitStatusSql('u')} as expected, u.status as actual
       from units u where u.deleted_at is null) s
     where expected <> actual`,
  ),
  sqlCheck(
    'a unit stands in a block of its project, on a floor that it has',
    `select u.company_id as company, u.identifier as subject,
            b.name || ' with ' || b.floors || ' floors' as expected, coalesce('floor ' || u.floor, 'no floor') as actual
     from units u join blocks b on b.id = u.block_id
     where u.deleted_at is null
       and (b.project_id <> u.project_id or b.deleted_at is not null or b.kind = 'basement'
            or u.floor < 0 or u.floor >= b.floors)`,
  ),
  sqlCheck(
    'a room is on a floor of its house',
    `select r.company_id as company, u.identifier || ' ' || r.name as subject,
            coalesce(u.floors, 0) || ' floors' as expected, 'floor ' || r.floor as actual
     from rooms r join units u on u.id = r.unit_id
     where r.deleted_at is null and r.floor is not null
       and (u.kind <> 'house' or r.floor < 0 or r.floor >= coalesce(u.floors, 0))`,
  ),
]
