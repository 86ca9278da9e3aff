import type { Route } from './define.ts'
import {
  addMaintenancePhotos,
  assignMaintenance,
  cancelMaintenance,
  closeMaintenance,
  commentMaintenance,
  maintenanceBoard,
  maintenanceByDay,
  maintenanceFigures,
  maintenancePlanDates,
  rateMaintenance,
  reopenMaintenance,
  reportMaintenance,
  resolveMaintenance,
  runMaintenancePlan,
  startMaintenance,
} from './maintenance.ts'

/** Routes of maintenance requests and plans. */
export const maintenanceRoutes: Route[] = [
  reportMaintenance, //  POST /maintenance-requests/report
  startMaintenance, //   POST /maintenance-requests/:id/start
  resolveMaintenance, // POST /maintenance-requests/:id/resolve
  closeMaintenance, //   POST /maintenance-requests/:id/close
  reopenMaintenance, //  POST /maintenance-requests/:id/reopen
  cancelMaintenance, //  POST /maintenance-requests/:id/cancel
  assignMaintenance, //  POST /maintenance-requests/:id/assign
  commentMaintenance, // POST /maintenance-requests/:id/comment
  rateMaintenance, //    POST /maintenance-requests/:id/rate
  addMaintenancePhotos, // POST /maintenance/requests/:id/photos
  maintenanceBoard, //   GET  /maintenance/board
  maintenanceByDay, //   GET  /maintenance/calendar
  maintenanceFigures, // GET  /maintenance/statistics
  runMaintenancePlan, // POST /maintenance-plans/:id/run-now
  maintenancePlanDates, // GET  /maintenance-plans/:id/dates
]
