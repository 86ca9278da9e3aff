import { TenantField as TenantField_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { PercentCell as PercentCell_c62648b5c7678325bf3fa3326e38404e } from '../../../../src/admin/fields/PercentCell.tsx'
import { PercentField as PercentField_ba3169d43f7f95835f993d9617bdfae2 } from '../../../../src/admin/fields/PercentField.tsx'
import { RelatedRows as RelatedRows_62557d9a94b03fbc3a0bcf3ba958203e } from '../../../../src/admin/fields/RelatedRows.tsx'
import { AssignTenantFieldTrigger as AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { MoneyCell as MoneyCell_b484b188731136a954247b89a9bc16bc } from '../../../../src/admin/fields/MoneyCell.tsx'
import { MoneyField as MoneyField_c44c2fc5f832e29297ea5dcba4fb2909 } from '../../../../src/admin/fields/MoneyField.tsx'
import { StatusCell as StatusCell_e98a8d2ed92a17cb6d8caa69f5e32d03 } from '../../../../src/admin/fields/StatusCell.tsx'
import { StatusField as StatusField_ef0b9448c5cd604e70bfae10851412fd } from '../../../../src/admin/fields/StatusField.tsx'
import { PageTitle as PageTitle_b50ffd929ba8fc9834b456ab278560f8 } from '../../../../src/admin/fields/PageTitle.tsx'
import { DateCell as DateCell_c58b41c9a1bd2c7efd1c73af8e7107fd } from '../../../../src/admin/fields/DateCell.tsx'
import { DateField as DateField_de847a32c270ed95fbbb584f1c8cf6bc } from '../../../../src/admin/fields/DateField.tsx'
import { YesCell as YesCell_7121b2e84817c35f4354f5901e175f09 } from '../../../../src/admin/fields/YesCell.tsx'
import { PersonAccount as PersonAccount_b1954d6047259045344b5388005e2b26 } from '../../../../src/admin/panels/PersonAccount.tsx'
import { InvitePerson as InvitePerson_fabfc2a75915e3a56703d4fb5df28ec2 } from '../../../../src/admin/staff/InvitePerson.tsx'
import { LeaseActions as LeaseActions_96fe26d746855e2ad35a78d9fd591e51 } from '../../../../src/admin/actions/LeaseActions.tsx'
import { PeriodCell as PeriodCell_9024ac0ffdc64f8aa3e516e6b89c5fb6 } from '../../../../src/admin/fields/PeriodCell.tsx'
import { PeriodField as PeriodField_00206bab18f921d11dac5665752d642f } from '../../../../src/admin/fields/PeriodField.tsx'
import { BillingRun as BillingRun_e770a27d794fb6688c7289f6121e5add } from '../../../../src/admin/actions/BillingRun.tsx'
import { InvoiceActions as InvoiceActions_fbc484a32a5c45d7be309857ec6ed51a } from '../../../../src/admin/actions/InvoiceActions.tsx'
import { JsonValue as JsonValue_c9eb6caf4e9bc1fb99ea32871ce84ea2 } from '../../../../src/admin/fields/JsonValue.tsx'
import { CodeCell as CodeCell_1a406593dbf41516b5a93b90ec47d2b1 } from '../../../../src/admin/fields/CodeCell.tsx'
import { CodeField as CodeField_572b16b55fccb3f8371fc5ead6e533fe } from '../../../../src/admin/fields/CodeField.tsx'
import { SecretField as SecretField_5f877a0c00c7b8781edc6eca60848789 } from '../../../../src/admin/fields/SecretField.tsx'
import { AccountBalance as AccountBalance_07211d09c776e9c0ad1c2bb61bd9bf28 } from '../../../../src/admin/panels/AccountBalance.tsx'
import { PolicyNote as PolicyNote_d9409c52fe5f285763a263b2b4b2313f } from '../../../../src/admin/permissions/PolicyNote.tsx'
import { WatchTenantCollection as WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
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
import { SecurityLink as SecurityLink_ca69a053ce022f6e8ccb5d75cc59e8f4 } from '../../../../src/admin/auth/SecurityLink.tsx'
import { ClosedLinks as ClosedLinks_1bc4de816bb2ab35e3465dbc389193b6 } from '../../../../src/admin/nav/ClosedLinks.tsx'
import { TenantSelector as TenantSelector_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { StepUp as StepUp_43252889f1706d9a3912a6937fa1ce3a } from '../../../../src/admin/auth/step-up/StepUp.tsx'
import { LiveUpdates as LiveUpdates_45257c773c7e17f11abb9f24a529109f } from '../../../../src/admin/LiveUpdates.tsx'
import { TenantSelectionProvider as TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { Dashboard as Dashboard_bfcc977efa0be7d8a0df028c625b41ee } from '../../../../src/admin/dashboard/Dashboard.tsx'
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
  "/src/admin/fields/PercentCell.tsx#PercentCell": PercentCell_c62648b5c7678325bf3fa3326e38404e,
  "/src/admin/fields/PercentField.tsx#PercentField": PercentField_ba3169d43f7f95835f993d9617bdfae2,
  "/src/admin/fields/RelatedRows.tsx#RelatedRows": RelatedRows_62557d9a94b03fbc3a0bcf3ba958203e,
  "@payloadcms/plugin-multi-tenant/client#AssignTenantFieldTrigger": AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a,
  "/src/admin/fields/MoneyCell.tsx#MoneyCell": MoneyCell_b484b188731136a954247b89a9bc16bc,
  "/src/admin/fields/MoneyField.tsx#MoneyField": MoneyField_c44c2fc5f832e29297ea5dcba4fb2909,
  "/src/admin/fields/StatusCell.tsx#StatusCell": StatusCell_e98a8d2ed92a17cb6d8caa69f5e32d03,
  "/src/admin/fields/StatusField.tsx#StatusField": StatusField_ef0b9448c5cd604e70bfae10851412fd,
  "/src/admin/fields/PageTitle.tsx#PageTitle": PageTitle_b50ffd929ba8fc9834b456ab278560f8,
  "/src/admin/fields/DateCell.tsx#DateCell": DateCell_c58b41c9a1bd2c7efd1c73af8e7107fd,
  "/src/admin/fields/DateField.tsx#DateField": DateField_de847a32c270ed95fbbb584f1c8cf6bc,
  "/src/admin/fields/YesCell.tsx#YesCell": YesCell_7121b2e84817c35f4354f5901e175f09,
  "/src/admin/panels/PersonAccount.tsx#PersonAccount": PersonAccount_b1954d6047259045344b5388005e2b26,
  "/src/admin/staff/InvitePerson.tsx#InvitePerson": InvitePerson_fabfc2a75915e3a56703d4fb5df28ec2,
  "/src/admin/actions/LeaseActions.tsx#LeaseActions": LeaseActions_96fe26d746855e2ad35a78d9fd591e51,
  "/src/admin/fields/PeriodCell.tsx#PeriodCell": PeriodCell_9024ac0ffdc64f8aa3e516e6b89c5fb6,
  "/src/admin/fields/PeriodField.tsx#PeriodField": PeriodField_00206bab18f921d11dac5665752d642f,
  "/src/admin/actions/BillingRun.tsx#BillingRun": BillingRun_e770a27d794fb6688c7289f6121e5add,
  "/src/admin/actions/InvoiceActions.tsx#InvoiceActions": InvoiceActions_fbc484a32a5c45d7be309857ec6ed51a,
  "/src/admin/fields/JsonValue.tsx#JsonValue": JsonValue_c9eb6caf4e9bc1fb99ea32871ce84ea2,
  "/src/admin/fields/CodeCell.tsx#CodeCell": CodeCell_1a406593dbf41516b5a93b90ec47d2b1,
  "/src/admin/fields/CodeField.tsx#CodeField": CodeField_572b16b55fccb3f8371fc5ead6e533fe,
  "/src/admin/fields/SecretField.tsx#SecretField": SecretField_5f877a0c00c7b8781edc6eca60848789,
  "/src/admin/panels/AccountBalance.tsx#AccountBalance": AccountBalance_07211d09c776e9c0ad1c2bb61bd9bf28,
  "/src/admin/permissions/PolicyNote.tsx#PolicyNote": PolicyNote_d9409c52fe5f285763a263b2b4b2313f,
  "@payloadcms/plugin-multi-tenant/client#WatchTenantCollection": WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a,
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
  "/src/admin/auth/SecurityLink.tsx#SecurityLink": SecurityLink_ca69a053ce022f6e8ccb5d75cc59e8f4,
  "/src/admin/nav/ClosedLinks.tsx#ClosedLinks": ClosedLinks_1bc4de816bb2ab35e3465dbc389193b6,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelector": TenantSelector_d6d5f193a167989e2ee7d14202901e62,
  "/src/admin/auth/step-up/StepUp.tsx#StepUp": StepUp_43252889f1706d9a3912a6937fa1ce3a,
  "/src/admin/LiveUpdates.tsx#LiveUpdates": LiveUpdates_45257c773c7e17f11abb9f24a529109f,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelectionProvider": TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62,
  "/src/admin/dashboard/Dashboard.tsx#Dashboard": Dashboard_bfcc977efa0be7d8a0df028c625b41ee,
  "/src/admin/auth/pages/LoginView.tsx#LoginView": LoginView_e957a2f6f3485371e781c196d2a4470e,
  "/src/admin/auth/pages/ForgotView.tsx#ForgotView": ForgotView_779dc0377acb2baa5964c6bc73ea0e23,
  "/src/admin/auth/pages/AccountView.tsx#AccountView": AccountView_aaa15fa4d57d7361c43a98edc2eb9f89,
  "/src/admin/auth/pages/SignUpView.tsx#SignUpView": SignUpView_76760a52d83619ea7a8ed5662386e592,
  "/src/admin/auth/pages/ResetView.tsx#ResetView": ResetView_c817044992b63512d0fce527302d849a,
  "/src/admin/auth/pages/InvitationView.tsx#InvitationView": InvitationView_446727c1a881b47bb1139d3d56f54be5,
  "/src/admin/auth/pages/SecurityView.tsx#SecurityView": SecurityView_9ae1e4ad7a979b5aab91f2c03fe28361,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
