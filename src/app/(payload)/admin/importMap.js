import { TenantField as TenantField_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { ProjectOverview as ProjectOverview_6114a23c0b625ef7925b212a1123b372 } from '../../../../src/admin/structure/ProjectOverview.tsx'
import { PercentCell as PercentCell_c62648b5c7678325bf3fa3326e38404e } from '../../../../src/admin/fields/PercentCell.tsx'
import { PercentField as PercentField_ba3169d43f7f95835f993d9617bdfae2 } from '../../../../src/admin/fields/PercentField.tsx'
import { MoneyCell as MoneyCell_b484b188731136a954247b89a9bc16bc } from '../../../../src/admin/fields/MoneyCell.tsx'
import { MoneyField as MoneyField_c44c2fc5f832e29297ea5dcba4fb2909 } from '../../../../src/admin/fields/MoneyField.tsx'
import { DateCell as DateCell_c58b41c9a1bd2c7efd1c73af8e7107fd } from '../../../../src/admin/fields/DateCell.tsx'
import { DateField as DateField_de847a32c270ed95fbbb584f1c8cf6bc } from '../../../../src/admin/fields/DateField.tsx'
import { NodeGallery as NodeGallery_ed58ea6c9c4bb0539ce9b0fc22937c97 } from '../../../../src/admin/media/NodeGallery.tsx'
import { ProjectPlace as ProjectPlace_dd867bb000267eb59a1e8f5faecd6f53 } from '../../../../src/admin/map/ProjectPlace.tsx'
import { RelatedRows as RelatedRows_62557d9a94b03fbc3a0bcf3ba958203e } from '../../../../src/admin/fields/RelatedRows.tsx'
import { ImportLink as ImportLink_15c99a36e4f14c58d67a28b0741964eb } from '../../../../src/admin/imports/ImportLink.tsx'
import { ListTools as ListTools_d287495937ce9f63f4cb9d7006e1b75a } from '../../../../src/admin/lists/ListTools.tsx'
import { AssignTenantFieldTrigger as AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { StructurePage as StructurePage_1947624d36fec6d753999bbdd1983220 } from '../../../../src/admin/structure/StructurePage.tsx'
import { AvailabilityPage as AvailabilityPage_097801932d003e38e19f73ed32db15c3 } from '../../../../src/admin/structure/AvailabilityPage.tsx'
import { ServicesPage as ServicesPage_984905e4af531876985ca25387d08bd8 } from '../../../../src/admin/services/ServicesPage.tsx'
import { ReadingRoundPage as ReadingRoundPage_7e90ecf55aa4733ff0289a8dfa3b6479 } from '../../../../src/admin/meters/ReadingRoundPage.tsx'
import { ParkingPage as ParkingPage_46fbafe3310ab1d3625dd330ae51183b } from '../../../../src/admin/parking/ParkingPage.tsx'
import { UnitOverview as UnitOverview_14b39b4c9f512b739721be9e19cf21d0 } from '../../../../src/admin/structure/UnitOverview.tsx'
import { OwnershipTransfer as OwnershipTransfer_d1987d3293c58860e2fb3a0447d62f05 } from '../../../../src/admin/leases/OwnershipTransfer.tsx'
import { UnitPlace as UnitPlace_1f30c37b35f8e762e2691866f15d2024 } from '../../../../src/admin/map/UnitPlace.tsx'
import { StatusCell as StatusCell_e98a8d2ed92a17cb6d8caa69f5e32d03 } from '../../../../src/admin/fields/StatusCell.tsx'
import { StatusField as StatusField_ef0b9448c5cd604e70bfae10851412fd } from '../../../../src/admin/fields/StatusField.tsx'
import { PageTitle as PageTitle_b50ffd929ba8fc9834b456ab278560f8 } from '../../../../src/admin/fields/PageTitle.tsx'
import { AttachmentField as AttachmentField_4481cdf1d20c47d11e35b1c8dabe063d } from '../../../../src/admin/services/AttachmentField.tsx'
import { JsonValue as JsonValue_c9eb6caf4e9bc1fb99ea32871ce84ea2 } from '../../../../src/admin/fields/JsonValue.tsx'
import { GalleryLink as GalleryLink_e0c782919cd47e74e293fc5cfccde581 } from '../../../../src/admin/media/GalleryLink.tsx'
import { ImportPanel as ImportPanel_fb6dc88e47a1ed89c38ded8eec92477c } from '../../../../src/admin/imports/ImportPanel.tsx'
import { PersonPanel as PersonPanel_4225212cea46b4f20059b58fb7ad3eea } from '../../../../src/admin/people/PersonPanel.tsx'
import { DuplicateHint as DuplicateHint_12f8d042b69575c4cd85408ae02fee41 } from '../../../../src/admin/people/DuplicateHint.tsx'
import { YesCell as YesCell_7121b2e84817c35f4354f5901e175f09 } from '../../../../src/admin/fields/YesCell.tsx'
import { PersonAccount as PersonAccount_b1954d6047259045344b5388005e2b26 } from '../../../../src/admin/panels/PersonAccount.tsx'
import { RoleTabs as RoleTabs_96b0bb991126318c70c3b39ce5908e23 } from '../../../../src/admin/people/RoleTabs.tsx'
import { InvitePerson as InvitePerson_fabfc2a75915e3a56703d4fb5df28ec2 } from '../../../../src/admin/staff/InvitePerson.tsx'
import { PersonActions as PersonActions_c61a23a4d21be33d22d274e2a6cd0fe6 } from '../../../../src/admin/people/PersonActions.tsx'
import { StatementMail as StatementMail_218fb882cbf3ead39be1ccdb57b6e142 } from '../../../../src/admin/reminders/StatementMail.tsx'
import { ChecksNote as ChecksNote_3d16cbb7357e34d8d1771fade39ccef8 } from '../../../../src/admin/people/ChecksNote.tsx'
import { CheckActions as CheckActions_eabb4a7c145e7beed5fed8118660a916 } from '../../../../src/admin/people/CheckActions.tsx'
import { AccountActions as AccountActions_6d4a49464ea2e3ef195f1ec818ff4bf0 } from '../../../../src/admin/people/AccountActions.tsx'
import { FrozenRelation as FrozenRelation_a210267fb010816893b4f64015d2c52c } from '../../../../src/admin/leases/FrozenTerm.tsx'
import { FrozenDate as FrozenDate_a210267fb010816893b4f64015d2c52c } from '../../../../src/admin/leases/FrozenTerm.tsx'
import { FrozenNumber as FrozenNumber_a210267fb010816893b4f64015d2c52c } from '../../../../src/admin/leases/FrozenTerm.tsx'
import { FrozenMoney as FrozenMoney_a210267fb010816893b4f64015d2c52c } from '../../../../src/admin/leases/FrozenTerm.tsx'
import { FrozenText as FrozenText_a210267fb010816893b4f64015d2c52c } from '../../../../src/admin/leases/FrozenTerm.tsx'
import { FrozenPercent as FrozenPercent_a210267fb010816893b4f64015d2c52c } from '../../../../src/admin/leases/FrozenTerm.tsx'
import { FrozenChoice as FrozenChoice_a210267fb010816893b4f64015d2c52c } from '../../../../src/admin/leases/FrozenTerm.tsx'
import { AmendmentTimeline as AmendmentTimeline_6a01fd7a4573f66079c6974406cf77b7 } from '../../../../src/admin/leases/AmendmentTimeline.tsx'
import { DepositPanel as DepositPanel_367e43670dee8ab35b3c656509ab50f6 } from '../../../../src/admin/leases/DepositPanel.tsx'
import { LeaseActions as LeaseActions_96fe26d746855e2ad35a78d9fd591e51 } from '../../../../src/admin/actions/LeaseActions.tsx'
import { AmendmentActions as AmendmentActions_4417d8b6058d46ce48f182e0ad3f6d14 } from '../../../../src/admin/leases/AmendmentActions.tsx'
import { InspectionActions as InspectionActions_233fd6dd8070a792925bd4a762e18bf6 } from '../../../../src/admin/leases/InspectionActions.tsx'
import { AttachmentActions as AttachmentActions_dda6b7930677a67a7e81538efea2a5a5 } from '../../../../src/admin/services/AttachmentActions.tsx'
import { MeterHistory as MeterHistory_7aece65260b7e825a4019867d30ac0ed } from '../../../../src/admin/meters/MeterHistory.tsx'
import { MeterActions as MeterActions_17481c7e87e67fb9dc44a0097607e9f9 } from '../../../../src/admin/meters/MeterActions.tsx'
import { QuestionedReadings as QuestionedReadings_a39ab38ebbc5e737207c160e2ade9330 } from '../../../../src/admin/meters/QuestionedReadings.tsx'
import { Photos as Photos_e05f5bccad3fb1ee3cd569f28e5c3489 } from '../../../../src/admin/maintenance/Photos.tsx'
import { Timeline as Timeline_72b2d56c95093a13bf7ef28ef6eef59e } from '../../../../src/admin/maintenance/Timeline.tsx'
import { MaintenanceOverview as MaintenanceOverview_a91b05476a2b6cf2c1cbdf2bb5aaf8ab } from '../../../../src/admin/maintenance/MaintenanceOverview.tsx'
import { RequestActions as RequestActions_e6c8ff42f58b8c84a5e2dfa1a2b49ee1 } from '../../../../src/admin/maintenance/RequestActions.tsx'
import { RepairExpense as RepairExpense_4114a9f4f52186613a527a2602634c5f } from '../../../../src/admin/expenses/RepairExpense.tsx'
import { PlanDates as PlanDates_2309b910dc5e9b998a6b98493d9ecba9 } from '../../../../src/admin/maintenance/PlanDates.tsx'
import { PlansOverview as PlansOverview_d458f5091bddef5e228f4ad720ca14bb } from '../../../../src/admin/maintenance/PlansOverview.tsx'
import { PeriodCell as PeriodCell_9024ac0ffdc64f8aa3e516e6b89c5fb6 } from '../../../../src/admin/fields/PeriodCell.tsx'
import { PeriodField as PeriodField_00206bab18f921d11dac5665752d642f } from '../../../../src/admin/fields/PeriodField.tsx'
import { InvoiceTools as InvoiceTools_e678f2972457e9c5b73e1e256c9447fe } from '../../../../src/admin/invoices/InvoiceTools.tsx'
import { BillingRun as BillingRun_e770a27d794fb6688c7289f6121e5add } from '../../../../src/admin/actions/BillingRun.tsx'
import { InvoiceActions as InvoiceActions_fbc484a32a5c45d7be309857ec6ed51a } from '../../../../src/admin/actions/InvoiceActions.tsx'
import { InvoiceReminders as InvoiceReminders_039d727f4a21f38056d2b36c11f1e5d9 } from '../../../../src/admin/reminders/InvoiceReminders.tsx'
import { ReceiveLink as ReceiveLink_f2b226ab1e317610413b68116cb12849 } from '../../../../src/admin/receive/ReceiveLink.tsx'
import { PaymentActions as PaymentActions_7d8c80f9793090557d3b1ed47bd9b61d } from '../../../../src/admin/receive/PaymentActions.tsx'
import { CodeCell as CodeCell_1a406593dbf41516b5a93b90ec47d2b1 } from '../../../../src/admin/fields/CodeCell.tsx'
import { CodeField as CodeField_572b16b55fccb3f8371fc5ead6e533fe } from '../../../../src/admin/fields/CodeField.tsx'
import { CreditNoteActions as CreditNoteActions_ec9108b47ac13c4da1dda31cc8963cd4 } from '../../../../src/admin/invoices/CreditNoteActions.tsx'
import { RefundsLink as RefundsLink_fe0bfe76f0dfa7e8a22bb3d227ddbaaf } from '../../../../src/admin/invoices/RefundsLink.tsx'
import { RefundActions as RefundActions_8fbb4d93a376e5c0a5f58a8d70c43fa0 } from '../../../../src/admin/invoices/RefundActions.tsx'
import { DepositsLink as DepositsLink_afe9dfe087846f35918f30063937596b } from '../../../../src/admin/receive/DepositsLink.tsx'
import { PenaltyExplanation as PenaltyExplanation_c479ab087735037b20b70e9199f37c61 } from '../../../../src/admin/penalties/PenaltyExplanation.tsx'
import { PenaltiesTools as PenaltiesTools_c797a4d98d367e2c3456f8e780b6eaa7 } from '../../../../src/admin/penalties/PenaltiesTools.tsx'
import { PenaltyActions as PenaltyActions_59eff3ba35b44828533e3c6639ced71b } from '../../../../src/admin/penalties/PenaltyActions.tsx'
import { WaiverActions as WaiverActions_21f92869085c0f80196ad43ea86c58c1 } from '../../../../src/admin/penalties/WaiverActions.tsx'
import { PayoutReview as PayoutReview_f31843dd0f1898939de0d76835f84564 } from '../../../../src/admin/payouts/PayoutReview.tsx'
import { PayoutsLink as PayoutsLink_d2265e9281f1a04014780969871b03ac } from '../../../../src/admin/payouts/PayoutsLink.tsx'
import { PayoutActions as PayoutActions_6ca887ef351cbc15ce28d50429204419 } from '../../../../src/admin/payouts/PayoutActions.tsx'
import { BatchPanel as BatchPanel_6771e4ff35987aab250e2311d7816f72 } from '../../../../src/admin/payouts/BatchPanel.tsx'
import { ExpensesLink as ExpensesLink_902a67202cb8e126d1d61c3254166455 } from '../../../../src/admin/expenses/ExpensesLink.tsx'
import { ExpenseActions as ExpenseActions_c5168428990419fe6ddc74531cb71941 } from '../../../../src/admin/expenses/ExpenseActions.tsx'
import { BudgetUse as BudgetUse_a411cfb4d659f274ede1662cf39e6179 } from '../../../../src/admin/expenses/BudgetUse.tsx'
import { DisbursementActions as DisbursementActions_6d8637b941553aa793636ff55fd56490 } from '../../../../src/admin/expenses/DisbursementActions.tsx'
import { ReconciliationLink as ReconciliationLink_196187668911b5f38ac7e118f17903f4 } from '../../../../src/admin/reconciliation/ReconciliationLink.tsx'
import { PromisesTools as PromisesTools_c326f41cc729bf5b2a3fe9f56a97ea85 } from '../../../../src/admin/reminders/PromisesTools.tsx'
import { PromiseActions as PromiseActions_a4c3474312b1e06312b3f2c249996aee } from '../../../../src/admin/reminders/PromiseActions.tsx'
import { SecretField as SecretField_5f877a0c00c7b8781edc6eca60848789 } from '../../../../src/admin/fields/SecretField.tsx'
import { PeriodTools as PeriodTools_2e088c592d41a1b35b1909b5cb81449e } from '../../../../src/admin/ledger/PeriodTools.tsx'
import { AccountBalance as AccountBalance_07211d09c776e9c0ad1c2bb61bd9bf28 } from '../../../../src/admin/panels/AccountBalance.tsx'
import { ChartTools as ChartTools_6110ee1b5133fc7edd7df64ecdf9c6dc } from '../../../../src/admin/ledger/ChartTools.tsx'
import { AccountActions as AccountActions_fe464f08bd56d18dfbfa1372192e9ce8 } from '../../../../src/admin/ledger/AccountActions.tsx'
import { JournalActions as JournalActions_1e0469a94193522f33fc7b14da3b2422 } from '../../../../src/admin/ledger/JournalActions.tsx'
import { PolicyNote as PolicyNote_d9409c52fe5f285763a263b2b4b2313f } from '../../../../src/admin/permissions/PolicyNote.tsx'
import { WatchTenantCollection as WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { PolicyActions as PolicyActions_9710459843910c65ff41b323f53885b8 } from '../../../../src/admin/penalties/PolicyActions.tsx'
import { CodesField as CodesField_781d3052a86656ef3e7f04d075b55a64 } from '../../../../src/admin/permissions/CodesField.tsx'
import { ScopeCell as ScopeCell_65104243e29a7730a23e021ce5f13454 } from '../../../../src/admin/staff/ScopeCell.tsx'
import { EffectivePermissions as EffectivePermissions_ab151143606d23be0f553694cfd8b5e6 } from '../../../../src/admin/permissions/EffectivePermissions.tsx'
import { ReasonField as ReasonField_fd77add119db9edead941f59db6f6d20 } from '../../../../src/admin/permissions/ReasonField.tsx'
import { StaffOverview as StaffOverview_98e81b0897f6919a71949278fe3580e0 } from '../../../../src/admin/staff/StaffOverview.tsx'
import { StaffActions as StaffActions_f07e47172464c493034b0f1723d32b4f } from '../../../../src/admin/staff/StaffActions.tsx'
import { InviteSave as InviteSave_2aa8a19cccf75c52ffd604705e6626bf } from '../../../../src/admin/staff/InviteSave.tsx'
import { PermissionsCell as PermissionsCell_b59f68e5ed99618835dbc0d60cd43e27 } from '../../../../src/admin/permissions/PermissionsCell.tsx'
import { PermissionMatrix as PermissionMatrix_4bc3dffa7a473391245cb9cbb5330731 } from '../../../../src/admin/permissions/PermissionMatrix.tsx'
import { LimitsField as LimitsField_1739dcef120df72ae8cae693f4d5eca1 } from '../../../../src/admin/permissions/LimitsField.tsx'
import { RoleChange as RoleChange_ebdbb48198d0f86efae1cd4189b03b81 } from '../../../../src/admin/permissions/RoleChange.tsx'
import { UntilCell as UntilCell_80c6926e2cf91c8cb3707711d0ca8a84 } from '../../../../src/admin/fields/UntilCell.tsx'
import { InvitationRowActions as InvitationRowActions_2b7df274a2094022c7a082bb0183d319 } from '../../../../src/admin/staff/InvitationRowActions.tsx'
import { InvitationActions as InvitationActions_d9d9a001470fae164773c04e35ddcba8 } from '../../../../src/admin/staff/InvitationActions.tsx'
import { BlockRow as BlockRow_ac5ce6b9ac7ffca256f99f7e869bab02 } from '../../../../src/admin/blocked/BlockRow.tsx'
import { BlockedNote as BlockedNote_26cd1c21fde82fb3ff458844908acfde } from '../../../../src/admin/blocked/BlockedNote.tsx'
import { BlockActions as BlockActions_9cc3cbf9115a2e85efd6d69471a84706 } from '../../../../src/admin/blocked/BlockActions.tsx'
import { SupportRow as SupportRow_31be6323bbaaae07deccede22debff9f } from '../../../../src/admin/support/SupportRow.tsx'
import { SupportNote as SupportNote_9fc7cccb6d14a9940576f16cacfd5b8a } from '../../../../src/admin/support/SupportNote.tsx'
import { SupportActions as SupportActions_ed0e07c25c1a66ac4dd30e4b8a190c62 } from '../../../../src/admin/support/SupportActions.tsx'
import { JobProgress as JobProgress_33daa7c25609b17ced6bb224e2a73ad5 } from '../../../../src/admin/panels/JobProgress.tsx'
import { JobActions as JobActions_fcc7d6eb67c46da8207fd0c8088b4bd0 } from '../../../../src/admin/actions/JobActions.tsx'
import { EntityCell as EntityCell_d5744c121a5c7b5a054febebf1810e71 } from '../../../../src/admin/fields/EntityCell.tsx'
import { AuditDiff as AuditDiff_629cc583921779fda57c8a5e0e48fb3a } from '../../../../src/admin/audit/AuditDiff.tsx'
import { AuditFilters as AuditFilters_8c89f5079f1d34854c9bec6832386533 } from '../../../../src/admin/audit/AuditFilters.tsx'
import { Icon as Icon_5eddd781ceb78812efb2dcc0cec36920 } from '../../../../src/admin/brand/Icon.tsx'
import { Logo as Logo_2e763df44b42c422bacb8a7fd68ccf87 } from '../../../../src/admin/brand/Logo.tsx'
import { LiveStatus as LiveStatus_3a3d98c8a5b3ce6db81d091dc4669d2d } from '../../../../src/admin/LiveStatus.tsx'
import { OpenNav as OpenNav_c84f517fe087590276984a58d37affec } from '../../../../src/admin/nav/OpenNav.tsx'
import { MaintenanceLink as MaintenanceLink_5c0a87af174da13d8a336cad75ca567e } from '../../../../src/admin/maintenance/MaintenanceLink.tsx'
import { PageLinks as PageLinks_699104367775b4e46cdcf8bc9607af1c } from '../../../../src/admin/nav/PageLinks.tsx'
import { MapLink as MapLink_c4f8b993f9d4e80bcfeb31d0a1209200 } from '../../../../src/admin/map/MapLink.tsx'
import { SecurityLink as SecurityLink_ca69a053ce022f6e8ccb5d75cc59e8f4 } from '../../../../src/admin/auth/SecurityLink.tsx'
import { ClosedLinks as ClosedLinks_1bc4de816bb2ab35e3465dbc389193b6 } from '../../../../src/admin/nav/ClosedLinks.tsx'
import { TenantSelector as TenantSelector_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { StepUp as StepUp_43252889f1706d9a3912a6937fa1ce3a } from '../../../../src/admin/auth/step-up/StepUp.tsx'
import { LiveUpdates as LiveUpdates_45257c773c7e17f11abb9f24a529109f } from '../../../../src/admin/LiveUpdates.tsx'
import { TenantSelectionProvider as TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { Dashboard as Dashboard_bfcc977efa0be7d8a0df028c625b41ee } from '../../../../src/admin/dashboard/Dashboard.tsx'
import { CompanyMapView as CompanyMapView_669657f11e13168e2731f5931f508b91 } from '../../../../src/admin/map/CompanyMapView.tsx'
import { ImportView as ImportView_88d0d391d3b3d4bb85d0ab262fb0cca9 } from '../../../../src/admin/imports/ImportView.tsx'
import { IdentityQueueView as IdentityQueueView_50d0d5f067dfe9249ac0a11e6216fa59 } from '../../../../src/admin/people/IdentityQueueView.tsx'
import { DuplicatesView as DuplicatesView_dbfd167fcb9850f55a8e50bf9fdb9490 } from '../../../../src/admin/people/DuplicatesView.tsx'
import { MaintenanceView as MaintenanceView_8f7c3912518e5a4b07e7a8a984f82780 } from '../../../../src/admin/maintenance/MaintenanceView.tsx'
import { GalleryView as GalleryView_d0659c00696bfd051defd9642be9c947 } from '../../../../src/admin/media/GalleryView.tsx'
import { OccupancyView as OccupancyView_b385a2c9eff2265f88c4c303d8d5fa61 } from '../../../../src/admin/leases/OccupancyView.tsx'
import { RentRollView as RentRollView_3b55b5ac0127553e677bac42379be410 } from '../../../../src/admin/leases/RentRollView.tsx'
import { ExpiringView as ExpiringView_31f207c66b4443e90c96b638d15a1ff2 } from '../../../../src/admin/leases/ExpiringView.tsx'
import { OwnerAccountsView as OwnerAccountsView_715c0c419c6bee5311d20533c0623378 } from '../../../../src/admin/payouts/OwnerAccountsView.tsx'
import { BillingView as BillingView_067cbf4609cde8416978bc4efac81ba2 } from '../../../../src/admin/billing/BillingView.tsx'
import { DepositsView as DepositsView_5518cc585158eb8802779a3036644904 } from '../../../../src/admin/deposits/DepositsView.tsx'
import { ReceiveView as ReceiveView_cf5e98eeb6be3dc363f721ef5050a211 } from '../../../../src/admin/receive/ReceiveView.tsx'
import { ReconciliationView as ReconciliationView_0837c0f0d613fb85c2087d446d1788d0 } from '../../../../src/admin/reconciliation/ReconciliationView.tsx'
import { ClosingView as ClosingView_8663963a07a84d8e202b63c33eb9a8ef } from '../../../../src/admin/reconciliation/ClosingView.tsx'
import { InvoiceEditorView as InvoiceEditorView_604e98a6bb3b3016d44cc441b05c0e1e } from '../../../../src/admin/invoices/InvoiceEditorView.tsx'
import { ReportsView as ReportsView_c53b9ac4177e933af4b4c8a0e76c4ff2 } from '../../../../src/admin/reports/ReportsView.tsx'
import { LedgerView as LedgerView_70189027ae5928fce4f5406f6297550e } from '../../../../src/admin/ledger/LedgerView.tsx'
import { LoginView as LoginView_e957a2f6f3485371e781c196d2a4470e } from '../../../../src/admin/auth/pages/LoginView.tsx'
import { ForgotView as ForgotView_779dc0377acb2baa5964c6bc73ea0e23 } from '../../../../src/admin/auth/pages/ForgotView.tsx'
import { AccountView as AccountView_aaa15fa4d57d7361c43a98edc2eb9f89 } from '../../../../src/admin/auth/pages/AccountView.tsx'
import { SignUpView as SignUpView_76760a52d83619ea7a8ed5662386e592 } from '../../../../src/admin/auth/pages/SignUpView.tsx'
import { ResetView as ResetView_c817044992b63512d0fce527302d849a } from '../../../../src/admin/auth/pages/ResetView.tsx'
import { InvitationView as InvitationView_446727c1a881b47bb1139d3d56f54be5 } from '../../../../src/admin/auth/pages/InvitationView.tsx'
import { SecurityView as SecurityView_9ae1e4ad7a979b5aab91f2c03fe28361 } from '../../../../src/admin/auth/pages/SecurityView.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/plugin-multi-tenant/client#TenantField": TenantField_1d0591e3cf4f332c83a86da13a0de59a,
  "/src/admin/structure/ProjectOverview.tsx#ProjectOverview": ProjectOverview_6114a23c0b625ef7925b212a1123b372,
  "/src/admin/fields/PercentCell.tsx#PercentCell": PercentCell_c62648b5c7678325bf3fa3326e38404e,
  "/src/admin/fields/PercentField.tsx#PercentField": PercentField_ba3169d43f7f95835f993d9617bdfae2,
  "/src/admin/fields/MoneyCell.tsx#MoneyCell": MoneyCell_b484b188731136a954247b89a9bc16bc,
  "/src/admin/fields/MoneyField.tsx#MoneyField": MoneyField_c44c2fc5f832e29297ea5dcba4fb2909,
  "/src/admin/fields/DateCell.tsx#DateCell": DateCell_c58b41c9a1bd2c7efd1c73af8e7107fd,
  "/src/admin/fields/DateField.tsx#DateField": DateField_de847a32c270ed95fbbb584f1c8cf6bc,
  "/src/admin/media/NodeGallery.tsx#NodeGallery": NodeGallery_ed58ea6c9c4bb0539ce9b0fc22937c97,
  "/src/admin/map/ProjectPlace.tsx#ProjectPlace": ProjectPlace_dd867bb000267eb59a1e8f5faecd6f53,
  "/src/admin/fields/RelatedRows.tsx#RelatedRows": RelatedRows_62557d9a94b03fbc3a0bcf3ba958203e,
  "/src/admin/imports/ImportLink.tsx#ImportLink": ImportLink_15c99a36e4f14c58d67a28b0741964eb,
  "/src/admin/lists/ListTools.tsx#ListTools": ListTools_d287495937ce9f63f4cb9d7006e1b75a,
  "@payloadcms/plugin-multi-tenant/client#AssignTenantFieldTrigger": AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a,
  "/src/admin/structure/StructurePage.tsx#StructurePage": StructurePage_1947624d36fec6d753999bbdd1983220,
  "/src/admin/structure/AvailabilityPage.tsx#AvailabilityPage": AvailabilityPage_097801932d003e38e19f73ed32db15c3,
  "/src/admin/services/ServicesPage.tsx#ServicesPage": ServicesPage_984905e4af531876985ca25387d08bd8,
  "/src/admin/meters/ReadingRoundPage.tsx#ReadingRoundPage": ReadingRoundPage_7e90ecf55aa4733ff0289a8dfa3b6479,
  "/src/admin/parking/ParkingPage.tsx#ParkingPage": ParkingPage_46fbafe3310ab1d3625dd330ae51183b,
  "/src/admin/structure/UnitOverview.tsx#UnitOverview": UnitOverview_14b39b4c9f512b739721be9e19cf21d0,
  "/src/admin/leases/OwnershipTransfer.tsx#OwnershipTransfer": OwnershipTransfer_d1987d3293c58860e2fb3a0447d62f05,
  "/src/admin/map/UnitPlace.tsx#UnitPlace": UnitPlace_1f30c37b35f8e762e2691866f15d2024,
  "/src/admin/fields/StatusCell.tsx#StatusCell": StatusCell_e98a8d2ed92a17cb6d8caa69f5e32d03,
  "/src/admin/fields/StatusField.tsx#StatusField": StatusField_ef0b9448c5cd604e70bfae10851412fd,
  "/src/admin/fields/PageTitle.tsx#PageTitle": PageTitle_b50ffd929ba8fc9834b456ab278560f8,
  "/src/admin/services/AttachmentField.tsx#AttachmentField": AttachmentField_4481cdf1d20c47d11e35b1c8dabe063d,
  "/src/admin/fields/JsonValue.tsx#JsonValue": JsonValue_c9eb6caf4e9bc1fb99ea32871ce84ea2,
  "/src/admin/media/GalleryLink.tsx#GalleryLink": GalleryLink_e0c782919cd47e74e293fc5cfccde581,
  "/src/admin/imports/ImportPanel.tsx#ImportPanel": ImportPanel_fb6dc88e47a1ed89c38ded8eec92477c,
  "/src/admin/people/PersonPanel.tsx#PersonPanel": PersonPanel_4225212cea46b4f20059b58fb7ad3eea,
  "/src/admin/people/DuplicateHint.tsx#DuplicateHint": DuplicateHint_12f8d042b69575c4cd85408ae02fee41,
  "/src/admin/fields/YesCell.tsx#YesCell": YesCell_7121b2e84817c35f4354f5901e175f09,
  "/src/admin/panels/PersonAccount.tsx#PersonAccount": PersonAccount_b1954d6047259045344b5388005e2b26,
  "/src/admin/people/RoleTabs.tsx#RoleTabs": RoleTabs_96b0bb991126318c70c3b39ce5908e23,
  "/src/admin/staff/InvitePerson.tsx#InvitePerson": InvitePerson_fabfc2a75915e3a56703d4fb5df28ec2,
  "/src/admin/people/PersonActions.tsx#PersonActions": PersonActions_c61a23a4d21be33d22d274e2a6cd0fe6,
  "/src/admin/reminders/StatementMail.tsx#StatementMail": StatementMail_218fb882cbf3ead39be1ccdb57b6e142,
  "/src/admin/people/ChecksNote.tsx#ChecksNote": ChecksNote_3d16cbb7357e34d8d1771fade39ccef8,
  "/src/admin/people/CheckActions.tsx#CheckActions": CheckActions_eabb4a7c145e7beed5fed8118660a916,
  "/src/admin/people/AccountActions.tsx#AccountActions": AccountActions_6d4a49464ea2e3ef195f1ec818ff4bf0,
  "/src/admin/leases/FrozenTerm.tsx#FrozenRelation": FrozenRelation_a210267fb010816893b4f64015d2c52c,
  "/src/admin/leases/FrozenTerm.tsx#FrozenDate": FrozenDate_a210267fb010816893b4f64015d2c52c,
  "/src/admin/leases/FrozenTerm.tsx#FrozenNumber": FrozenNumber_a210267fb010816893b4f64015d2c52c,
  "/src/admin/leases/FrozenTerm.tsx#FrozenMoney": FrozenMoney_a210267fb010816893b4f64015d2c52c,
  "/src/admin/leases/FrozenTerm.tsx#FrozenText": FrozenText_a210267fb010816893b4f64015d2c52c,
  "/src/admin/leases/FrozenTerm.tsx#FrozenPercent": FrozenPercent_a210267fb010816893b4f64015d2c52c,
  "/src/admin/leases/FrozenTerm.tsx#FrozenChoice": FrozenChoice_a210267fb010816893b4f64015d2c52c,
  "/src/admin/leases/AmendmentTimeline.tsx#AmendmentTimeline": AmendmentTimeline_6a01fd7a4573f66079c6974406cf77b7,
  "/src/admin/leases/DepositPanel.tsx#DepositPanel": DepositPanel_367e43670dee8ab35b3c656509ab50f6,
  "/src/admin/actions/LeaseActions.tsx#LeaseActions": LeaseActions_96fe26d746855e2ad35a78d9fd591e51,
  "/src/admin/leases/AmendmentActions.tsx#AmendmentActions": AmendmentActions_4417d8b6058d46ce48f182e0ad3f6d14,
  "/src/admin/leases/InspectionActions.tsx#InspectionActions": InspectionActions_233fd6dd8070a792925bd4a762e18bf6,
  "/src/admin/services/AttachmentActions.tsx#AttachmentActions": AttachmentActions_dda6b7930677a67a7e81538efea2a5a5,
  "/src/admin/meters/MeterHistory.tsx#MeterHistory": MeterHistory_7aece65260b7e825a4019867d30ac0ed,
  "/src/admin/meters/MeterActions.tsx#MeterActions": MeterActions_17481c7e87e67fb9dc44a0097607e9f9,
  "/src/admin/meters/QuestionedReadings.tsx#QuestionedReadings": QuestionedReadings_a39ab38ebbc5e737207c160e2ade9330,
  "/src/admin/maintenance/Photos.tsx#Photos": Photos_e05f5bccad3fb1ee3cd569f28e5c3489,
  "/src/admin/maintenance/Timeline.tsx#Timeline": Timeline_72b2d56c95093a13bf7ef28ef6eef59e,
  "/src/admin/maintenance/MaintenanceOverview.tsx#MaintenanceOverview": MaintenanceOverview_a91b05476a2b6cf2c1cbdf2bb5aaf8ab,
  "/src/admin/maintenance/RequestActions.tsx#RequestActions": RequestActions_e6c8ff42f58b8c84a5e2dfa1a2b49ee1,
  "/src/admin/expenses/RepairExpense.tsx#RepairExpense": RepairExpense_4114a9f4f52186613a527a2602634c5f,
  "/src/admin/maintenance/PlanDates.tsx#PlanDates": PlanDates_2309b910dc5e9b998a6b98493d9ecba9,
  "/src/admin/maintenance/PlansOverview.tsx#PlansOverview": PlansOverview_d458f5091bddef5e228f4ad720ca14bb,
  "/src/admin/fields/PeriodCell.tsx#PeriodCell": PeriodCell_9024ac0ffdc64f8aa3e516e6b89c5fb6,
  "/src/admin/fields/PeriodField.tsx#PeriodField": PeriodField_00206bab18f921d11dac5665752d642f,
  "/src/admin/invoices/InvoiceTools.tsx#InvoiceTools": InvoiceTools_e678f2972457e9c5b73e1e256c9447fe,
  "/src/admin/actions/BillingRun.tsx#BillingRun": BillingRun_e770a27d794fb6688c7289f6121e5add,
  "/src/admin/actions/InvoiceActions.tsx#InvoiceActions": InvoiceActions_fbc484a32a5c45d7be309857ec6ed51a,
  "/src/admin/reminders/InvoiceReminders.tsx#InvoiceReminders": InvoiceReminders_039d727f4a21f38056d2b36c11f1e5d9,
  "/src/admin/receive/ReceiveLink.tsx#ReceiveLink": ReceiveLink_f2b226ab1e317610413b68116cb12849,
  "/src/admin/receive/PaymentActions.tsx#PaymentActions": PaymentActions_7d8c80f9793090557d3b1ed47bd9b61d,
  "/src/admin/fields/CodeCell.tsx#CodeCell": CodeCell_1a406593dbf41516b5a93b90ec47d2b1,
  "/src/admin/fields/CodeField.tsx#CodeField": CodeField_572b16b55fccb3f8371fc5ead6e533fe,
  "/src/admin/invoices/CreditNoteActions.tsx#CreditNoteActions": CreditNoteActions_ec9108b47ac13c4da1dda31cc8963cd4,
  "/src/admin/invoices/RefundsLink.tsx#RefundsLink": RefundsLink_fe0bfe76f0dfa7e8a22bb3d227ddbaaf,
  "/src/admin/invoices/RefundActions.tsx#RefundActions": RefundActions_8fbb4d93a376e5c0a5f58a8d70c43fa0,
  "/src/admin/receive/DepositsLink.tsx#DepositsLink": DepositsLink_afe9dfe087846f35918f30063937596b,
  "/src/admin/penalties/PenaltyExplanation.tsx#PenaltyExplanation": PenaltyExplanation_c479ab087735037b20b70e9199f37c61,
  "/src/admin/penalties/PenaltiesTools.tsx#PenaltiesTools": PenaltiesTools_c797a4d98d367e2c3456f8e780b6eaa7,
  "/src/admin/penalties/PenaltyActions.tsx#PenaltyActions": PenaltyActions_59eff3ba35b44828533e3c6639ced71b,
  "/src/admin/penalties/WaiverActions.tsx#WaiverActions": WaiverActions_21f92869085c0f80196ad43ea86c58c1,
  "/src/admin/payouts/PayoutReview.tsx#PayoutReview": PayoutReview_f31843dd0f1898939de0d76835f84564,
  "/src/admin/payouts/PayoutsLink.tsx#PayoutsLink": PayoutsLink_d2265e9281f1a04014780969871b03ac,
  "/src/admin/payouts/PayoutActions.tsx#PayoutActions": PayoutActions_6ca887ef351cbc15ce28d50429204419,
  "/src/admin/payouts/BatchPanel.tsx#BatchPanel": BatchPanel_6771e4ff35987aab250e2311d7816f72,
  "/src/admin/expenses/ExpensesLink.tsx#ExpensesLink": ExpensesLink_902a67202cb8e126d1d61c3254166455,
  "/src/admin/expenses/ExpenseActions.tsx#ExpenseActions": ExpenseActions_c5168428990419fe6ddc74531cb71941,
  "/src/admin/expenses/BudgetUse.tsx#BudgetUse": BudgetUse_a411cfb4d659f274ede1662cf39e6179,
  "/src/admin/expenses/DisbursementActions.tsx#DisbursementActions": DisbursementActions_6d8637b941553aa793636ff55fd56490,
  "/src/admin/reconciliation/ReconciliationLink.tsx#ReconciliationLink": ReconciliationLink_196187668911b5f38ac7e118f17903f4,
  "/src/admin/reminders/PromisesTools.tsx#PromisesTools": PromisesTools_c326f41cc729bf5b2a3fe9f56a97ea85,
  "/src/admin/reminders/PromiseActions.tsx#PromiseActions": PromiseActions_a4c3474312b1e06312b3f2c249996aee,
  "/src/admin/fields/SecretField.tsx#SecretField": SecretField_5f877a0c00c7b8781edc6eca60848789,
  "/src/admin/ledger/PeriodTools.tsx#PeriodTools": PeriodTools_2e088c592d41a1b35b1909b5cb81449e,
  "/src/admin/panels/AccountBalance.tsx#AccountBalance": AccountBalance_07211d09c776e9c0ad1c2bb61bd9bf28,
  "/src/admin/ledger/ChartTools.tsx#ChartTools": ChartTools_6110ee1b5133fc7edd7df64ecdf9c6dc,
  "/src/admin/ledger/AccountActions.tsx#AccountActions": AccountActions_fe464f08bd56d18dfbfa1372192e9ce8,
  "/src/admin/ledger/JournalActions.tsx#JournalActions": JournalActions_1e0469a94193522f33fc7b14da3b2422,
  "/src/admin/permissions/PolicyNote.tsx#PolicyNote": PolicyNote_d9409c52fe5f285763a263b2b4b2313f,
  "@payloadcms/plugin-multi-tenant/client#WatchTenantCollection": WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a,
  "/src/admin/penalties/PolicyActions.tsx#PolicyActions": PolicyActions_9710459843910c65ff41b323f53885b8,
  "/src/admin/permissions/CodesField.tsx#CodesField": CodesField_781d3052a86656ef3e7f04d075b55a64,
  "/src/admin/staff/ScopeCell.tsx#ScopeCell": ScopeCell_65104243e29a7730a23e021ce5f13454,
  "/src/admin/permissions/EffectivePermissions.tsx#EffectivePermissions": EffectivePermissions_ab151143606d23be0f553694cfd8b5e6,
  "/src/admin/permissions/ReasonField.tsx#ReasonField": ReasonField_fd77add119db9edead941f59db6f6d20,
  "/src/admin/staff/StaffOverview.tsx#StaffOverview": StaffOverview_98e81b0897f6919a71949278fe3580e0,
  "/src/admin/staff/StaffActions.tsx#StaffActions": StaffActions_f07e47172464c493034b0f1723d32b4f,
  "/src/admin/staff/InviteSave.tsx#InviteSave": InviteSave_2aa8a19cccf75c52ffd604705e6626bf,
  "/src/admin/permissions/PermissionsCell.tsx#PermissionsCell": PermissionsCell_b59f68e5ed99618835dbc0d60cd43e27,
  "/src/admin/permissions/PermissionMatrix.tsx#PermissionMatrix": PermissionMatrix_4bc3dffa7a473391245cb9cbb5330731,
  "/src/admin/permissions/LimitsField.tsx#LimitsField": LimitsField_1739dcef120df72ae8cae693f4d5eca1,
  "/src/admin/permissions/RoleChange.tsx#RoleChange": RoleChange_ebdbb48198d0f86efae1cd4189b03b81,
  "/src/admin/fields/UntilCell.tsx#UntilCell": UntilCell_80c6926e2cf91c8cb3707711d0ca8a84,
  "/src/admin/staff/InvitationRowActions.tsx#InvitationRowActions": InvitationRowActions_2b7df274a2094022c7a082bb0183d319,
  "/src/admin/staff/InvitationActions.tsx#InvitationActions": InvitationActions_d9d9a001470fae164773c04e35ddcba8,
  "/src/admin/blocked/BlockRow.tsx#BlockRow": BlockRow_ac5ce6b9ac7ffca256f99f7e869bab02,
  "/src/admin/blocked/BlockedNote.tsx#BlockedNote": BlockedNote_26cd1c21fde82fb3ff458844908acfde,
  "/src/admin/blocked/BlockActions.tsx#BlockActions": BlockActions_9cc3cbf9115a2e85efd6d69471a84706,
  "/src/admin/support/SupportRow.tsx#SupportRow": SupportRow_31be6323bbaaae07deccede22debff9f,
  "/src/admin/support/SupportNote.tsx#SupportNote": SupportNote_9fc7cccb6d14a9940576f16cacfd5b8a,
  "/src/admin/support/SupportActions.tsx#SupportActions": SupportActions_ed0e07c25c1a66ac4dd30e4b8a190c62,
  "/src/admin/panels/JobProgress.tsx#JobProgress": JobProgress_33daa7c25609b17ced6bb224e2a73ad5,
  "/src/admin/actions/JobActions.tsx#JobActions": JobActions_fcc7d6eb67c46da8207fd0c8088b4bd0,
  "/src/admin/fields/EntityCell.tsx#EntityCell": EntityCell_d5744c121a5c7b5a054febebf1810e71,
  "/src/admin/audit/AuditDiff.tsx#AuditDiff": AuditDiff_629cc583921779fda57c8a5e0e48fb3a,
  "/src/admin/audit/AuditFilters.tsx#AuditFilters": AuditFilters_8c89f5079f1d34854c9bec6832386533,
  "/src/admin/brand/Icon.tsx#Icon": Icon_5eddd781ceb78812efb2dcc0cec36920,
  "/src/admin/brand/Logo.tsx#Logo": Logo_2e763df44b42c422bacb8a7fd68ccf87,
  "/src/admin/LiveStatus.tsx#LiveStatus": LiveStatus_3a3d98c8a5b3ce6db81d091dc4669d2d,
  "/src/admin/nav/OpenNav.tsx#OpenNav": OpenNav_c84f517fe087590276984a58d37affec,
  "/src/admin/maintenance/MaintenanceLink.tsx#MaintenanceLink": MaintenanceLink_5c0a87af174da13d8a336cad75ca567e,
  "/src/admin/nav/PageLinks.tsx#PageLinks": PageLinks_699104367775b4e46cdcf8bc9607af1c,
  "/src/admin/map/MapLink.tsx#MapLink": MapLink_c4f8b993f9d4e80bcfeb31d0a1209200,
  "/src/admin/auth/SecurityLink.tsx#SecurityLink": SecurityLink_ca69a053ce022f6e8ccb5d75cc59e8f4,
  "/src/admin/nav/ClosedLinks.tsx#ClosedLinks": ClosedLinks_1bc4de816bb2ab35e3465dbc389193b6,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelector": TenantSelector_d6d5f193a167989e2ee7d14202901e62,
  "/src/admin/auth/step-up/StepUp.tsx#StepUp": StepUp_43252889f1706d9a3912a6937fa1ce3a,
  "/src/admin/LiveUpdates.tsx#LiveUpdates": LiveUpdates_45257c773c7e17f11abb9f24a529109f,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelectionProvider": TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62,
  "/src/admin/dashboard/Dashboard.tsx#Dashboard": Dashboard_bfcc977efa0be7d8a0df028c625b41ee,
  "/src/admin/map/CompanyMapView.tsx#CompanyMapView": CompanyMapView_669657f11e13168e2731f5931f508b91,
  "/src/admin/imports/ImportView.tsx#ImportView": ImportView_88d0d391d3b3d4bb85d0ab262fb0cca9,
  "/src/admin/people/IdentityQueueView.tsx#IdentityQueueView": IdentityQueueView_50d0d5f067dfe9249ac0a11e6216fa59,
  "/src/admin/people/DuplicatesView.tsx#DuplicatesView": DuplicatesView_dbfd167fcb9850f55a8e50bf9fdb9490,
  "/src/admin/maintenance/MaintenanceView.tsx#MaintenanceView": MaintenanceView_8f7c3912518e5a4b07e7a8a984f82780,
  "/src/admin/media/GalleryView.tsx#GalleryView": GalleryView_d0659c00696bfd051defd9642be9c947,
  "/src/admin/leases/OccupancyView.tsx#OccupancyView": OccupancyView_b385a2c9eff2265f88c4c303d8d5fa61,
  "/src/admin/leases/RentRollView.tsx#RentRollView": RentRollView_3b55b5ac0127553e677bac42379be410,
  "/src/admin/leases/ExpiringView.tsx#ExpiringView": ExpiringView_31f207c66b4443e90c96b638d15a1ff2,
  "/src/admin/payouts/OwnerAccountsView.tsx#OwnerAccountsView": OwnerAccountsView_715c0c419c6bee5311d20533c0623378,
  "/src/admin/billing/BillingView.tsx#BillingView": BillingView_067cbf4609cde8416978bc4efac81ba2,
  "/src/admin/deposits/DepositsView.tsx#DepositsView": DepositsView_5518cc585158eb8802779a3036644904,
  "/src/admin/receive/ReceiveView.tsx#ReceiveView": ReceiveView_cf5e98eeb6be3dc363f721ef5050a211,
  "/src/admin/reconciliation/ReconciliationView.tsx#ReconciliationView": ReconciliationView_0837c0f0d613fb85c2087d446d1788d0,
  "/src/admin/reconciliation/ClosingView.tsx#ClosingView": ClosingView_8663963a07a84d8e202b63c33eb9a8ef,
  "/src/admin/invoices/InvoiceEditorView.tsx#InvoiceEditorView": InvoiceEditorView_604e98a6bb3b3016d44cc441b05c0e1e,
  "/src/admin/reports/ReportsView.tsx#ReportsView": ReportsView_c53b9ac4177e933af4b4c8a0e76c4ff2,
  "/src/admin/ledger/LedgerView.tsx#LedgerView": LedgerView_70189027ae5928fce4f5406f6297550e,
  "/src/admin/auth/pages/LoginView.tsx#LoginView": LoginView_e957a2f6f3485371e781c196d2a4470e,
  "/src/admin/auth/pages/ForgotView.tsx#ForgotView": ForgotView_779dc0377acb2baa5964c6bc73ea0e23,
  "/src/admin/auth/pages/AccountView.tsx#AccountView": AccountView_aaa15fa4d57d7361c43a98edc2eb9f89,
  "/src/admin/auth/pages/SignUpView.tsx#SignUpView": SignUpView_76760a52d83619ea7a8ed5662386e592,
  "/src/admin/auth/pages/ResetView.tsx#ResetView": ResetView_c817044992b63512d0fce527302d849a,
  "/src/admin/auth/pages/InvitationView.tsx#InvitationView": InvitationView_446727c1a881b47bb1139d3d56f54be5,
  "/src/admin/auth/pages/SecurityView.tsx#SecurityView": SecurityView_9ae1e4ad7a979b5aab91f2c03fe28361,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
