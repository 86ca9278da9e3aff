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
import { WatchTenantCollection as WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { JobProgress as JobProgress_33daa7c25609b17ced6bb224e2a73ad5 } from '../../../../src/admin/panels/JobProgress.tsx'
import { JobActions as JobActions_fcc7d6eb67c46da8207fd0c8088b4bd0 } from '../../../../src/admin/actions/JobActions.tsx'
import { EntityCell as EntityCell_d5744c121a5c7b5a054febebf1810e71 } from '../../../../src/admin/fields/EntityCell.tsx'
import { Icon as Icon_5eddd781ceb78812efb2dcc0cec36920 } from '../../../../src/admin/brand/Icon.tsx'
import { Logo as Logo_2e763df44b42c422bacb8a7fd68ccf87 } from '../../../../src/admin/brand/Logo.tsx'
import { LiveStatus as LiveStatus_3a3d98c8a5b3ce6db81d091dc4669d2d } from '../../../../src/admin/LiveStatus.tsx'
import { OpenNav as OpenNav_c84f517fe087590276984a58d37affec } from '../../../../src/admin/nav/OpenNav.tsx'
import { DemoLogins as DemoLogins_b813d9a85639491a8de121304bfd9a4a } from '../../../../src/admin/login/DemoLogins.tsx'
import { TenantSelector as TenantSelector_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { LiveUpdates as LiveUpdates_45257c773c7e17f11abb9f24a529109f } from '../../../../src/admin/LiveUpdates.tsx'
import { TenantSelectionProvider as TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { Dashboard as Dashboard_bfcc977efa0be7d8a0df028c625b41ee } from '../../../../src/admin/dashboard/Dashboard.tsx'
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
  "@payloadcms/plugin-multi-tenant/client#WatchTenantCollection": WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a,
  "/src/admin/panels/JobProgress.tsx#JobProgress": JobProgress_33daa7c25609b17ced6bb224e2a73ad5,
  "/src/admin/actions/JobActions.tsx#JobActions": JobActions_fcc7d6eb67c46da8207fd0c8088b4bd0,
  "/src/admin/fields/EntityCell.tsx#EntityCell": EntityCell_d5744c121a5c7b5a054febebf1810e71,
  "/src/admin/brand/Icon.tsx#Icon": Icon_5eddd781ceb78812efb2dcc0cec36920,
  "/src/admin/brand/Logo.tsx#Logo": Logo_2e763df44b42c422bacb8a7fd68ccf87,
  "/src/admin/LiveStatus.tsx#LiveStatus": LiveStatus_3a3d98c8a5b3ce6db81d091dc4669d2d,
  "/src/admin/nav/OpenNav.tsx#OpenNav": OpenNav_c84f517fe087590276984a58d37affec,
  "/src/admin/login/DemoLogins.tsx#DemoLogins": DemoLogins_b813d9a85639491a8de121304bfd9a4a,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelector": TenantSelector_d6d5f193a167989e2ee7d14202901e62,
  "/src/admin/LiveUpdates.tsx#LiveUpdates": LiveUpdates_45257c773c7e17f11abb9f24a529109f,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelectionProvider": TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62,
  "/src/admin/dashboard/Dashboard.tsx#Dashboard": Dashboard_bfcc977efa0be7d8a0df028c625b41ee,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
